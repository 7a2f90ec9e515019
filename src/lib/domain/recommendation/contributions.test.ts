import { describe, expect, test } from 'vitest';
import { contributionsByDimension, contributionsByRater } from '#lib/domain/recommendation/contributions.ts';
import { modelOf } from '#lib/domain/recommendation/model-panel.fixture.ts';
import { scorecard } from '#lib/domain/recommendation/panel.fixture.ts';

const { trace } = modelOf({
	scorecards: [
		scorecard('c1', 'ana', { d1: 2, d2: 3 }),
		scorecard('c2', 'ben', { d1: 5, d3: 4 }),
		scorecard('c3', 'cy', { d1: 4, d2: 3, d3: 3 }),
		scorecard('c4', 'ana', { d3: 1 }),
	],
});

describe('contributions', () => {
	test('by rater, whoever lifted the score most first, with all scorecards of one person together', () => {
		const raters = contributionsByRater(trace);
		expect(raters.map(({ raterId }) => raterId)).toEqual(['ben', 'cy', 'ana']);
		expect(raters.at(-1)?.rows.map(({ scorecardId }) => scorecardId)).toEqual(['c1', 'c1', 'c4']);
	});

	test('by rater and by dimension add up to the score from where it started', () => {
		const byRater = contributionsByRater(trace).map(({ sum }) => sum);
		const byDimension = [...contributionsByDimension(trace).values()];
		for (const sums of [byRater, byDimension]) {
			expect(sums.reduce((sum, one) => sum + one, trace.start)).toBeCloseTo(trace.score, 9);
		}
	});
});
