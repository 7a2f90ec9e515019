import { expect, test } from 'vitest';
import { interviewersText, percent } from '#lib/components/calibration/percent.ts';

test.each([
	[0.452, '45\u00a0%'],
	[1, '100\u00a0%'],
	[0, '0\u00a0%'],
	[0.0001, 'under 1\u00a0%'],
])('%f is %s', (share, text) => {
	expect(percent(share)).toBe(text);
});

test.each([
	[5, '5'],
	[null, 'more than any panel has'],
	[100_000, 'more than any panel has'],
])('%s interviewers read as %s', (needed, text) => {
	expect(interviewersText(needed)).toBe(text);
});
