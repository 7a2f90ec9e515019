import { type ComponentName, componentWords } from '#lib/domain/calibration/words.ts';
import type { VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import { panelDependability, panelErrors, ratersNeeded } from '#lib/domain/statistics/panel-dependability.ts';

/** A scorecard of five dimensions that weigh the same: variances alone say nothing of one score's dependability. */
const typicalWeights = [1, 1, 1, 1, 1];

/** What counts as dependable enough in the figure of interviewers needed. */
export const dependabilityTarget = 0.8;

export type VarianceFigures = {
	components: { name: ComponentName; variance: number; share: number }[];
	/** Dependability of the score of one interviewer alone, 0 to 1. */
	single: number | null;
	/** Interviewers until the score reaches `dependabilityTarget`; null where no number does. */
	interviewersNeeded: number | null;
};

/** Variances, in squared points of the 1 to 5 scale, as shares of their sum (0 to 1) and as what they mean for a panel. */
export function figuresOf(variance: VarianceComponents): VarianceFigures {
	const names = Object.keys(componentWords) as ComponentName[];
	const total = names.reduce((sum, name) => sum + variance[name], 0);
	const errors = panelErrors(variance, typicalWeights);
	return {
		components: names.map((name) => ({ name, variance: variance[name], share: variance[name] / total })),
		single: errors && panelDependability(errors, 1).dependability,
		interviewersNeeded: errors && ratersNeeded(errors, dependabilityTarget).dependability,
	};
}
