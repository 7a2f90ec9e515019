import { describe, expect, test } from 'vitest';
import { defaultPolicy } from './policy.ts';
import { policyChanges, settingNames, settingText } from './settings.ts';

describe('what another version changes', () => {
	test('nothing, where nothing differs', () => {
		expect(policyChanges(defaultPolicy, { ...defaultPolicy, notesRequiredAt: [1, 2, 5] })).toEqual([]);
	});

	test('each setting with its unit, in the order in which the policy is read', () => {
		const after = {
			...defaultPolicy,
			notesRequiredAt: [],
			quorum: 1,
			severity: 'apply' as const,
			bar: 4,
			pHire: 0.805,
			minCoverage: 0.75,
			exerciseDueDays: 1,
		};
		expect(
			policyChanges(defaultPolicy, after).map(({ label, before, after }) => [label, before, after]),
		).toEqual([
			['Bar', '3.5', '4.0'],
			['Hire, from', '75 %', '80.5 %'],
			['Quorum', '3 raters', '1 rater'],
			['Coverage', '80 %', '75 %'],
			['Interviewers’ severity', 'Shown beside the score', 'Taken off the score'],
			['Ratings that need a note', '1, 2, 5', 'none'],
			['Time for an exercise', '7 days', '1 day'],
		]);
	});

	test('every setting of a policy can be told', () => {
		expect([...settingNames].sort()).toEqual(Object.keys(defaultPolicy).sort());
		for (const name of settingNames) expect(settingText(defaultPolicy, name)).not.toBe('');
	});
});
