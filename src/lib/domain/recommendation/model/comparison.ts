import { effectsOf, candidateCovariance, type System } from '#lib/domain/recommendation/model/system.ts';
import type { ScoredDimension } from '#lib/domain/recommendation/model/score.ts';
import { normalCdf } from '#lib/domain/statistics/normal.ts';
import { choleskyOf, dot, solve } from '#lib/domain/statistics/matrix.ts';

export type Comparison = {
	/** In the panel's order (by id); the rows and columns below are in the same. */
	candidateIds: string[];
	/** Joint estimates. */
	scores: number[];
	covariance: number[][];
	/** [i][j]: probability that i's score exceeds j's; .5 on the diagonal. */
	superiority: number[][];
	/** 1 is best; what one would expect the rank to be, given what is known. */
	expectedRanks: number[];
};

/**
 * Candidates of one role side by side: joint estimates, how they vary together, and the
 * probability that one exceeds the other. Henderson (1975) for the joint prediction errors.
 */
export function compareCandidates(
	system: System,
	dimensions: readonly ScoredDimension[],
	candidateIds: readonly string[] = system.panel.candidateIds,
): Comparison {
	const { model, panel, size, estimate, covariance } = system;
	const weights = new Float64Array(size);
	const weightOf = new Map(dimensions.map(({ id, weight }) => [id, weight]));
	panel.dimensionIds.forEach((id, d) => {
		weights[d] = weightOf.get(id) ?? 0;
	});
	const total = dimensions.reduce((sum, { weight }) => sum + weight, 0);
	const own =
		model.variance.candidate * total ** 2 +
		model.variance.candidateDimension * dimensions.reduce((sum, { weight }) => sum + weight ** 2, 0);

	const parts = candidateIds.map((candidateId) => {
		const rows = panel.candidates[panel.candidateIds.indexOf(candidateId)];
		if (!rows) throw new RangeError(`The panel has no candidate ${candidateId}.`);
		const n = rows.level.length;
		const effects = effectsOf(panel, rows, model.mode);
		const c = Float64Array.from(
			rows.dimension,
			(d) => model.variance.candidate * total + model.variance.candidateDimension * weights[d]!,
		);
		const k = solve(choleskyOf(candidateCovariance(rows, model), n), n, c);
		const h = Float64Array.from(weights);
		let score = dot(weights, estimate);
		for (let o = 0; o < n; o++) {
			let residual = rows.level[o]!;
			for (const column of effects) {
				h[column[o]!]! -= k[o]!;
				residual -= estimate[column[o]!]!;
			}
			score += k[o]! * residual;
		}
		return { score, h, variance: own - dot(k, c) };
	});

	const reach = parts.map(({ h }) => {
		const result = new Float64Array(size);
		for (let e = 0; e < size; e++) {
			if (h[e] === 0) continue;
			for (let f = 0; f < size; f++) result[f]! += h[e]! * covariance[e * size + f]!;
		}
		return result;
	});
	const joint = parts.map((a, i) => parts.map((b, j) => dot(reach[i]!, b.h) + (i === j ? a.variance : 0)));
	const superiority = parts.map((a, i) =>
		parts.map((b, j) => {
			if (i === j) return 0.5;
			const spread = joint[i]![i]! + joint[j]![j]! - 2 * joint[i]![j]!;
			const difference = a.score - b.score;
			return spread > 0 ? normalCdf(difference / Math.sqrt(spread)) : (Math.sign(difference) + 1) / 2;
		}),
	);
	return {
		candidateIds: [...candidateIds],
		scores: parts.map(({ score }) => score),
		covariance: joint,
		superiority,
		expectedRanks: parts.map(
			(_, i) => 1 + parts.reduce((sum, __, j) => sum + (j === i ? 0 : superiority[j]![i]!), 0),
		),
	};
}
