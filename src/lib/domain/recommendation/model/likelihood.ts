import { effectsOf, type System } from '#lib/domain/recommendation/model/system.ts';
import type { Rows } from '#lib/domain/recommendation/model/ratings.ts';
import type { VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import type { Square } from '#lib/domain/statistics/matrix.ts';

export type ComponentName = keyof VarianceComponents;

/**
 * Exact gradient of the deviance in the logarithms of the variance components (Searle, Casella and McCulloch 1992, chapter 6), from a system
 * that estimates severities.
 */
export function devianceGradient(system: System): VarianceComponents {
	const { model, panel, size, estimate, covariance } = system;
	const dimensions = panel.dimensionIds.length;
	const raters = panel.raterIds.length;
	const gradient: VarianceComponents = {
		candidate: 0,
		candidateDimension: 0,
		rater: raters,
		raterDimension: panel.pairs.length,
		candidateRater: 0,
		residual: 0,
	};
	for (let e = dimensions; e < size; e++) {
		const name = e < dimensions + raters ? 'rater' : 'raterDimension';
		gradient[name] -= (estimate[e]! ** 2 + covariance[e * size + e]!) / model.variance[name];
	}
	panel.candidates.forEach((rows, i) => {
		const sums = candidateSums(system, rows, system.candidatePrecision[i]!);
		gradient.candidate += model.variance.candidate * sums.candidate;
		gradient.candidateDimension += model.variance.candidateDimension * sums.candidateDimension;
		gradient.candidateRater += model.variance.candidateRater * sums.candidateRater;
		gradient.residual += model.variance.residual * sums.residual;
	});
	return gradient;
}

type CandidateSums = Pick<
	VarianceComponents,
	'candidate' | 'candidateDimension' | 'candidateRater' | 'residual'
>;

/** For each pattern S of V_i: tr[(V^-1 - V^-1 A M^-1 A' V^-1) S] - z'Sz, with z = V^-1 (y - A b). */
function candidateSums(system: System, rows: Rows, precision: Square): CandidateSums {
	const n = rows.level.length;
	const { z, left } = projected(system, rows, precision);
	const sums = { candidate: 0, candidateDimension: 0, candidateRater: 0, residual: 0 };
	for (let o = 0; o < n; o++) {
		for (let p = 0; p <= o; p++) {
			let value = precision[o * n + p]! - z[o]! * z[p]!;
			for (let k = 0; k < n; k++) value -= left[o * n + k]! * precision[k * n + p]!;
			if (p < o) value *= 2;
			sums.candidate += value;
			if (rows.dimension[o] === rows.dimension[p]) sums.candidateDimension += value;
			if (rows.rater[o] === rows.rater[p]) sums.candidateRater += value;
			if (o === p) sums.residual += value;
		}
	}
	return sums;
}

/** z, and V^-1 A M^-1 A'. */
function projected({ panel, model, size, estimate, covariance }: System, rows: Rows, precision: Square) {
	const n = rows.level.length;
	const effects = effectsOf(panel, rows, model.mode);
	const kinds = effects.length;
	const residual = new Float64Array(n);
	const explained = new Float64Array(n * n);
	for (let o = 0; o < n; o++) {
		residual[o] = rows.level[o]!;
		for (let own = 0; own < kinds; own++) {
			const place = effects[own]![o]!;
			const row = place * size;
			residual[o]! -= estimate[place]!;
			for (let other = 0; other < kinds; other++) {
				const column = effects[other]!;
				for (let p = 0; p <= o; p++) explained[o * n + p]! += covariance[row + column[p]!]!;
			}
		}
		for (let p = 0; p < o; p++) explained[p * n + o] = explained[o * n + p]!;
	}
	const z = new Float64Array(n);
	const left = new Float64Array(n * n);
	for (let o = 0; o < n; o++) {
		const row = o * n;
		for (let k = 0; k < n; k++) {
			const value = precision[row + k]!;
			z[o]! += value * residual[k]!;
			for (let p = 0; p < n; p++) left[row + p]! += value * explained[k * n + p]!;
		}
	}
	return { z, left };
}
