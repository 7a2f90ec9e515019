import { conditionsNeeded, type Dependability, dependabilityOf } from '#lib/domain/statistics/one-facet.ts';
import { isAmount } from '#lib/domain/statistics/measure.ts';

/** Variances in squared points of the scale, 0 or more each. */
export interface PanelVariance {
	candidate: number;
	candidateDimension: number;
	rater: number;
	raterDimension: number;
	candidateRater: number;
	residual: number;
}

export interface PanelErrors {
	/** Variance of the candidates' true scores. */
	universe: number;
	/** Error variance of one rater's score as a level, severity included. */
	absoluteError: number;
	/** Error variance of one rater's score as an order, when all candidates meet the same raters. */
	relativeError: number;
}

/**
 * Universe and error variances of a weighted score (Brennan 2001, multivariate composites of one shared variance).
 * `weights`: one for each dimension, 0 or more, on any scale. Null where no weight is positive.
 * Throws RangeError for a weight or variance that is negative or above 1e100.
 */
export function panelErrors(variance: PanelVariance, weights: readonly number[]): PanelErrors | null {
	const numbers = [
		...weights,
		variance.candidate,
		variance.candidateDimension,
		variance.rater,
		variance.raterDimension,
		variance.candidateRater,
		variance.residual,
	];
	if (numbers.some((value) => !isAmount(value))) {
		throw new RangeError('panelErrors: a weight or variance is negative or too large');
	}
	const largest = Math.max(0, ...weights);
	if (largest === 0) return null;
	const total = weights.reduce((sum, weight) => sum + weight / largest, 0);
	const squares = weights.reduce((sum, weight) => sum + (weight / largest / total) ** 2, 0);
	return {
		universe: variance.candidate + variance.candidateDimension * squares,
		absoluteError:
			variance.rater + variance.candidateRater + (variance.raterDimension + variance.residual) * squares,
		relativeError: variance.candidateRater + variance.residual * squares,
	};
}

/** D study: the mean of `raters` raters, 1 or more. With 1 its dependability is the intraclass correlation. */
export function panelDependability(errors: PanelErrors, raters: number): Dependability {
	if (!(raters >= 1)) throw new RangeError(`panelDependability: ${raters} raters`);
	return dependabilityOf(errors.universe, errors.relativeError / raters, errors.absoluteError / raters);
}

/**
 * Fewest raters for each coefficient to reach `target`, within (0, 1); null where no number suffices.
 * Throws RangeError for another target.
 */
export function ratersNeeded(
	{ universe, absoluteError, relativeError }: PanelErrors,
	target: number,
): { dependability: number | null; generalizability: number | null } {
	return {
		dependability: conditionsNeeded(universe, absoluteError, target),
		generalizability: conditionsNeeded(universe, relativeError, target),
	};
}
