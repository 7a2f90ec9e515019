import { z } from 'zod';
import { Exclusion } from '#lib/domain/recommendation/panel.ts';
import { Band, DimensionResult, Gate, Reason } from '#lib/domain/recommendation/verdict.ts';

const LevelRow = z.strictObject({ dimensionId: z.string(), level: z.number() });

/**
 * Every number that the result rests on. Each rater's mean is over that rater's own rows of a dimension; a dimension's
 * mean is over its raters; `weighted` = weight x mean; weightedSum / coveredWeight = score.
 */
export const Trace = z.strictObject({
	engine: z.literal('weighted-mean/1'),
	policyVersion: z.string(),
	roleVersionId: z.string(),
	dataHash: z.string(),
	thresholds: z.strictObject({
		bar: z.number(),
		strongBar: z.number(),
		strongNoBar: z.number(),
		minCoverage: z.number(),
		quorum: z.number(),
		minCriticalRaters: z.number(),
		criticalFloor: z.number(),
		/** A figure this close below a limit counts as on it, since sums of fractions are not exact. */
		tolerance: z.number(),
	}),
	rawWeightSum: z.number(),
	dimensions: z.array(
		z.strictObject({
			id: z.string(),
			rawWeight: z.number(),
			weight: z.number(),
			critical: z.boolean(),
			floor: z.number().nullable(),
			raters: z.array(z.strictObject({ raterId: z.string(), mean: z.number() })),
			mean: z.number().nullable(),
			weighted: z.number().nullable(),
		}),
	),
	rows: z.array(LevelRow.extend({ scorecardId: z.string(), raterId: z.string() })),
	notAssessed: z.array(
		z.strictObject({ scorecardId: z.string(), raterId: z.string(), dimensionId: z.string() }),
	),
	excluded: z.array(
		z.strictObject({
			scorecardId: z.string(),
			raterId: z.string(),
			reason: Exclusion,
			ratings: z.array(LevelRow),
		}),
	),
	coveredWeight: z.number(),
	weightedSum: z.number(),
	score: z.number().nullable(),
	pending: z.number(),
	gates: z.array(Gate),
});
export type Trace = z.infer<typeof Trace>;

const common = {
	engine: z.literal('weighted-mean/1'),
	reasons: z.array(Reason),
	/** The weighted mean of what was rated, 1 to 5; in `weighted-mean/1` the score itself. */
	raw: z.number().nullable(),
	/** Share of the weight that was rated, 0 to 1. */
	coverage: z.number(),
	/** Where the score could lie if everything unrated were rated 1, or 5. */
	bounds: z.tuple([z.number(), z.number()]),
	/** Different people with a counted rating of a scored dimension. */
	raters: z.number(),
	/** Scorecards are still owed. */
	provisional: z.boolean(),
	/** In the scorecard's order. */
	dimensions: z.array(DimensionResult),
	trace: Trace,
};
const score = z.number().min(1).max(5);

export const WeightedMeanRecommendation = z.discriminatedUnion('status', [
	z.strictObject({ ...common, status: z.literal('RECOMMENDED'), band: Band, score }),
	z.strictObject({
		...common,
		status: z.literal('KNOCKED_OUT'),
		band: z.literal('NO_HIRE'),
		score: score.nullable(),
	}),
	z.strictObject({ ...common, status: z.literal('HOLD'), band: z.null(), score: score.nullable() }),
	z.strictObject({
		...common,
		status: z.literal('INSUFFICIENT_EVIDENCE'),
		band: z.null(),
		score: score.nullable(),
	}),
]);
export type WeightedMeanRecommendation = z.infer<typeof WeightedMeanRecommendation>;
