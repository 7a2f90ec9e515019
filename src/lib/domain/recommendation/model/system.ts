import type { RatingPanel, Rows } from '#lib/domain/recommendation/model/ratings.ts';
import type { Mode } from '#lib/domain/recommendation/model/mode.ts';
import type { MeanPrior, VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import { cholesky, inverse, logDeterminant, solve, type Square } from '#lib/domain/statistics/matrix.ts';

/** The model with its parameters. `meanPrior: null` is a flat prior: nothing is known of the dimensions' means. */
export type Model = { mode: Mode; variance: VarianceComponents; meanPrior: MeanPrior | null };

/**
 * The mixed-model equations M b = h of all candidates with each candidate's own effects absorbed (engine
 * specification 2.c). Effects stand in the order dimensions, raters, pairs; display mode has dimensions alone.
 */
export type System = {
	model: Model;
	panel: RatingPanel;
	size: number;
	/** b: means of the dimensions, then severities. */
	estimate: Float64Array;
	/** M^-1. */
	covariance: Square;
	/** -2 log likelihood, restricted where the prior is flat, with its constants. */
	deviance: number;
	/** V_i^-1 of each candidate. */
	candidatePrecision: Square[];
};

/** @returns null where the variances are so extreme that no finite solution exists */
export function solveSystem(panel: RatingPanel, model: Model): System | null {
	const size = systemSize(panel, model.mode);
	const m = new Float64Array(size * size);
	const h = new Float64Array(size);
	let deviance = addPriors(panel, model, size, m, h);
	const candidatePrecision: Square[] = [];
	for (const rows of panel.candidates) {
		const n = rows.level.length;
		const factor = cholesky(candidateCovariance(rows, model), n);
		if (!factor) return null;
		const precision = inverse(factor, n);
		deviance +=
			logDeterminant(factor, n) + absorb(rows, effectsOf(panel, rows, model.mode), precision, size, m, h);
		candidatePrecision.push(precision);
	}
	const factor = cholesky(m, size);
	if (!factor) return null;
	const estimate = solve(factor, size, h);
	deviance += logDeterminant(factor, size);
	for (let e = 0; e < size; e++) deviance -= h[e]! * estimate[e]!;
	const freedom = model.meanPrior ? panel.count : panel.count - panel.dimensionIds.length;
	deviance += freedom * Math.log(2 * Math.PI);
	return {
		model,
		panel,
		size,
		estimate,
		covariance: inverse(factor, size),
		deviance,
		candidatePrecision,
	};
}

/** V_i: covariance of one candidate's ratings given means and severities; in display mode severities are error. */
export function candidateCovariance(rows: Rows, { mode, variance }: Model): Square {
	const n = rows.level.length;
	const v = new Float64Array(n * n);
	const sameRater = variance.candidateRater + (mode === 'display' ? variance.rater : 0);
	const sameBoth = mode === 'display' ? variance.raterDimension : 0;
	for (let o = 0; o < n; o++) {
		for (let p = 0; p <= o; p++) {
			const isDimension = rows.dimension[o] === rows.dimension[p];
			const isRater = rows.rater[o] === rows.rater[p];
			let value = variance.candidate;
			if (isDimension) value += variance.candidateDimension;
			if (isRater) value += sameRater;
			if (isDimension && isRater) value += sameBoth;
			if (o === p) value += variance.residual;
			v[o * n + p] = value;
			v[p * n + o] = value;
		}
	}
	return v;
}

/** Places of the effects that stand behind each rating: one column a kind. */
export function effectsOf(panel: RatingPanel, rows: Rows, mode: Mode): Int32Array[] {
	if (mode === 'display') return [rows.dimension];
	const dimensions = panel.dimensionIds.length;
	const raters = panel.raterIds.length;
	const columns = [rows.dimension, rows.rater.map((rater) => dimensions + rater)];
	return panel.pairs.length === 0
		? columns
		: [...columns, rows.pair.map((pair) => dimensions + raters + pair)];
}

export function systemSize(panel: RatingPanel, mode: Mode): number {
	const dimensions = panel.dimensionIds.length;
	return mode === 'display' ? dimensions : dimensions + panel.raterIds.length + panel.pairs.length;
}

/** Adds the priors to M and h; returns their part of the deviance. */
function addPriors(
	panel: RatingPanel,
	{ mode, variance, meanPrior }: Model,
	size: number,
	m: Square,
	h: Float64Array,
) {
	const dimensions = panel.dimensionIds.length;
	let deviance = 0;
	if (meanPrior) {
		const { own, shared, logDeterminant: logDet } = meanPrecision(meanPrior, dimensions);
		for (let d = 0; d < dimensions; d++) {
			for (let e = 0; e < dimensions; e++) m[d * size + e]! += (d === e ? own : 0) + shared;
			h[d]! += (own + shared * dimensions) * meanPrior.mean;
		}
		deviance += logDet + meanPrior.mean ** 2 * dimensions * (own + shared * dimensions);
	}
	if (mode === 'display') return deviance;
	const raters = panel.raterIds.length;
	for (let e = dimensions; e < size; e++) {
		const prior = e < dimensions + raters ? variance.rater : variance.raterDimension;
		m[e * size + e]! += 1 / prior;
		deviance += Math.log(prior);
	}
	return deviance;
}

/** (v_C J + v_D I)^-1 = own I + shared J, with the log determinant of v_C J + v_D I. */
function meanPrecision({ common, dimension }: MeanPrior, dimensions: number) {
	const total = dimension + dimensions * common;
	return {
		own: 1 / dimension,
		shared: -common / (dimension * total),
		logDeterminant: dimensions === 0 ? 0 : (dimensions - 1) * Math.log(dimension) + Math.log(total),
	};
}

/** Adds A'V^-1A to M and A'V^-1y to h; returns y'V^-1y. */
function absorb(
	rows: Rows,
	effects: Int32Array[],
	precision: Square,
	size: number,
	m: Square,
	h: Float64Array,
) {
	const n = rows.level.length;
	const kinds = effects.length;
	let squares = 0;
	for (let o = 0; o < n; o++) {
		let pull = 0;
		for (let p = 0; p < n; p++) pull += precision[o * n + p]! * rows.level[p]!;
		squares += rows.level[o]! * pull;
		for (let own = 0; own < kinds; own++) {
			const place = effects[own]![o]!;
			const row = place * size;
			h[place]! += pull;
			for (let other = 0; other < kinds; other++) {
				const column = effects[other]!;
				for (let p = 0; p < n; p++) m[row + column[p]!]! += precision[o * n + p]!;
			}
		}
	}
	return squares;
}
