import { describe, expect, test } from 'vitest';
import { agreementOf } from '#lib/domain/report/agreement.ts';
import { agreementOverTime } from '#lib/domain/report/agreement-over-time.ts';
import { cellsOf, type ReportRating } from '#lib/domain/report/cells.ts';
import { averageErrors, decisionStudy, panelsAsMet } from '#lib/domain/report/enough-interviewers.ts';
import { kappaSpread } from '#lib/domain/report/kappa-spread.ts';
import { raterPairs } from '#lib/domain/report/rater-pairs.ts';
import { defaultVariance } from '#lib/domain/recommendation/model/variance.ts';
import { agreementTable, kappa } from '#lib/domain/statistics/kappa.ts';
import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff.ts';
import { panelErrors } from '#lib/domain/statistics/panel-dependability.ts';

const when = new Date('2026-02-03T10:00:00Z');

function rating(candidateId: string, raterId: string, level: number, change: Partial<ReportRating> = {}) {
	return { candidateId, raterId, dimensionId: 'd', level, openedAt: when, ...change };
}

/** Two raters of as many candidates; the second gives one more to every third. */
function panel(candidates: number, openedAt = when): ReportRating[] {
	return Array.from({ length: candidates }, (_, i) => {
		const level = 1 + (i % 4);
		return [
			rating(`c${String(i)}`, 'kim', level, { openedAt }),
			rating(`c${String(i)}`, 'lee', level + (i % 3 === 0 ? 1 : 0), { openedAt }),
		];
	}).flat();
}

describe('a cell', () => {
	test('holds one level a rater: the mean of several', () => {
		const [cell] = cellsOf([rating('c', 'kim', 2), rating('c', 'lee', 4), rating('c', 'kim', 3)]);
		expect([...(cell?.levels ?? [])]).toEqual([
			['kim', 2.5],
			['lee', 4],
		]);
	});
});

describe('agreement on a dimension', () => {
	test('is alpha by the interval metric from ten candidates on', () => {
		const { alpha } = krippendorffAlpha(
			Array.from({ length: 10 }, (_, i) => [1 + (i % 4), 1 + (i % 4) + (i % 3 === 0 ? 1 : 0)]),
			'interval',
		);
		expect(agreementOf(cellsOf(panel(10)))).toEqual({
			candidates: 10,
			raters: 2,
			figure: { kind: 'alpha', alpha },
		});
	});

	test('is too few below, however many had one rater', () => {
		const alone = Array.from({ length: 20 }, (_, i) => rating(`alone${String(i)}`, 'noa', 3));
		expect(agreementOf(cellsOf([...panel(9), ...alone]))).toEqual({
			candidates: 9,
			raters: 2,
			figure: { kind: 'too_few' },
		});
	});

	test('is no question where all gave the same', () => {
		const same = panel(12).map((one) => ({ ...one, level: 3 }));
		expect(agreementOf(cellsOf(same)).figure).toEqual({ kind: 'all_alike' });
	});
});

describe('how many interviewers are enough', () => {
	const errors = panelErrors(defaultVariance, [1, 1, 1, 1, 1]);
	if (!errors) throw new Error('Five weights have errors.');

	test('is the fewest that reach .8, and the line rises to it', () => {
		const study = decisionStudy(errors);
		expect(study?.points[0]?.dependability).toBeCloseTo(0.302 / 0.67, 12);
		expect(study?.points).toHaveLength(8);
		expect(study?.needed).toBe(5);
		expect(study?.points[4]?.dependability).toBeGreaterThanOrEqual(0.8);
		expect(study?.points[3]?.dependability).toBeLessThan(0.8);
	});

	test('averages scorecards that weigh differently by how many candidates had them', () => {
		const single = panelErrors(defaultVariance, [1]);
		if (!single) throw new Error('One weight has errors.');
		const mixed = averageErrors([
			{ errors, candidates: 3 },
			{ errors: single, candidates: 1 },
		]);
		expect(mixed?.universe).toBeCloseTo((3 * errors.universe + single.universe) / 4, 12);
		expect(averageErrors([])).toBeNull();
	});

	test('tells of the panels that met, which share all severity where all met the same interviewers', () => {
		const pairs = ['a', 'b'].flatMap((candidate) =>
			['kim', 'lee'].map((rater) => [candidate, rater] as const),
		);
		const met = panelsAsMet(errors, pairs);
		expect(met?.interviewers).toBe(2);
		expect(met?.reliability).toBeCloseTo(errors.universe / (errors.universe + errors.relativeError / 2), 12);
	});
});

describe('agreement over time', () => {
	test('is the mean difference of each quarter, the empty ones between in their place', () => {
		const later = panel(10, new Date('2026-09-30T23:59:59Z'));
		expect(agreementOverTime(cellsOf([...panel(6), ...later.map(renamed)]))).toEqual([
			{ year: 2026, quarter: 1, candidates: 6, figure: { kind: 'weak', apart: 2 / 6 } },
			{ year: 2026, quarter: 2, candidates: 0, figure: { kind: 'too_few' } },
			{ year: 2026, quarter: 3, candidates: 10, figure: { kind: 'firm', apart: 4 / 10 } },
		]);
	});

	test('shows no figure of fewer than five candidates', () => {
		expect(agreementOverTime(cellsOf(panel(4))).map(({ figure }) => figure.kind)).toEqual(['too_few']);
		expect(agreementOverTime([])).toEqual([]);
	});

	test('counts a dimension once, however many rated it', () => {
		const crowd = ['kim', 'lee', 'noa'].map((rater, i) => rating('crowd', rater, 1 + i));
		const [quarter] = agreementOverTime(cellsOf([...crowd, ...panel(5)]));
		expect(quarter?.figure).toEqual({ kind: 'weak', apart: (4 / 3 + 2) / 6 });
	});

	function renamed(one: ReportRating): ReportRating {
		return { ...one, candidateId: `later ${one.candidateId}` };
	}
});

describe('a pair of interviewers', () => {
	test('has the quadratic kappa of the whole scale, with its standard error', () => {
		const levels = Array.from({ length: 12 }, (_, i): [number, number] => [
			1 + (i % 4),
			1 + (i % 4) + (i % 3 === 0 ? 1 : 0),
		]);
		const expected = kappa(agreementTable(levels, [1, 2, 3, 4, 5]), 'quadratic');
		const { pairs, tooFew } = raterPairs(cellsOf(panel(12)));
		expect(tooFew).toBe(0);
		expect(pairs).toHaveLength(1);
		expect(pairs[0]).toMatchObject({ raterIds: ['kim', 'lee'], cells: 12 });
		expect(pairs[0]?.kappa).toBeCloseTo(expected?.kappa ?? NaN, 12);
		expect(pairs[0]?.standardError).toBeCloseTo(expected?.standardError ?? NaN, 12);
	});

	test('shows nothing below ten cells in common, and is counted', () => {
		expect(raterPairs(cellsOf(panel(9)))).toEqual({ pairs: [], tooFew: 1 });
	});

	test('is told without names only among three or more', () => {
		expect(kappaSpread([0.1, 0.9])).toBeNull();
		expect(kappaSpread([0.1, 0.4, 0.59, 0.6])).toEqual({ low: 1, middle: 2, high: 1 });
	});
});
