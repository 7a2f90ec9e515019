import { bandOf, type BandLimits, bandSteps } from '#lib/domain/recommendation/model/bands.ts';
import type { ScoredRating } from '#lib/domain/recommendation/model/knowledge.ts';
import type { ScoredDimension, Scorer } from '#lib/domain/recommendation/model/score.ts';
import { compareText } from '#lib/domain/recommendation/panel.ts';
import type { Band } from '#lib/domain/recommendation/verdict.ts';
import {
	probabilityAboveBar,
	smallestShift,
	type SmallestShift,
	smallestChange,
	type SmallestChange,
} from '#lib/domain/statistics/weight-sensitivity.ts';

/** Concentration of the Dirichlet distribution of weights around the scorecard's own. */
export const kappa = 50;

export type Robustness = {
	/** Unconstrained score of each dimension, in the scorecard's order. */
	dimensionScores: number[];
	/** Their weighted sum. */
	sum: number;
	band: Band;
	/** Probability that other reasonable weights leave the score on its side of the bar. */
	sameSideOfBar: number;
	/** Least share of the weight that must move for the score to reach the bar; null share = no weights do it. */
	smallestShift: SmallestShift;
	smallestChange: SmallestChange;
	equalWeights: number;
	withoutRater: { raterId: string; score: number; se: number; band: Band; delta: number }[];
	withoutDimension: { dimensionId: string; score: number }[];
};

/** What would change the result (docs/recommendation.md). */
export function robustness(
	dimensions: readonly ScoredDimension[],
	ratings: readonly ScoredRating[],
	scorer: Scorer,
	limits: BandLimits,
): Robustness {
	const weights = new Map(dimensions.map(({ id, weight }) => [id, weight]));
	const W = dimensions.map(({ weight }) => weight);
	const whole = scorer.score(weights);
	const m = dimensions.map(({ id }) => scorer.score(new Map([[id, 1]])).joint.score);
	const sum = weighted(W, m);
	const above = probabilityAboveBar(m, W, limits.bar, kappa);
	const raterIds = [...new Set(ratings.map(({ raterId }) => raterId))].sort(compareText);
	return {
		dimensionScores: m,
		sum,
		band: bandOf(whole, limits),
		sameSideOfBar: sum >= limits.bar ? above : 1 - above,
		smallestShift: smallestShift(m, W, limits.bar),
		smallestChange: smallestChange(m, W, limits.bar),
		equalWeights: m.reduce((total, value) => total + value, 0) / m.length,
		withoutRater: raterIds.map((raterId) => {
			const { score, se } = scorer.score(weights, (rating) => rating.raterId !== raterId);
			return { raterId, score, se, band: bandOf({ score, se }, limits), delta: score - whole.score };
		}),
		withoutDimension:
			dimensions.length === 1
				? []
				: dimensions.map(({ id }, without) => {
						const rest = W.map((weight, d) => (d === without ? 0 : weight));
						const total = rest.reduce((whole, weight) => whole + weight, 0);
						return { dimensionId: id, score: weighted(rest, m) / total };
					}),
	};
}

/** The verdict on it: other weights, a small shift, or one interviewer less could turn the recommendation. */
export function isFragile({ sameSideOfBar, smallestShift, band, withoutRater }: Robustness): boolean {
	return (
		sameSideOfBar < 0.8 ||
		(smallestShift.share !== null && smallestShift.share < 0.1) ||
		withoutRater.some((without) => bandSteps(band, without.band) >= 2)
	);
}

function weighted(weights: readonly number[], values: readonly number[]): number {
	return weights.reduce((sum, weight, d) => sum + weight * values[d]!, 0);
}
