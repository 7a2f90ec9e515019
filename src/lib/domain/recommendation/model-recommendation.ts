import { z } from 'zod';
import { Exclusion } from '#lib/domain/recommendation/panel.ts';
import { Mode } from '#lib/domain/recommendation/model/mode.ts';
import { Thresholds } from '#lib/domain/recommendation/model/thresholds.ts';
import { MeanPrior, VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import { Band, DimensionResult, Gate, Reason } from '#lib/domain/recommendation/verdict.ts';

/** In points of the 1 to 5 scale. `interval` holds the score with probability .90 and is not cut to the scale. */
const estimate = { score: z.number(), se: z.number(), interval: z.tuple([z.number(), z.number()]) };

/** What was observed of a dimension, and what the model makes of it; nothing is made of a dimension of weight 0. */
export const ModelDimension = DimensionResult.extend({
	estimate: z.strictObject(estimate).nullable(),
	/** From two ratings on: how far raters lie apart, and how probable that is by chance. */
	disagreement: z
		.strictObject({ q: z.number(), p: z.number(), level: z.enum(['high', 'moderate', 'none']) })
		.nullable(),
});
export type ModelDimension = z.infer<typeof ModelDimension>;

/** One rater's card beside what everything else led to expect; |z| of 2 or more is worth a word in the debrief. */
const CardResidual = z.strictObject({
	raterId: z.string(),
	residual: z.number(),
	sd: z.number(),
	z: z.number(),
});

const variant = { score: z.number(), se: z.number(), band: Band };

/** What would change the result; `band` here is by the bars alone, without gates. */
export const ModelRobustness = z.strictObject({
	band: Band,
	/** Score of each scored dimension before weights are held at 0, and their weighted sum. */
	dimensionScores: z.array(z.strictObject({ dimensionId: z.string(), score: z.number() })),
	sum: z.number(),
	/** Probability, 0 to 1, that other reasonable weights leave the score on its side of the bar. */
	sameSideOfBar: z.number(),
	/** Least share of all weight that must move for the score to reach the bar; null where no weights do that. */
	shift: z.strictObject({
		share: z.number().nullable(),
		moves: z.array(z.strictObject({ from: z.string(), to: z.string(), share: z.number() })),
	}),
	equalWeights: z.number(),
	withoutRater: z.array(z.strictObject({ raterId: z.string(), delta: z.number(), ...variant })),
	withoutDimension: z.array(z.strictObject({ dimensionId: z.string(), score: z.number() })),
	/** A scored dimension that nobody rated, if one more interviewer gave it a 1, or a 5. */
	unassessed: z.array(
		z.strictObject({ dimensionId: z.string(), low: z.strictObject(variant), high: z.strictObject(variant) }),
	),
});
export type ModelRobustness = z.infer<typeof ModelRobustness>;

/** Things to know that change nothing. */
export const Notice = z.discriminatedUnion('code', [
	/** The score with interviewers' severity taken off lies .25 or more away, or in another band. */
	z.strictObject({ code: z.literal('SEVERITY_MATTERS'), difference: z.number() }),
	/** Other weights, a small shift of them, or one interviewer less could turn the recommendation. */
	z.strictObject({ code: z.literal('FRAGILE') }),
	/** The mean rating lies so near an end of the scale that the scale hides differences. */
	z.strictObject({ code: z.literal('SCALE_END'), mean: z.number() }),
]);
export type Notice = z.infer<typeof Notice>;

/** The same candidate with severity treated the other way; only where a calibration snapshot tells of severity. */
const OtherMode = z.strictObject({
	mode: Mode,
	...estimate,
	band: Band.nullable(),
	/** Score with severity taken off, less the score without. */
	difference: z.number(),
	/** Who moves it by .05 or more, largest first. For the calibration owner's eyes. */
	shares: z.array(z.strictObject({ raterId: z.string(), share: z.number() })),
});

const LevelRow = z.strictObject({ dimensionId: z.string(), level: z.number() });

const Effect = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('dimension'), dimensionId: z.string() }),
	z.strictObject({ kind: z.literal('rater'), raterId: z.string() }),
	z.strictObject({ kind: z.literal('rater_dimension'), raterId: z.string(), dimensionId: z.string() }),
]);

/** Every number that the result rests on: from these alone the score, its error and its band can be computed again. */
export const ModelTrace = z.strictObject({
	engine: z.literal('m3/1'),
	policyVersion: z.string(),
	roleVersionId: z.string(),
	dataHash: z.string(),
	/** null: the means and severities are the priors, and nothing of any other candidate enters. */
	calibration: z.strictObject({ snapshotId: z.string(), dataHash: z.string() }).nullable(),
	mode: Mode,
	thresholds: Thresholds,
	variance: VarianceComponents,
	meanPrior: MeanPrior,
	dimensions: z.array(
		z.strictObject({
			id: z.string(),
			rawWeight: z.number(),
			weight: z.number(),
			critical: z.boolean(),
			floor: z.number().nullable(),
		}),
	),
	/** What was known without this candidate: mean and covariance (row by row) of these effects. */
	knowledge: z.strictObject({
		effects: z.array(Effect),
		mean: z.array(z.number()),
		covariance: z.array(z.array(z.number())),
	}),
	/** start + sum of contributions = score; contribution = weight x (level - expected). */
	start: z.number(),
	startSe: z.number(),
	rows: z.array(
		LevelRow.extend({
			scorecardId: z.string(),
			raterId: z.string(),
			expected: z.number(),
			weight: z.number(),
			contribution: z.number(),
		}),
	),
	/** Rows whose weight was held at 0, so that raising a rating never lowers the score. */
	clipped: z.number(),
	score: z.number(),
	se: z.number(),
	notAssessed: z.array(
		z.strictObject({ scorecardId: z.string(), raterId: z.string(), dimensionId: z.string() }),
	),
	/** Ratings of dimensions without weight, and whole scorecards that do not count. */
	unweighted: z.array(LevelRow.extend({ scorecardId: z.string(), raterId: z.string() })),
	excluded: z.array(
		z.strictObject({
			scorecardId: z.string(),
			raterId: z.string(),
			reason: Exclusion,
			ratings: z.array(LevelRow),
		}),
	),
	pending: z.number(),
	gates: z.array(Gate),
	reasons: z.array(Reason),
	status: z.string(),
	band: Band.nullable(),
});
export type ModelTrace = z.infer<typeof ModelTrace>;

const common = {
	engine: z.literal('m3/1'),
	reasons: z.array(Reason),
	/** The rating that very many average interviewers would be expected to give, with its uncertainty. */
	...estimate,
	/** Each 0 to 1. */
	probability: z.strictObject({ bar: z.number(), strongBar: z.number(), strongNoBar: z.number() }),
	/** The weighted mean of what was rated, 1 to 5. */
	raw: z.number().nullable(),
	coverage: z.number(),
	bounds: z.tuple([z.number(), z.number()]),
	raters: z.number(),
	provisional: z.boolean(),
	dimensions: z.array(ModelDimension),
	mode: Mode,
	severity: z.strictObject({
		policy: z.enum(['off', 'show', 'apply']),
		/** Whether enough interviewers met enough candidates for severity to be told at all. */
		gate: z.strictObject({
			verdict: z.enum(['APPLY', 'DISPLAY']),
			raters: z.number(),
			candidates: z.number(),
			cards: z.number(),
		}),
		other: OtherMode.nullable(),
	}),
	cards: z.array(CardResidual),
	robustness: ModelRobustness,
	notices: z.array(Notice),
	trace: ModelTrace,
};

export const ModelRecommendation = z.discriminatedUnion('status', [
	z.strictObject({ ...common, status: z.literal('RECOMMENDED'), band: Band }),
	z.strictObject({ ...common, status: z.literal('KNOCKED_OUT'), band: z.literal('NO_HIRE') }),
	z.strictObject({ ...common, status: z.literal('HOLD'), band: z.null() }),
	z.strictObject({ ...common, status: z.literal('INSUFFICIENT_EVIDENCE'), band: z.null() }),
]);
export type ModelRecommendation = z.infer<typeof ModelRecommendation>;
