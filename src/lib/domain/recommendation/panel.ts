import { z } from 'zod';
import { Policy } from '#lib/domain/policy/policy.ts';

export const Exclusion = z.enum(['shadow', 'seen_others', 'waived']);
export type Exclusion = z.infer<typeof Exclusion>;

export const RedFlagState = z.enum(['open', 'confirmed', 'dismissed']);
export type RedFlagState = z.infer<typeof RedFlagState>;

/** Everything that a recommendation rests on. Nothing else enters it. */
export const PanelData = z.strictObject({
	/** Whose ratings these are: a calibration snapshot is asked without them. */
	applicationId: z.string(),
	/** With a dimension's name it says which dimensions of a role's versions are one and the same. */
	roleId: z.string(),
	/** The adopted calibration snapshot, or null for the default variances and priors. */
	calibration: z.strictObject({ snapshotId: z.string(), dataHash: z.string() }).nullable(),
	/** In the scorecard's order. Weights are raw: only their proportion counts, and 0 is shown but never scored. */
	dimensions: z.array(
		z.strictObject({
			id: z.string(),
			name: z.string(),
			weight: z.number(),
			critical: z.boolean(),
			/** 1 to 5, or null for the policy's floor. It counts where `critical`. */
			floor: z.number().nullable(),
		}),
	),
	/** First submissions only, each rating as it was before its author could see another's. */
	scorecards: z.array(
		z.strictObject({
			id: z.string(),
			raterId: z.string(),
			/** Levels 1 to 5; what is not assessed stands in `notAssessed` and has no number. */
			ratings: z.array(z.strictObject({ dimensionId: z.string(), level: z.number() })),
			notAssessed: z.array(z.string()),
			excluded: Exclusion.nullable(),
		}),
	),
	/** Scorecards still owed. */
	pending: z.number(),
	redFlags: z.array(z.strictObject({ id: z.string(), state: RedFlagState })),
	policy: Policy,
	policyVersion: z.string(),
	roleVersionId: z.string(),
});
export type PanelData = z.infer<typeof PanelData>;

/** `dataHash` is the caller's hash over `canonicalJson(canonicalPanel(data))`; it goes into the working as it is. */
export const PanelInput = PanelData.extend({ dataHash: z.string() });
export type PanelInput = z.infer<typeof PanelInput>;

/**
 * The same data in one order: scorecards, ratings and red flags by id. Dimensions keep theirs, which is the role
 * version's and part of the data. What an author of a waived scorecard had typed is left out: a draft is private.
 */
export function canonicalPanel({
	applicationId,
	roleId,
	calibration,
	dimensions,
	scorecards,
	pending,
	redFlags,
	policy,
	policyVersion,
	roleVersionId,
}: PanelData): PanelData {
	return {
		applicationId,
		roleId,
		calibration,
		dimensions,
		scorecards: scorecards
			.map((scorecard) => ({
				...scorecard,
				ratings:
					scorecard.excluded === 'waived'
						? []
						: scorecard.ratings.toSorted((a, b) => compareText(a.dimensionId, b.dimensionId)),
				notAssessed: scorecard.excluded === 'waived' ? [] : scorecard.notAssessed.toSorted(compareText),
			}))
			.sort((a, b) => compareText(a.id, b.id)),
		pending,
		redFlags: redFlags.toSorted((a, b) => compareText(a.id, b.id)),
		policy: { ...policy, notesRequiredAt: policy.notesRequiredAt.toSorted((a, b) => a - b) },
		policyVersion,
		roleVersionId,
	};
}

/** By UTF-16 code units, the same on every machine and in every language. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
