import { expect, test } from 'vitest';
import { claim, release } from '#lib/components/submit-guard.ts';

test('the first press goes through, a doubled one does not', () => {
	const form = {};
	expect(claim(form)).toBe(true);
	expect(claim(form)).toBe(false);
});

test('after the answer the form may be sent again', () => {
	const form = {};
	claim(form);
	release(form);
	expect(claim(form)).toBe(true);
});

test('forms do not hold each other up', () => {
	claim({});
	expect(claim({})).toBe(true);
});
