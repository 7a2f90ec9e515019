import type { Candidate, ModeResult } from '#lib/domain/recommendation/candidate-model.ts';
import type { Decided } from '#lib/domain/recommendation/model/decide.ts';
import type { Thresholds } from '#lib/domain/recommendation/model/thresholds.ts';
import type { ModelTrace } from '#lib/domain/recommendation/model-recommendation.ts';
import type { PanelInput } from '#lib/domain/recommendation/panel.ts';
import type { Reason } from '#lib/domain/recommendation/verdict.ts';

/** Everything from which the score, its error and its band can be computed again. */
export function modelTrace(
	panel: PanelInput,
	candidate: Candidate,
	{ knowledge, score, gates, ratings }: ModeResult,
	thresholds: Thresholds,
	{ status, band, reasons }: Decided & { reasons: Reason[] },
): ModelTrace {
	const size = knowledge.effects.length;
	const counted = panel.scorecards.filter(({ excluded }) => excluded === null);
	return {
		engine: 'm3/1',
		policyVersion: panel.policyVersion,
		roleVersionId: panel.roleVersionId,
		dataHash: panel.dataHash,
		calibration: panel.calibration,
		mode: knowledge.effects.some(({ kind }) => kind === 'rater') ? 'severity' : 'display',
		thresholds,
		variance: candidate.variance,
		meanPrior: candidate.meanPrior,
		dimensions: candidate.observed.dimensions.map(({ id, rawWeight, weight, critical, floor }) => ({
			id,
			rawWeight,
			weight,
			critical,
			floor: critical ? (floor ?? panel.policy.criticalFloor) : floor,
		})),
		knowledge: {
			effects: knowledge.effects,
			mean: [...knowledge.mean],
			covariance: knowledge.effects.map((_, i) => [
				...knowledge.covariance.subarray(i * size, (i + 1) * size),
			]),
		},
		start: score.start,
		startSe: score.startSe,
		rows: ratings.map(({ scorecardId, raterId, dimensionId, level }, o) => ({
			scorecardId,
			raterId,
			dimensionId,
			level,
			expected: score.expected[o]!,
			weight: score.weights[o]!,
			contribution: score.weights[o]! * (level - score.expected[o]!),
		})),
		clipped: score.clipped,
		score: score.score,
		se: score.se,
		notAssessed: counted.flatMap(({ id, raterId, notAssessed }) =>
			notAssessed.map((dimensionId) => ({ scorecardId: id, raterId, dimensionId })),
		),
		unweighted: counted.flatMap(({ id, raterId, ratings: own }) =>
			own
				.filter(({ dimensionId }) => !candidate.weights.has(dimensionId))
				.map((rating) => ({ scorecardId: id, raterId, ...rating })),
		),
		excluded: panel.scorecards.flatMap(({ id, raterId, excluded, ratings: own }) =>
			excluded === null ? [] : [{ scorecardId: id, raterId, reason: excluded, ratings: own }],
		),
		pending: panel.pending,
		gates,
		reasons,
		status,
		band,
	};
}
