import type { Calibration } from '#lib/domain/recommendation/calibration.ts';
import { checkPanel } from '#lib/domain/recommendation/check-panel.ts';
import {
	type Candidate,
	candidateOf,
	estimateOf,
	type ModeResult,
	resultIn,
	withOneMoreRating,
} from '#lib/domain/recommendation/candidate-model.ts';
import { bandOf, probabilities } from '#lib/domain/recommendation/model/bands.ts';
import { decide } from '#lib/domain/recommendation/model/decide.ts';
import { cardResiduals, disagreements } from '#lib/domain/recommendation/model/disagreement.ts';
import { intervalOf } from '#lib/domain/recommendation/model/interval.ts';
import type { Mode } from '#lib/domain/recommendation/model/mode.ts';
import { isFragile, robustness, type Robustness } from '#lib/domain/recommendation/model/robustness.ts';
import { severityGate } from '#lib/domain/recommendation/model/severity-gate.ts';
import { thresholdsOf } from '#lib/domain/policy/policy.ts';
import type {
	ModelDimension,
	ModelRecommendation,
	ModelRobustness,
	Notice,
} from '#lib/domain/recommendation/model-recommendation.ts';
import { modelTrace } from '#lib/domain/recommendation/model-trace.ts';
import { canonicalPanel, type PanelInput } from '#lib/domain/recommendation/panel.ts';
import { scaleEnd } from '#lib/domain/recommendation/scale-end.ts';

/** From here on the other mode's score is worth a notice, in points of the scale. */
const severityMatters = 0.25;
/** An interviewer who moves the score by this much is named. */
const notableShare = 0.05;

/**
 * The engine of crossed random effects (docs/recommendation.md, “Model”): candidate, dimension and interviewer effects in
 * one model, scored with everything known without this candidate.
 *
 * @throws ConfigurationError where the data cannot be scored, as when no dimension has weight
 * @throws RangeError where `calibration` is not the snapshot that the input names
 */
export function crossedEffects(input: PanelInput, calibration: Calibration | null): ModelRecommendation {
	checkPanel(input);
	if ((input.calibration?.snapshotId ?? null) !== (calibration?.snapshotId ?? null))
		throw new RangeError('The input names another calibration snapshot than the one that was given.');
	const panel = { ...canonicalPanel(input), dataHash: input.dataHash };
	const limits = thresholdsOf(panel.policy);
	const candidate = candidateOf(panel, calibration);
	const gate = calibration
		? severityGate(
				calibration.cards,
				panel.applicationId,
				new Set(candidate.ratings.map(({ raterId }) => raterId)),
			)
		: ({ verdict: 'DISPLAY', raters: 0, candidates: 0, cards: 0 } as const);
	const mode: Mode = panel.policy.severity === 'apply' && gate.verdict === 'APPLY' ? 'severity' : 'display';

	const results = { display: resultIn(candidate, 'display'), severity: resultIn(candidate, 'severity') };
	const result = results[mode];
	const estimate = estimateOf(result);
	const decided = decide(result.gates, estimate, limits);
	const other = calibration ? otherMode(mode, results, limits) : null;
	const whatIf = robustness(candidate.dimensions, candidate.ratings, result.scorer, limits);
	const { observed } = candidate;

	return {
		...decided,
		engine: 'm3/1',
		...estimate,
		interval: intervalOf(estimate),
		probability: probabilities(estimate, limits),
		raw: observed.raw,
		coverage: observed.coverage,
		bounds: observed.bounds,
		raters: observed.raters,
		provisional: panel.pending > 0,
		dimensions: dimensionsOf(candidate, result, results.severity),
		mode,
		severity: { policy: panel.policy.severity, gate, other },
		cards: cardResiduals(candidate.ratings, candidate.weights, results.severity.scorer),
		robustness: {
			...shownRobustness(candidate, whatIf),
			unassessed: unassessed(candidate, mode, limits),
		},
		notices: notices(candidate, whatIf, other, decided.band),
		trace: modelTrace(panel, candidate, result, limits, decided),
	};
}

type Results = Record<Mode, ModeResult>;
type Limits = ReturnType<typeof thresholdsOf>;
type OtherMode = NonNullable<ModelRecommendation['severity']['other']>;

function otherMode(mode: Mode, results: Results, limits: Limits): OtherMode {
	const other = mode === 'display' ? 'severity' : 'display';
	const estimate = estimateOf(results[other]);
	return {
		mode: other,
		...estimate,
		interval: intervalOf(estimate),
		band: decide(results[other].gates, estimate, limits).band,
		difference: results.severity.score.score - results.display.score.score,
		shares: severityShares(results.severity),
	};
}

/** How much each interviewer's severity moves the score: minus the sum of weight x severity over the own rows. */
function severityShares({ ratings, score, severities }: ModeResult): OtherMode['shares'] {
	const shares = new Map<string, number>();
	ratings.forEach(({ raterId }, o) => {
		shares.set(raterId, (shares.get(raterId) ?? 0) - score.weights[o]! * severities[o]!);
	});
	return [...shares]
		.map(([raterId, share]) => ({ raterId, share }))
		.filter(({ share }) => Math.abs(share) >= notableShare)
		.sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
}

function dimensionsOf(candidate: Candidate, result: ModeResult, severity: ModeResult): ModelDimension[] {
	const apart = new Map(
		disagreements(
			candidate.dimensions.map(({ id }) => id),
			candidate.ratings,
			severity.knowledge,
			severity.scorer,
			candidate.variance,
		).map(({ dimensionId, q, p, level }) => [dimensionId, { q, p, level }]),
	);
	return candidate.observed.dimensions.map(({ id, weight, raters, mean, sd, range }) => {
		const estimate = weight > 0 ? estimateOf({ score: result.scorer.score(new Map([[id, 1]])) }) : null;
		return {
			id,
			weight,
			n: raters.length,
			mean,
			sd,
			range,
			estimate: estimate && { ...estimate, interval: intervalOf(estimate) },
			disagreement: apart.get(id) ?? null,
		};
	});
}

function shownRobustness({ dimensions }: Candidate, whatIf: Robustness): Omit<ModelRobustness, 'unassessed'> {
	const idOf = (place: number) => dimensions[place]!.id;
	return {
		band: whatIf.band,
		dimensionScores: dimensions.map(({ id }, d) => ({
			dimensionId: id,
			score: whatIf.dimensionScores[d]!,
		})),
		sum: whatIf.sum,
		sameSideOfBar: whatIf.sameSideOfBar,
		shift: {
			share: whatIf.smallestShift.share,
			moves: whatIf.smallestShift.moves.map(({ from, to, share }) => ({
				from: idOf(from),
				to: idOf(to),
				share,
			})),
		},
		equalWeights: whatIf.equalWeights,
		withoutRater: whatIf.withoutRater,
		withoutDimension: whatIf.withoutDimension,
	};
}

function unassessed(candidate: Candidate, mode: Mode, limits: Limits): ModelRobustness['unassessed'] {
	const rated = new Set(candidate.ratings.map(({ dimensionId }) => dimensionId));
	return candidate.dimensions
		.filter(({ id }) => !rated.has(id))
		.map(({ id }) => {
			const at = (level: number) => {
				const estimate = estimateOf({
					score: withOneMoreRating(candidate, mode, { dimensionId: id, level }),
				});
				return { ...estimate, band: bandOf(estimate, limits) };
			};
			return { dimensionId: id, low: at(1), high: at(5) };
		});
}

function notices(
	{ ratings, policy }: Candidate,
	whatIf: Robustness,
	other: OtherMode | null,
	band: ModelRecommendation['band'],
): Notice[] {
	const found: Notice[] = [];
	const moves = other && (Math.abs(other.difference) >= severityMatters || other.band !== band);
	if (moves && policy.severity !== 'off')
		found.push({ code: 'SEVERITY_MATTERS', difference: other.difference });
	if (ratings.length === 0) return found;
	if (isFragile(whatIf)) found.push({ code: 'FRAGILE' });
	const mean = ratings.reduce((sum, { level }) => sum + level, 0) / ratings.length;
	if (scaleEnd(mean)) found.push({ code: 'SCALE_END', mean });
	return found;
}
