/** Ratings and candidates of opened debriefs. */
export type Evidence = { ratings: number; candidates: number };

/** Below either, estimates are no better than the defaults. */
export const leastEvidence: Evidence = { ratings: 60, candidates: 8 };

export function isEnough(evidence: Evidence): boolean {
	return evidence.ratings >= leastEvidence.ratings && evidence.candidates >= leastEvidence.candidates;
}
