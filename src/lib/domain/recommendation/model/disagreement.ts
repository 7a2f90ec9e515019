import { effectKey, type Knowledge, type ScoredRating } from '#lib/domain/recommendation/model/knowledge.ts';
import type { Scorer } from '#lib/domain/recommendation/model/score.ts';
import type { VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import { chiSquareUpperTail } from '#lib/domain/statistics/distributions.ts';
import { choleskyOf, inverse, multiply, principal, solve } from '#lib/domain/statistics/matrix.ts';
import { compareText } from '#lib/domain/recommendation/panel.ts';

export type Disagreement = {
	dimensionId: string;
	/** Ratings, each rater's several ones counted each. */
	n: number;
	/** Levels between the highest and the lowest. */
	range: number;
	sd: number;
	/** How far the ratings lie apart after each interviewer's severity is taken off, as chi-square with n - 1 degrees. */
	q: number;
	/** Probability of lying this far apart by chance. */
	p: number;
	level: 'high' | 'moderate' | 'none';
};

/** Engine specification 2.f, from a scorer in severity mode: dimensions with two ratings or more, in the given order. */
export function disagreements(
	dimensionIds: readonly string[],
	ratings: readonly ScoredRating[],
	knowledge: Knowledge,
	scorer: Scorer,
	variance: VarianceComponents,
): Disagreement[] {
	const severity = jointSeverities(ratings, knowledge, scorer);
	return dimensionIds.flatMap((dimensionId): Disagreement[] => {
		const own = ratings.flatMap((rating, o) =>
			rating.dimensionId === dimensionId
				? [{ level: rating.level, adjusted: rating.level - severity[o]! }]
				: [],
		);
		if (own.length < 2) return [];
		const levels = own.map(({ level }) => level);
		const range = Math.max(...levels) - Math.min(...levels);
		const q = squares(own.map(({ adjusted }) => adjusted)) / (variance.candidateRater + variance.residual);
		const p = chiSquareUpperTail(q, own.length - 1);
		return [
			{
				dimensionId,
				n: own.length,
				range,
				sd: Math.sqrt(squares(levels) / (own.length - 1)),
				q,
				p,
				level: levelOf(range, p),
			},
		];
	});
}

/** Half of all normal panels have a range of two somewhere, so a range of two counts only where it is improbable too. */
function levelOf(range: number, p: number): Disagreement['level'] {
	if (range >= 3 || (range >= 2 && p < 0.05)) return 'high';
	return range >= 2 && p < 0.2 ? 'moderate' : 'none';
}

/** For each rating, its rater's severity with the part on that dimension, the candidate's own ratings included. */
function jointSeverities(
	ratings: readonly ScoredRating[],
	knowledge: Knowledge,
	scorer: Scorer,
): Float64Array {
	const n = ratings.length;
	const pull = solve(choleskyOf(scorer.ratingCovariance, n), n, scorer.residual);
	const places = new Map(knowledge.effects.map((effect, place) => [effectKey(effect), place]));
	return Float64Array.from(ratings, ({ raterId, dimensionId }) => {
		const own = [
			places.get(effectKey({ kind: 'rater', raterId }))!,
			places.get(effectKey({ kind: 'rater_dimension', raterId, dimensionId }))!,
		];
		return own.reduce(
			(sum, place) =>
				sum + knowledge.mean[place]! + scorer.links.reduce((s, link, o) => s + link[place]! * pull[o]!, 0),
			0,
		);
	});
}

export type CardResidual = {
	raterId: string;
	/** Weighted points by which the card lies above what the other cards and the model led to expect. */
	residual: number;
	sd: number;
	/** residual / sd; 2 or more either way is an unexpected card, to be discussed and never to be left out. */
	z: number;
};

/** Standardised deletion residual of each rater's card (Haslett 1990, with the whole card deleted), from a scorer in severity mode. */
export function cardResiduals(
	ratings: readonly ScoredRating[],
	weights: ReadonlyMap<string, number>,
	scorer: Scorer,
): CardResidual[] {
	const n = ratings.length;
	if (n === 0) return [];
	const precision = inverse(choleskyOf(scorer.ratingCovariance, n), n);
	const pull = multiply(precision, n, scorer.residual);
	const raterIds = [...new Set(ratings.map(({ raterId }) => raterId))].sort(compareText);
	return raterIds.map((raterId) => {
		const block = ratings.flatMap((rating, o) => (rating.raterId === raterId ? [o] : []));
		const size = block.length;
		const factor = choleskyOf(principal(precision, n, block), size);
		const total = block.reduce((sum, o) => sum + weights.get(ratings[o]!.dimensionId)!, 0);
		const g = Float64Array.from(block, (o) => weights.get(ratings[o]!.dimensionId)! / total);
		const deletion = solve(
			factor,
			size,
			Float64Array.from(block, (o) => pull[o]!),
		);
		const spread = solve(factor, size, g);
		const residual = g.reduce((sum, share, i) => sum + share * deletion[i]!, 0);
		const sd = Math.sqrt(g.reduce((sum, share, i) => sum + share * spread[i]!, 0));
		return { raterId, residual, sd, z: residual / sd };
	});
}

function squares(values: readonly number[]): number {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
