import { isAmount, isMeasure } from '#lib/domain/statistics/measure.ts';

/** Error variances and coefficients of one design. Coefficients are within [0, 1], null where all variance is nought. */
export interface Dependability {
	relativeError: number;
	absoluteError: number;
	/** Eρ²: dependability of the order of the candidates. */
	generalizability: number | null;
	/** Φ: dependability of the level itself. */
	dependability: number | null;
}

export interface OneFacetVariance {
	person: number;
	condition: number;
	residual: number;
}

function coefficient(universe: number, error: number): number | null {
	return universe + error > 0 ? universe / (universe + error) : null;
}

/** Coefficients from a universe variance and the two error variances of the design, all 0 or more. */
export function dependabilityOf(
	universe: number,
	relativeError: number,
	absoluteError: number,
): Dependability {
	return {
		relativeError,
		absoluteError,
		generalizability: coefficient(universe, relativeError),
		dependability: coefficient(universe, absoluteError),
	};
}

/**
 * Fewest conditions (interviewers, items) whose mean reaches the coefficient `target`: ⌈t/(1 − t) · error/universe⌉,
 * the error being that of a single condition. Null where the universe variance is nought: no number suffices.
 * Throws RangeError for a target outside (0, 1) or a negative variance.
 */
export function conditionsNeeded(universe: number, error: number, target: number): number | null {
	if (!(target > 0 && target < 1)) throw new RangeError(`conditionsNeeded: ${target} is not within (0, 1)`);
	if (!isAmount(universe) || !isAmount(error)) throw new RangeError('conditionsNeeded: not a variance');
	const needed = ((target / (1 - target)) * error) / universe - 1e-9;
	return Number.isFinite(needed) ? Math.max(0, Math.ceil(needed)) : null;
}

/**
 * Variance components of a crossed design persons × conditions from its mean squares (Cronbach et al. 1972;
 * Brennan 2001). `matrix`: one row for each person, one column for each condition, complete. Estimates may be negative.
 * Null below two rows or two columns. Throws RangeError for rows of different length or values beyond ±1e100.
 */
export function oneFacetVariance(matrix: readonly (readonly number[])[]): OneFacetVariance | null {
	const persons = matrix.length;
	const conditions = matrix[0]?.length ?? 0;
	if (matrix.some((row) => row.length !== conditions || row.some((value) => !isMeasure(value)))) {
		throw new RangeError('oneFacetVariance: the matrix is not complete');
	}
	if (persons < 2 || conditions < 2) return null;
	const columnSums = Array.from({ length: conditions }, (_, at) =>
		matrix.reduce((sum, row) => sum + (row[at] ?? 0), 0),
	);
	const grand = columnSums.reduce((sum, value) => sum + value, 0) / (persons * conditions);
	let personSquares = 0;
	let residualSquares = 0;
	for (const row of matrix) {
		const rowMean = row.reduce((sum, value) => sum + value, 0) / conditions;
		personSquares += conditions * (rowMean - grand) ** 2;
		row.forEach((value, at) => {
			residualSquares += (value - rowMean - (columnSums[at] ?? 0) / persons + grand) ** 2;
		});
	}
	const conditionSquares =
		persons * columnSums.reduce((sum, value) => sum + (value / persons - grand) ** 2, 0);
	const residual = residualSquares / ((persons - 1) * (conditions - 1));
	return {
		person: (personSquares / (persons - 1) - residual) / conditions,
		condition: (conditionSquares / (conditions - 1) - residual) / persons,
		residual,
	};
}

/**
 * D study of the one-facet design with the mean of `conditions` conditions, 1 or more (Brennan 2001).
 * Negative estimates count as nought.
 */
export function oneFacetDependability(variance: OneFacetVariance, conditions: number): Dependability {
	if (!(conditions >= 1)) throw new RangeError(`oneFacetDependability: ${conditions} conditions`);
	const universe = Math.max(0, variance.person);
	const relative = Math.max(0, variance.residual) / conditions;
	return dependabilityOf(universe, relative, relative + Math.max(0, variance.condition) / conditions);
}
