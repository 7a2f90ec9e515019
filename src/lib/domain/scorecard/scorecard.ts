import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import type { Missing } from '#lib/domain/scorecard/missing.ts';

type Common = {
	id: string;
	authorId: string;
	/** Counts saves of the draft, from 0; stays at its last value after submitting. */
	draftRevision: number;
	/** Counts submitted revisions: 0 before submitting, 1 for the first. */
	revisionNumber: number;
	/** Written by an interviewer in training: kept and compared, never counted. */
	shadow: boolean;
	/** When the author first could see others' before submitting. Never unset: the scorecard is shown, not counted. */
	seenOthersAt: Date | null;
};
export type DraftScorecard = Common & { state: 'draft' };
export type SubmittedScorecard = Common & { state: 'submitted'; submittedAt: Date };
export type WaivedScorecard = Common & { state: 'waived'; waivedAt: Date; waiveReason: string };
export type Scorecard = DraftScorecard | SubmittedScorecard | WaivedScorecard;

/** What was submitted, kept for good. The first has no reason; every later one says why. */
export type ScorecardRevision = {
	number: number;
	content: ScorecardContent;
	reason: string | null;
	at: Date;
	/** The author could see others' scorecards of the same application and stage by then. */
	afterSeeingOthers: boolean;
};

export const reasonLimit = 2_000;

export type ScorecardRefusal =
	| { kind: 'refused'; code: 'incomplete'; missing: Missing[] }
	| { kind: 'refused'; code: 'unknown_dimension'; dimensionIds: string[] }
	| { kind: 'refused'; code: 'stale_draft'; draftRevision: number }
	| { kind: 'refused'; code: 'stale_revision'; revisionNumber: number }
	| { kind: 'refused'; code: 'already_submitted'; submittedAt: Date }
	| { kind: 'refused'; code: 'waived'; waivedAt: Date }
	| { kind: 'refused'; code: 'not_submitted' }
	| { kind: 'refused'; code: 'not_author' }
	| { kind: 'refused'; code: 'red_flag_removed'; redFlagIds: string[] }
	| { kind: 'refused'; code: 'reason_required' }
	| { kind: 'refused'; code: 'reason_too_long'; limit: number; length: number };
