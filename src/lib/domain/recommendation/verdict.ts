import { z } from 'zod';

export const EngineVersion = z.enum(['weighted-mean/1', 'm3/1']);
export type EngineVersion = z.infer<typeof EngineVersion>;

/** From best to worst. The two LEAN bands belong to the engine that knows how sure it is. */
export const Band = z.enum(['STRONG_HIRE', 'HIRE', 'LEAN_HIRE', 'LEAN_NO_HIRE', 'NO_HIRE', 'STRONG_NO_HIRE']);
export type Band = z.infer<typeof Band>;

const coverage = { coverage: z.number(), needed: z.number() };
const quorum = { raters: z.number(), needed: z.number() };
const criticalEvidence = { dimensionId: z.string(), raters: z.number(), needed: z.number() };

const floorRisk = { dimensionId: z.string(), floor: z.number(), score: z.number(), probability: z.number() };

/** Why there is no band, or why it is what it is; in the order in which the rules are taken. */
export const Reason = z.union([
	z.strictObject({ code: z.literal('RED_FLAG_CONFIRMED'), count: z.number() }),
	z.strictObject({ code: z.literal('RED_FLAG_OPEN'), count: z.number() }),
	z.strictObject({ code: z.literal('COVERAGE'), ...coverage }),
	z.strictObject({ code: z.literal('QUORUM'), ...quorum }),
	z.strictObject({ code: z.literal('CRITICAL_EVIDENCE'), ...criticalEvidence }),
	/** By `weighted-mean/1`: the mean lies below the floor. */
	z.strictObject({
		code: z.literal('CRITICAL_FLOOR'),
		dimensionId: z.string(),
		mean: z.number(),
		floor: z.number(),
	}),
	/** By `m3/1`: it lies there with this probability, 0 to 1. */
	z.strictObject({ code: z.literal('CRITICAL_FLOOR'), ...floorRisk }),
	z.strictObject({ code: z.literal('CRITICAL_RISK'), ...floorRisk }),
]);
export type Reason = z.infer<typeof Reason>;

/** Every gate is looked at, also where an earlier one already decided; `passed: null` means nothing was rated. */
export const Gate = z.union([
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
	z.strictObject({
		code: z.literal('CRITICAL_FLOOR'),
		passed: z.boolean().nullable(),
		...floorRisk,
		se: z.number(),
		/** Probability of lying below the floor from which it stops, and from which it caps the band. */
		stopsAt: z.number(),
		capsAt: z.number(),
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

export const RecommendationStatus = z.enum(['RECOMMENDED', 'KNOCKED_OUT', 'HOLD', 'INSUFFICIENT_EVIDENCE']);
export type RecommendationStatus = z.infer<typeof RecommendationStatus>;

/** The short form of a reason, as in `CRITICAL_FLOOR:<dimension>`. */
export function reasonKey(reason: Reason): string {
	return 'dimensionId' in reason ? `${reason.code}:${reason.dimensionId}` : reason.code;
}

/** What a gate of evidence that was not passed gives as reason. */
export function thinEvidence(gate: Gate): Reason[] {
	if (gate.passed !== false) return [];
	switch (gate.code) {
		case 'COVERAGE':
			return [{ code: gate.code, coverage: gate.coverage, needed: gate.needed }];
		case 'QUORUM':
			return [{ code: gate.code, raters: gate.raters, needed: gate.needed }];
		case 'CRITICAL_EVIDENCE':
			return [{ code: gate.code, dimensionId: gate.dimensionId, raters: gate.raters, needed: gate.needed }];
		default:
			return [];
	}
}
