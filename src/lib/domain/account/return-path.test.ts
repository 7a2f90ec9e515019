import { describe, expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

describe('after signing in', () => {
	test.each(['/', '/jobs', '/jobs/3?after=4', '/settings/members/'])('%s is gone back to', (to) => {
		expect(returnPath(to)).toBe(to);
	});

	test.each([
		null,
		'',
		'jobs',
		'https://evil.example/',
		'//evil.example',
		'///evil.example',
		'/\\evil.example',
		'/\t/evil.example',
		'/\n/evil.example',
		'/.//evil.example',
		'/a/..//evil.example',
		'javascript:alert(1)',
		'\\\\evil.example',
		' //evil.example',
	])('%j leads home instead', (to) => {
		expect(returnPath(to)).toBe('/');
	});
});
