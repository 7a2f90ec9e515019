import { describe, expect, test } from 'vitest';
import {
	defaultPolicy,
	Policy,
	recommendsAlike,
	StoredPolicy,
	thresholdsOf,
} from '#lib/domain/policy/policy.ts';
import { defaultThresholds } from '#lib/domain/recommendation/model/thresholds.ts';

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
		['hire that takes more certainty than strong hire', { pHire: 0.97 }, 'pStrongHireBar'],
		['lean hire that takes more certainty than hire', { pLeanHire: 0.8 }, 'pLeanHire'],
		['lean no hire that takes more certainty than lean hire', { pLeanNo: 0.6 }, 'pLeanNo'],
		['a cap that takes more certainty than the stop', { pFloorRisk: 0.9 }, 'pFloorRisk'],
		['a certainty given in per cent', { pStrong: 50 }, 'pStrong'],
		['an unknown use of severity', { severity: 'hide' }, 'severity'],
		['a form without the severity', { severity: undefined }, 'severity'],
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

	test('a version stored before certainty was a setting reads with the defaults, and keeps what it has', () => {
		const { pHire, pLeanHire, pLeanNo, pStrongHireBar, pStrong, pStrongNo, ...rest } = defaultPolicy;
		const { pFloorFail, pFloorRisk, severity, ...first } = rest;
		expect(StoredPolicy.parse({ ...first, bar: 3 })).toEqual({ ...defaultPolicy, bar: 3 });
		expect(Object.keys(first)).toHaveLength(12);
		expect([pHire, pLeanHire, pLeanNo, pStrongHireBar, pStrong, pStrongNo, pFloorFail, pFloorRisk]).toEqual([
			0.75, 0.5, 0.25, 0.95, 0.5, 0.5, 0.8, 0.5,
		]);
		expect(severity).toBe('show');
	});

	test.each([['off'], ['apply']] as const)('a stored severity of %s stays', (severity) => {
		expect(StoredPolicy.parse({ ...defaultPolicy, severity }).severity).toBe(severity);
	});

	test.each([['text'], [null], [[]], [{ ...defaultPolicy, more: 1 }]])(
		'what is no policy is refused',
		(stored) => {
			expect(StoredPolicy.safeParse(stored).success).toBe(false);
		},
	);

	test('the default policy asks of the model what the model asks by itself', () => {
		expect(thresholdsOf(defaultPolicy)).toEqual(defaultThresholds);
		expect(thresholdsOf({ ...defaultPolicy, quorum: 5, pHire: 0.8 })).toEqual({
			...defaultThresholds,
			minRaters: 5,
			pHire: 0.8,
		});
	});

	test('only what a recommendation rests on makes another recommendation', () => {
		const elsewhere = { notesRequiredAt: [], evidenceFirst: 'require' as const, scorecardDueHours: 2 };
		expect(recommendsAlike(defaultPolicy, { ...defaultPolicy, ...elsewhere })).toBe(true);
		for (const change of [{ bar: 3.6 }, { pStrong: 0.6 }, { quorum: 2 }, { criticalFloor: 2 }]) {
			expect(recommendsAlike(defaultPolicy, { ...defaultPolicy, ...change })).toBe(false);
		}
		expect(recommendsAlike(defaultPolicy, { ...defaultPolicy, severity: 'off' })).toBe(false);
	});
});
