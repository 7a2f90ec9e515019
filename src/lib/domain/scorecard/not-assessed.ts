import { z } from 'zod';

/** Why a dimension was not rated. "Asked, and the candidate showed nothing" is a rating (level 1), not one of these. */
export const NotAssessedReason = z.enum([
	'out_of_time',
	'not_in_plan',
	'no_evidence',
	'candidate_declined',
	'other',
]);
export type NotAssessedReason = z.infer<typeof NotAssessedReason>;

export const notAssessedWords: Record<NotAssessedReason, string> = {
	out_of_time: 'We ran out of time',
	not_in_plan: 'The plan for this interview did not cover it',
	no_evidence: 'No evidence came up',
	candidate_declined: 'The candidate declined to go into it',
	other: 'Another reason',
};
