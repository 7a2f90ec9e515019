import { describe, expect, test } from 'vitest';
import { fitPanel, fitSingle } from './fit.ts';
import { type CalibrationRating, ratingPanel } from './ratings.ts';

/** A line for each card: candidate, rater, then the levels of dimensions 1, 2, ...; a point is no rating. */
function ratingsOf(cards: string): CalibrationRating[] {
	return cards
		.trim()
		.split('\n')
		.flatMap((line) => {
			const [candidateId = '', raterId = '', levels = ''] = line.trim().split(' ');
			return [...levels].flatMap((level, at): CalibrationRating[] =>
				level === '.' ? [] : [{ candidateId, raterId, dimensionId: `d${at + 1}`, level: Number(level) }],
			);
		});
}

const restricted = { prior: null, meanPrior: null };

describe('restricted maximum likelihood', () => {
	// Criterion and components by lme4's lmer, with random effects of all five kinds.
	test('does not leave a component at 0 that should grow again', () => {
		const ratings = ratingsOf(`
			c1 r5 4444.
			c1 r1 453.5
			c1 r3 4444.
			c2 r4 3.455
			c2 r2 34455
			c3 r1 34455
			c3 r5 4354.
			c3 r3 44345
			c4 r4 33354
			c4 r2 33434
		`);
		const { variance, objective } = fitPanel(ratingPanel(ratings), restricted);
		expect(objective).toBeCloseTo(80.9476554898, 5);
		expect(variance.candidate).toBeCloseTo(0.0897603496, 4);
		expect(variance.candidateDimension).toBeCloseTo(0.0054500243, 4);
		expect(variance.rater).toBeLessThan(1e-6);
		expect(variance.raterDimension).toBeCloseTo(0.0654445782, 4);
		expect(variance.candidateRater).toBeLessThan(1e-6);
		expect(variance.residual).toBeCloseTo(0.2456605964, 4);
	});

	test('finds the same components whatever the unit of the ratings', () => {
		const ratings = ratingsOf(`
			c1 r1 4
			c1 r2 5
			c1 r3 3
			c2 r1 2
			c2 r2 3
			c2 r3 1
			c3 r1 3
			c3 r3 3
			c4 r2 5
			c4 r3 4
		`);
		const inUnit = (unit: number) => {
			const scaled = ratings.map((rating) => ({ ...rating, level: rating.level * unit }));
			const { variance } = fitSingle(ratingPanel(scaled), restricted);
			return [variance.candidate, variance.rater, variance.residual].map((value) => value / unit ** 2);
		};
		inUnit(100).forEach((value, at) => expect(value).toBeCloseTo(inUnit(1)[at]!, 5));
	});
});
