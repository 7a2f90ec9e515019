import { ratingsOf } from '#lib/domain/recommendation/model/calibration-report.ts';
import { effectsFor, knowledgeFrom } from '#lib/domain/recommendation/model/knowledge.ts';
import type { RatingPanel } from '#lib/domain/recommendation/model/ratings.ts';
import { type Estimate, type ScoredDimension, scorer } from '#lib/domain/recommendation/model/score.ts';
import { solveSystem } from '#lib/domain/recommendation/model/system.ts';
import type { MeanPrior, VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';

/**
 * Scores of all candidates of a panel, each with everybody else's ratings as the snapshot, severities estimated, in the
 * panel's order. Weights need not be normalised. @throws RangeError where the variances leave no finite solution
 */
export function estimatePanel(
	panel: RatingPanel,
	dimensions: readonly ScoredDimension[],
	{ variance, meanPrior }: { variance: VarianceComponents; meanPrior: MeanPrior },
): Estimate[] {
	const system = solveSystem(panel, { mode: 'severity', variance, meanPrior });
	if (!system) throw new RangeError('The variances leave the model without a finite solution.');
	const total = dimensions.reduce((sum, { weight }) => sum + weight, 0);
	const weights = new Map(
		dimensions.filter(({ weight }) => weight > 0).map(({ id, weight }) => [id, weight / total]),
	);
	return panel.candidateIds.map((candidateId, i) => {
		const ratings = ratingsOf(panel, i).filter(({ dimensionId }) => weights.has(dimensionId));
		const knowledge = knowledgeFrom(
			system,
			effectsFor([...weights.keys()], ratings, 'severity'),
			candidateId,
		);
		const { score, se } = scorer(ratings, knowledge, 'severity', variance).score(weights);
		return { score, se };
	});
}
