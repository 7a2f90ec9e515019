import { type Calibration, calibrationKey } from '#lib/domain/recommendation/calibration.ts';
import { candidateOf } from '#lib/domain/recommendation/candidate-model.ts';
import { type Comparison, compareCandidates } from '#lib/domain/recommendation/model/comparison.ts';
import { type CalibrationRating, ratingPanel } from '#lib/domain/recommendation/model/ratings.ts';
import { solveSystem } from '#lib/domain/recommendation/model/system.ts';
import { defaultMeanPrior, defaultVariance } from '#lib/domain/recommendation/model/variance.ts';
import { compareText, type PanelData } from '#lib/domain/recommendation/panel.ts';

/** So many can be looked at together. */
export const mostCompared = 50;

/**
 * Applications of one job side by side (docs/recommendation.md, “Comparison”), by application id: the joint estimates from
 * their own ratings and, where a snapshot was adopted, its ratings of everybody else. Interviewers' severities are
 * estimated, so the order can differ from that of the scores.
 *
 * @throws RangeError for fewer than two or more than `mostCompared` panels, or panels of different role versions
 */
export function comparePanels(panels: readonly PanelData[], calibration: Calibration | null): Comparison {
	const [first] = panels;
	if (!first || panels.length < 2 || panels.length > mostCompared)
		throw new RangeError(`From 2 to ${mostCompared} applications can be compared.`);
	if (panels.some(({ roleVersionId }) => roleVersionId !== first.roleVersionId))
		throw new RangeError('Applications for different role versions cannot be compared.');
	const keys = new Map(first.dimensions.map(({ id, name }) => [id, calibrationKey(first.roleId, name)]));
	const compared = new Set(panels.map(({ applicationId }) => applicationId));
	const own = panels.flatMap((panel): CalibrationRating[] =>
		candidateOf(panel, calibration).ratings.map(({ raterId, dimensionId, level }) => ({
			candidateId: panel.applicationId,
			raterId,
			dimensionId: keys.get(dimensionId)!,
			level,
		})),
	);
	const others = calibration?.ratings.filter(({ candidateId }) => !compared.has(candidateId)) ?? [];
	const { dimensions } = candidateOf(first, calibration);
	const scored = dimensions.map(({ id, weight }) => ({ id: keys.get(id)!, weight }));
	const panel = ratingPanel([...others, ...own], {
		dimensionIds: scored.map(({ id }) => id),
		candidateIds: [...compared],
	});
	const system = solveSystem(panel, {
		mode: 'severity',
		variance: calibration?.variance ?? defaultVariance,
		meanPrior: calibration?.meanPrior ?? defaultMeanPrior,
	});
	if (!system) throw new RangeError('The variances leave the model without a finite solution.');
	return compareCandidates(system, scored, [...compared].sort(compareText));
}
