import { z } from 'zod';
import { Exclusion } from '#lib/domain/recommendation/panel.ts';

export const EngineVersion = z.enum(['weighted-mean/1']);
export type EngineVersion = z.infer<typeof EngineVersion>;

/** From best to worst. The two LEAN bands belong to an engine that knows how sure it is. */
export const Band = z.enum(['STRONG_HIRE', 'HIRE', 'LEAN_HIRE', 'LEAN_NO_HIRE', 'NO_HIRE', 'STRONG_NO_HIRE']);
export type Band = z.infer<typeof Band>;

const coverage = { coverage: z.number(), needed: z.number() };
const quorum = { raters: z.number(), needed: z.number() };
const criticalEvidence = { dimensionId: z.string(), raters: z.number(), needed: z.number() };

/** Why there is no band, or why it is what it is; in the order in which the rules are taken. */
export const Reason = z.discriminatedUnion('code', [
	z.strictObject({ code: z.literal('RED_FLAG_CONFIRMED'), count: z.number() }),
	z.strictObject({ code: z.literal('RED_FLAG_OPEN'), count: z.number() }),
	z.strictObject({ code: z.literal('COVERAGE'), ...coverage }),
	z.strictObject({ code: z.literal('QUORUM'), ...quorum }),
	z.strictObject({ code: z.literal('CRITICAL_EVIDENCE'), ...criticalEvidence }),
	z.strictObject({
		code: z.literal('CRITICAL_FLOOR'),
		dimensionId: z.string(),
		mean: z.number(),
		floor: z.number(),
	}),
]);
export type Reason = z.infer<typeof Reason>;

/** Every gate is looked at, also where an earlier one already decided; `passed: null` means nothing was rated. */
export const Gate = z.discriminatedUnion('code', [
	z.strictObject({
		code: z.literal('RED_FLAGS'),
		passed: z.boolean(),
		confirmed: z.number(),
		open: z.number(),
		dismissed: z.number(),
	}),
	z.strictObject({ code: z.literal('COVERAGE'), passed: z.boolean(), ...coverage }),
	z.strictObject({ code: z.literal('QUORUM'), passed: z.boolean(), ...quorum }),
	z.strictObject({ code: z.literal('CRITICAL_EVIDENCE'), passed: z.boolean(), ...criticalEvidence }),
	z.strictObject({
		code: z.literal('CRITICAL_FLOOR'),
		passed: z.boolean().nullable(),
		dimensionId: z.string(),
		mean: z.number().nullable(),
		floor: z.number(),
	}),
]);
export type Gate = z.infer<typeof Gate>;

/** `weight` is normalised (sum 1); n, mean, sd (n-1) and range are over raters, each counted once. */
export const DimensionResult = z.strictObject({
	id: z.string(),
	weight: z.number(),
	n: z.number(),
	mean: z.number().nullable(),
	sd: z.number().nullable(),
	range: z.number().nullable(),
});
export type DimensionResult = z.infer<typeof DimensionResult>;

const LevelRow = z.strictObject({ dimensionId: z.string(), level: z.number() });

/**
 * Every number that the result rests on. Each rater's mean is over that rater's own rows of a dimension; a dimension's
 * mean is over its raters; `weighted` = weight x mean; weightedSum / coveredWeight = score.
 */
export const Trace = z.strictObject({
	engine: EngineVersion,
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
	engine: EngineVersion,
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

export const Recommendation = z.discriminatedUnion('status', [
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
export type Recommendation = z.infer<typeof Recommendation>;
export type RecommendationStatus = Recommendation['status'];

/** The short form of a reason, as in `CRITICAL_FLOOR:<dimension>`. */
export function reasonKey(reason: Reason): string {
	return 'dimensionId' in reason ? `${reason.code}:${reason.dimensionId}` : reason.code;
}
