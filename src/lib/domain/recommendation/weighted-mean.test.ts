import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import { names, panel, scorecard } from '#lib/domain/recommendation/panel.fixture.ts';
import type { PanelInput } from '#lib/domain/recommendation/panel.ts';
import { reasonKey } from '#lib/domain/recommendation/verdict.ts';
import { WeightedMeanRecommendation } from '#lib/domain/recommendation/weighted-mean-recommendation.ts';
import { weightedMean } from '#lib/domain/recommendation/weighted-mean.ts';
import { headline } from '#lib/domain/recommendation/words.ts';

const raters = ['ana', 'ben', 'cy'];
function allGive(levels: Parameters<typeof scorecard>[2]) {
	return raters.map((rater, index) => scorecard(`c${index}`, rater, levels));
}

describe('the score', () => {
	test('is the weighted mean of the dimensions’ means', () => {
		const scorecards = [
			scorecard('c1', 'ana', { d1: 5, d2: 3, d3: 2 }),
			scorecard('c2', 'ben', { d1: 4, d2: 4, d3: 3 }),
			scorecard('c3', 'cy', { d1: 3, d2: 2, d3: 4 }),
		];
		const result = weightedMean(panel({ scorecards }));
		expect(result.score).toBeCloseTo(0.5 * 4 + 0.25 * 3 + 0.25 * 3, 12);
		expect(result.dimensions[0]).toEqual({ id: 'd1', weight: 0.5, n: 3, mean: 4, sd: 1, range: 2 });
		expect(result).toMatchObject({
			coverage: 1,
			bounds: [3.5, 3.5],
			raters: 3,
			status: 'RECOMMENDED',
			band: 'HIRE',
		});
	});

	test('takes an unrated dimension’s weight out, says so, and bounds what it could have been', () => {
		const result = weightedMean(panel({ scorecards: allGive({ d1: 4, d2: 4, d3: 'not assessed' }) }));
		expect(result).toMatchObject({
			score: 4,
			coverage: 0.75,
			bounds: [3.25, 4.25],
			status: 'INSUFFICIENT_EVIDENCE',
		});
		expect(result.dimensions[2]).toEqual({ id: 'd3', weight: 0.25, n: 0, mean: null, sd: null, range: null });
		expect(result.trace.notAssessed).toHaveLength(3);
	});

	test('a person with two scorecards counts once on each dimension', () => {
		const scorecards = [
			scorecard('c1', 'ana', { d1: 5, d2: 3, d3: 3 }),
			scorecard('c2', 'ana', { d1: 3 }),
			scorecard('c3', 'ben', { d1: 2, d2: 3, d3: 3 }),
		];
		const result = weightedMean(panel({ scorecards }));
		expect(result.dimensions[0]).toMatchObject({ n: 2, mean: 3, range: 2 });
		expect(result.raters).toBe(2);
	});

	test.each(['shadow', 'seen_others'] as const)(
		'leaves a scorecard out that is %s, and lists it',
		(reason) => {
			const extra = scorecard('c9', 'dee', { d1: 1, d2: 1, d3: 1 }, reason);
			const result = weightedMean(panel({ scorecards: [...panel().scorecards, extra] }));
			expect(result.score).toBe(4);
			expect(result.raters).toBe(3);
			expect(result.trace.excluded).toEqual([
				{
					scorecardId: 'c9',
					raterId: 'dee',
					reason,
					ratings: ['d1', 'd2', 'd3'].map((dimensionId) => ({ dimensionId, level: 1 })),
				},
			]);
		},
	);

	test('lists a waived scorecard without what its author had typed', () => {
		const extra = scorecard('c9', 'dee', { d1: 1, d2: 'not assessed' }, 'waived');
		const result = weightedMean(panel({ scorecards: [...panel().scorecards, extra] }));
		expect(result.trace.excluded).toEqual([
			{ scorecardId: 'c9', raterId: 'dee', reason: 'waived', ratings: [] },
		]);
	});

	test('shows a dimension of weight 0 and never scores it, nor counts its raters or its floor', () => {
		const { dimensions } = panel();
		const extra = { id: 'd0', name: 'Notes', weight: 0, critical: true, floor: 5 };
		const rating = scorecard('c9', 'dee', { d0: 1 });
		const result = weightedMean(
			panel({ dimensions: [...dimensions, extra], scorecards: [...panel().scorecards, rating] }),
		);
		expect(result).toMatchObject({ score: 4, coverage: 1, raters: 3, status: 'RECOMMENDED' });
		expect(result.dimensions.at(-1)).toMatchObject({ id: 'd0', weight: 0, n: 1, mean: 1 });
	});

	test('with nothing submitted there is none: no zero, no middle', () => {
		const result = weightedMean(panel({ scorecards: [], pending: 3 }));
		expect(result).toMatchObject({
			score: null,
			raw: null,
			coverage: 0,
			bounds: [1, 5],
			raters: 0,
			provisional: true,
		});
		expect(result.reasons.map(reasonKey)).toEqual(['COVERAGE', 'QUORUM', 'CRITICAL_EVIDENCE:d1']);
	});

	test('even where the policy asks for no coverage, nothing rated is not enough', () => {
		const policy = { ...defaultPolicy, minCoverage: 0 };
		expect(weightedMean(panel({ scorecards: [], policy })).reasons[0]).toMatchObject({ code: 'COVERAGE' });
	});
});

describe('the gates, in their order', () => {
	const low = { scorecards: allGive({ d1: 2, d2: 4, d3: 4 }) };
	const lonely = { scorecards: [scorecard('c1', 'ana', { d1: 4, d2: 4 })] };
	const confirmed = { id: 'f1', state: 'confirmed' } as const;
	const open = { id: 'f2', state: 'open' } as const;
	const dismissed = { id: 'f3', state: 'dismissed' } as const;

	test.each<[string, Partial<PanelInput>, string, string | null, string[]]>([
		[
			'a confirmed red flag stops, before all else',
			{ ...lonely, redFlags: [open, confirmed] },
			'KNOCKED_OUT',
			'NO_HIRE',
			['RED_FLAG_CONFIRMED'],
		],
		[
			'an open one holds, before the evidence is looked at',
			{ ...lonely, redFlags: [open] },
			'HOLD',
			null,
			['RED_FLAG_OPEN'],
		],
		[
			'thin evidence is told with every reason',
			lonely,
			'INSUFFICIENT_EVIDENCE',
			null,
			['COVERAGE', 'QUORUM', 'CRITICAL_EVIDENCE:d1'],
		],
		[
			'thin evidence comes before the floor',
			{ scorecards: low.scorecards.slice(1) },
			'INSUFFICIENT_EVIDENCE',
			null,
			['QUORUM'],
		],
		['a critical mean below the floor stops', low, 'KNOCKED_OUT', 'NO_HIRE', ['CRITICAL_FLOOR:d1']],
		['a dismissed red flag has no effect', { redFlags: [dismissed] }, 'RECOMMENDED', 'HIRE', []],
	])('%s', (_what, change, status, band, reasons) => {
		const result = weightedMean(panel(change));
		expect([result.status, result.band]).toEqual([status, band]);
		expect(result.reasons.map(reasonKey)).toEqual(reasons);
	});

	test('every gate is in the working, also behind the one that decided', () => {
		const { gates } = weightedMean(panel({ ...low, redFlags: [confirmed] })).trace;
		expect(gates.map((gate) => [gate.code, gate.passed])).toEqual([
			['RED_FLAGS', false],
			['COVERAGE', true],
			['QUORUM', true],
			['CRITICAL_EVIDENCE', true],
			['CRITICAL_FLOOR', false],
		]);
	});

	test('a dimension’s own floor goes before the policy’s', () => {
		const [first, ...rest] = panel().dimensions;
		if (!first) throw new Error('no dimension');
		const strict = weightedMean(panel({ dimensions: [{ ...first, floor: 4.5 }, ...rest] }));
		expect(strict.reasons).toEqual([{ code: 'CRITICAL_FLOOR', dimensionId: 'd1', mean: 4, floor: 4.5 }]);
		const lax = weightedMean(panel({ ...low, dimensions: [{ ...first, floor: 2 }, ...rest] }));
		expect(lax.status).toBe('RECOMMENDED');
	});

	test('reasons on critical dimensions stand in the scorecard’s order, not in that of their ids', () => {
		const dimensions = panel()
			.dimensions.map((one) => ({ ...one, critical: true }))
			.reverse();
		const result = weightedMean(panel({ dimensions, scorecards: allGive({ d1: 2, d2: 2, d3: 2 }) }));
		expect(result.reasons.map(reasonKey)).toEqual([
			'CRITICAL_FLOOR:d3',
			'CRITICAL_FLOOR:d2',
			'CRITICAL_FLOOR:d1',
		]);
	});

	test('coverage of .1 + .7 is .8, although the machine’s sum is a bit less', () => {
		const dimensions = [0.1, 0.7, 0.2].map((weight, index) => ({
			id: `d${index + 1}`,
			name: '',
			weight,
			critical: false,
			floor: null,
		}));
		const result = weightedMean(panel({ dimensions, scorecards: allGive({ d1: 4, d2: 4 }) }));
		expect(0.1 + 0.7).toBeLessThan(0.8);
		expect(result.status).toBe('RECOMMENDED');
	});
});

describe('the band', () => {
	test.each([
		[5, 'STRONG_HIRE', 'Strong hire'],
		[4.25, 'STRONG_HIRE', 'Strong hire'],
		[4.2, 'HIRE', 'Hire'],
		[3.5, 'HIRE', 'Hire'],
		[3.4, 'NO_HIRE', 'No hire'],
		[2.5, 'NO_HIRE', 'No hire'],
		[2.4, 'STRONG_NO_HIRE', 'Strong no hire'],
		[1, 'STRONG_NO_HIRE', 'Strong no hire'],
	] as const)('of the score %d is %s', (level, band, words) => {
		const dimensions = panel().dimensions.map((one) => ({ ...one, critical: false }));
		const result = weightedMean(
			panel({ dimensions, scorecards: allGive({ d1: level, d2: level, d3: level }) }),
		);
		expect(result).toMatchObject({ status: 'RECOMMENDED', band, reasons: [] });
		expect(headline(result, names)).toBe(words);
	});

	test('of a score on the bar is that of the bar, however the weights are written', () => {
		for (const share of [0.1, 1 / 3, 0.7, 3, 11]) {
			const dimensions = panel().dimensions.map((one) => ({ ...one, weight: share, critical: false }));
			const scorecards = [
				scorecard('c1', 'ana', { d1: 3, d2: 4, d3: 3 }),
				scorecard('c2', 'ben', { d1: 4, d2: 3, d3: 4 }),
				scorecard('c3', 'cy', { d1: 3.5, d2: 3.5, d3: 3.5 }),
			];
			expect(weightedMean(panel({ dimensions, scorecards })).band).toBe('HIRE');
		}
	});
});

test('a recommendation survives being stored as JSON and read back', () => {
	for (const change of [{}, { scorecards: [] }, { redFlags: [{ id: 'f', state: 'open' as const }] }]) {
		const result = weightedMean(panel(change));
		expect(WeightedMeanRecommendation.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
	}
});
