import { dependabilityTarget } from '#lib/domain/calibration/comparison.ts';
import {
	panelDependability,
	type PanelErrors,
	ratersNeeded,
} from '#lib/domain/statistics/panel-dependability.ts';
import { sparseReliability } from '#lib/domain/statistics/sparse-reliability.ts';

const mostDrawn = 8;

/** How dependable a score is by the number of interviewers (docs/recommendation.md, “Reliability”). */
export type DecisionStudy = {
	/** Dependability, 0 to 1, of the mean of 1, 2, … 8 interviewers; the first is the intraclass correlation. */
	points: { interviewers: number; dependability: number }[];
	/** Fewest that reach the target; null where no number does. */
	needed: number | null;
};

/** Null where all variance is nought. */
export function decisionStudy(errors: PanelErrors): DecisionStudy | null {
	const points: DecisionStudy['points'] = [];
	for (let interviewers = 1; interviewers <= mostDrawn; interviewers++) {
		const { dependability } = panelDependability(errors, interviewers);
		if (dependability === null) return null;
		points.push({ interviewers, dependability });
	}
	return { points, needed: ratersNeeded(errors, dependabilityTarget).dependability };
}

/**
 * Errors of scores whose scorecards weigh differently: the mean over candidates. Null without any candidate.
 */
export function averageErrors(
	parts: readonly { errors: PanelErrors; candidates: number }[],
): PanelErrors | null {
	const total = parts.reduce((sum, { candidates }) => sum + candidates, 0);
	if (total === 0) return null;
	const mean = (of: (errors: PanelErrors) => number) =>
		parts.reduce((sum, { errors, candidates }) => sum + of(errors) * candidates, 0) / total;
	return {
		universe: mean((errors) => errors.universe),
		absoluteError: mean((errors) => errors.absoluteError),
		relativeError: mean((errors) => errors.relativeError),
	};
}

/** How well the panels that met put candidates in order: G(q, k), and the harmonic mean of their sizes. */
export function panelsAsMet(
	errors: PanelErrors,
	pairs: Iterable<readonly [candidateId: string, raterId: string]>,
): { interviewers: number; reliability: number } | null {
	const met = sparseReliability(pairs, {
		candidate: errors.universe,
		rater: errors.absoluteError - errors.relativeError,
		residual: errors.relativeError,
	});
	return met && met.reliability !== null ? { interviewers: met.raters, reliability: met.reliability } : null;
}
