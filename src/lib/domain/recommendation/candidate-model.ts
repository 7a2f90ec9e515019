import { type Calibration, calibrationKey } from '#lib/domain/recommendation/calibration.ts';
import { gatesOf } from '#lib/domain/recommendation/model/decide.ts';
import {
	type Effect,
	effectsFor,
	type Knowledge,
	knowledgeFrom,
	priorKnowledge,
	type ScoredRating,
} from '#lib/domain/recommendation/model/knowledge.ts';
import type { Mode } from '#lib/domain/recommendation/model/mode.ts';
import {
	type Estimate,
	type Score,
	type ScoredDimension,
	type Scorer,
	scorer,
} from '#lib/domain/recommendation/model/score.ts';
import {
	defaultMeanPrior,
	defaultVariance,
	type MeanPrior,
	type VarianceComponents,
} from '#lib/domain/recommendation/model/variance.ts';
import { observe, type Observed } from '#lib/domain/recommendation/observed.ts';
import { type Policy, thresholdsOf } from '#lib/domain/policy/policy.ts';
import type { PanelData } from '#lib/domain/recommendation/panel.ts';
import type { Gate } from '#lib/domain/recommendation/verdict.ts';

/** One panel with what the model needs of it. */
export type Candidate = {
	/** With weight above 0, normalised, in the scorecard's order. */
	dimensions: ScoredDimension[];
	weights: ReadonlyMap<string, number>;
	/** Those that count, of scored dimensions. */
	ratings: (ScoredRating & { scorecardId: string })[];
	observed: Observed;
	redFlags: PanelData['redFlags'];
	policy: Policy;
	variance: VarianceComponents;
	meanPrior: MeanPrior;
	knowledgeOf(ratings: readonly ScoredRating[], mode: Mode): Knowledge;
};

export function candidateOf(panel: PanelData, calibration: Calibration | null): Candidate {
	const observed = observe(panel);
	const dimensions = observed.dimensions
		.filter(({ weight }) => weight > 0)
		.map(({ id, weight }) => ({ id, weight }));
	const weights = new Map(dimensions.map(({ id, weight }) => [id, weight]));
	const ratings = panel.scorecards
		.filter(({ excluded }) => excluded === null)
		.flatMap(({ id, raterId, ratings: own }) =>
			own
				.filter(({ dimensionId }) => weights.has(dimensionId))
				.map((rating) => ({ ...rating, raterId, scorecardId: id })),
		);
	const variance = calibration?.variance ?? defaultVariance;
	const meanPrior = calibration?.meanPrior ?? defaultMeanPrior;
	const keys = new Map(panel.dimensions.map(({ id, name }) => [id, calibrationKey(panel.roleId, name)]));
	return {
		dimensions,
		weights,
		ratings,
		observed,
		redFlags: panel.redFlags,
		policy: panel.policy,
		variance,
		meanPrior,
		knowledgeOf(given, mode) {
			const effects = effectsFor([...weights.keys()], given, mode);
			if (!calibration) return priorKnowledge(effects, { mode, variance, meanPrior });
			const asked = effects.map((effect): Effect =>
				effect.kind === 'rater' ? effect : { ...effect, dimensionId: keys.get(effect.dimensionId)! },
			);
			return { ...knowledgeFrom(calibration.system(mode), asked, panel.applicationId), effects };
		},
	};
}

export type ModeResult = {
	ratings: Candidate['ratings'];
	knowledge: Knowledge;
	scorer: Scorer;
	score: Score;
	gates: Gate[];
	/** As the ratings: the severity with its part on the dimension that was known of each rater; 0 in display mode. */
	severities: Float64Array;
};

/** The candidate's score and gates in one mode. */
export function resultIn(candidate: Candidate, mode: Mode): ModeResult {
	const { ratings, weights, variance, observed, policy, redFlags } = candidate;
	const knowledge = candidate.knowledgeOf(ratings, mode);
	const own = scorer(ratings, knowledge, mode, variance);
	const floors = observed.dimensions
		.filter(({ critical, weight }) => critical && weight > 0)
		.map(({ id, floor }) => {
			const { score, se } = own.score(new Map([[id, 1]]));
			return { dimensionId: id, floor: floor ?? policy.criticalFloor, score, se };
		});
	const meanOf = new Map(
		knowledge.effects.flatMap((effect, place) =>
			effect.kind === 'dimension' ? [[effect.dimensionId, knowledge.mean[place]!]] : [],
		),
	);
	const score = own.score(weights);
	return {
		ratings,
		knowledge,
		scorer: own,
		score,
		gates: gatesOf({ redFlags: redFlags.map(({ state }) => state), observed, floors }, thresholdsOf(policy)),
		severities: score.expected.map((expected, o) => expected - meanOf.get(ratings[o]!.dimensionId)!),
	};
}

/** The score if somebody of whom nothing is known gave one more rating. */
export function withOneMoreRating(
	candidate: Candidate,
	mode: Mode,
	rating: { dimensionId: string; level: number },
): Score {
	// No member has an empty id.
	const ratings = [...candidate.ratings, { ...rating, raterId: '' }];
	return scorer(ratings, candidate.knowledgeOf(ratings, mode), mode, candidate.variance).score(
		candidate.weights,
	);
}

export function estimateOf({ score: { score, se } }: { score: Estimate }): Estimate {
	return { score, se };
}
