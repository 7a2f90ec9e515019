import type { Mode } from '#lib/domain/recommendation/model/mode.ts';
import {
	effectKey,
	type Knowledge,
	rowsOf,
	type ScoredRating,
} from '#lib/domain/recommendation/model/knowledge.ts';
import { candidateCovariance } from '#lib/domain/recommendation/model/system.ts';
import type { VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import { choleskyOf, dot, multiply, principal, solve, type Square } from '#lib/domain/statistics/matrix.ts';
import { nonNegativeLeastSquares } from '#lib/domain/statistics/non-negative-least-squares.ts';

/** `weight` is normalised (sum 1) and above 0; a dimension that is not scored does not stand here. */
export type ScoredDimension = { id: string; weight: number };

/** A weighted sum of dimension means with its standard error, both in points of the 1 to 5 scale, unclipped. */
export type Estimate = { score: number; se: number };

export type Score = Estimate & {
	/** Score before any rating, and its standard error. */
	start: number;
	startSe: number;
	/** As the ratings: what this rater was expected to give, and how much each point above it counts (never below 0). */
	expected: Float64Array;
	weights: Float64Array;
	/** How many weights the best unconstrained estimate would have had below 0; those stand at 0. */
	clipped: number;
	/** The estimate without holding weights at 0: the joint estimate of the model. */
	joint: Estimate & { weights: Float64Array };
};

/** One candidate's ratings prepared for scores of several kinds: the whole, each dimension, some interviewers left out. */
export type Scorer = {
	/** The score of `weights` over the dimensions (normally they sum to 1), from the ratings that `keep` leaves. */
	score(weights: ReadonlyMap<string, number>, keep?: (rating: ScoredRating) => boolean): Score;
	/** V*: covariance of the ratings with the uncertainty of means and severities. */
	ratingCovariance: Square;
	/** y - E. */
	residual: Float64Array;
	/** Covariance of each rating with each effect that is known. */
	links: Float64Array[];
};

/**
 * Scores one candidate from the own ratings and what is known without them (best linear unbiased prediction, Henderson 1975):
 * T = t0 + sum of k (x - E) with k = V*^-1 c*, or the best k >= 0 where one would be negative; se^2 = v0 - 2k'c* + k'V*k.
 */
export function scorer(
	ratings: readonly ScoredRating[],
	knowledge: Knowledge,
	mode: Mode,
	variance: VarianceComponents,
): Scorer {
	const n = ratings.length;
	const size = knowledge.effects.length;
	const places = new Map(knowledge.effects.map((effect, place) => [effectKey(effect), place]));
	const placeOf = (effect: Parameters<typeof effectKey>[0]) => {
		const place = places.get(effectKey(effect));
		if (place === undefined) throw new Error('A rating rests on an effect of which nothing is known.');
		return place;
	};
	const columns = ratings.map(({ raterId, dimensionId }) =>
		mode === 'display'
			? [placeOf({ kind: 'dimension', dimensionId })]
			: [
					placeOf({ kind: 'dimension', dimensionId }),
					placeOf({ kind: 'rater', raterId }),
					placeOf({ kind: 'rater_dimension', raterId, dimensionId }),
				],
	);
	const expected = Float64Array.from(columns, (own) => sumOver(own, (place) => knowledge.mean[place]!));
	const links = columns.map((own) =>
		Float64Array.from({ length: size }, (_, e) =>
			sumOver(own, (place) => knowledge.covariance[place * size + e]!),
		),
	);
	// `mode` decides only how much of V_i is error; a prior of means has no part in it.
	const ratingCovariance = candidateCovariance(rowsOf(ratings), { mode, variance, meanPrior: null });
	for (let o = 0; o < n; o++)
		for (let p = 0; p < n; p++)
			ratingCovariance[o * n + p]! += sumOver(columns[p]!, (place) => links[o]![place]!);
	const residual = Float64Array.from(ratings, ({ level }, o) => level - expected[o]!);
	const dimensionPlaces = knowledge.effects.flatMap((effect, place) =>
		effect.kind === 'dimension' ? [{ id: effect.dimensionId, place }] : [],
	);

	function score(weights: ReadonlyMap<string, number>, keep?: (rating: ScoredRating) => boolean): Score {
		const kept = ratings.flatMap((rating, o) => (!keep || keep(rating) ? [o] : []));
		const target = dimensionPlaces.flatMap(({ id, place }) => {
			const weight = weights.get(id) ?? 0;
			return weight === 0 ? [] : [{ place, weight }];
		});
		const start = target.reduce((sum, { place, weight }) => sum + weight * knowledge.mean[place]!, 0);
		const total = target.reduce((sum, { weight }) => sum + weight, 0);
		let startVariance = variance.candidate * total ** 2;
		for (const one of target) {
			startVariance += variance.candidateDimension * one.weight ** 2;
			for (const other of target)
				startVariance += one.weight * other.weight * knowledge.covariance[one.place * size + other.place]!;
		}
		const covariance = Float64Array.from(kept, (o) => {
			const rating = ratings[o]!;
			const own =
				variance.candidate * total + variance.candidateDimension * (weights.get(rating.dimensionId) ?? 0);
			return target.reduce((sum, { place, weight }) => sum + weight * links[o]![place]!, own);
		});
		const among = kept.length === n ? ratingCovariance : principal(ratingCovariance, n, kept);
		const free = solve(choleskyOf(among, kept.length), kept.length, covariance);
		const isFree = free.every((weight) => weight >= 0);
		const used = isFree ? free : nonNegativeLeastSquares(among, kept.length, covariance);
		const deviations = Float64Array.from(kept, (o) => residual[o]!);
		return {
			score: start + dot(used, deviations),
			se: root(startVariance - 2 * dot(used, covariance) + dot(used, multiply(among, kept.length, used))),
			start,
			startSe: root(startVariance),
			expected: Float64Array.from(kept, (o) => expected[o]!),
			weights: used,
			clipped: isFree ? 0 : used.reduce((count, weight) => count + (weight === 0 ? 1 : 0), 0),
			joint: {
				score: start + dot(free, deviations),
				se: root(startVariance - dot(free, covariance)),
				weights: free,
			},
		};
	}

	return { score, ratingCovariance, residual, links };
}

function sumOver(places: readonly number[], value: (place: number) => number): number {
	let sum = 0;
	for (const place of places) sum += value(place);
	return sum;
}

/** Rounding can carry a variance of nothing a bit below 0. */
function root(variance: number): number {
	return Math.sqrt(Math.max(0, variance));
}
