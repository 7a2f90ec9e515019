import { describe, expect, test } from 'vitest';
import { defaultPolicy, Policy } from '#lib/domain/policy/policy.ts';

describe('policy', () => {
	test('the default is valid as it stands', () => {
		expect(Policy.parse(defaultPolicy)).toEqual(defaultPolicy);
	});

	test.each([
		['a bar above the strong bar', { bar: 4.5 }, 'bar'],
		['a bar below the strong-no bar', { bar: 2 }, 'bar'],
		['a bar off the scale', { strongBar: 5.5 }, 'strongBar'],
		['a coverage given in per cent', { minCoverage: 80 }, 'minCoverage'],
		['a quorum of nobody', { quorum: 0 }, 'quorum'],
		['half a rater', { quorum: 2.5 }, 'quorum'],
		['a note rule for level 6', { notesRequiredAt: [6] }, 'notesRequiredAt'],
		['a link that dies before the exercise is due', { exerciseLinkDays: 3 }, 'exerciseLinkDays'],
		['an unknown way to put evidence first', { evidenceFirst: 'never' }, 'evidenceFirst'],
	])('refuses %s, at its field', (_what, change, field) => {
		const result = Policy.safeParse({ ...defaultPolicy, ...change });
		expect(result.success).toBe(false);
		expect(result.error?.issues[0]?.path[0]).toBe(field);
	});

	test('refuses a setting that it does not know, rather than losing it silently', () => {
		expect(Policy.safeParse({ ...defaultPolicy, quorom: 2 }).success).toBe(false);
	});

	test('the note rule is kept in order and without doubles', () => {
		expect(Policy.parse({ ...defaultPolicy, notesRequiredAt: [5, 1, 5] }).notesRequiredAt).toEqual([1, 5]);
	});
});
