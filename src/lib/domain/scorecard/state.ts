import type { Policy } from '#lib/domain/policy/policy.ts';
import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { differingFields } from '#lib/domain/scorecard/draft-save.ts';
import { missing, type ScorecardForm } from '#lib/domain/scorecard/missing.ts';
import {
	type DraftScorecard,
	reasonLimit,
	type Scorecard,
	type ScorecardRefusal,
	type ScorecardRevision,
	type SubmittedScorecard,
	type WaivedScorecard,
} from '#lib/domain/scorecard/scorecard.ts';

export type Submission =
	| { kind: 'submitted'; scorecard: SubmittedScorecard; revision: ScorecardRevision }
	| { kind: 'already'; scorecard: SubmittedScorecard }
	| ScorecardRefusal;

/**
 * Submits the draft of the given revision. A repeated request is `already`, so that submitting twice does nothing
 * twice. Whether the author could see others' before is settled first, by `seenOthers`.
 */
export function submit(
	scorecard: Scorecard,
	draft: { revision: number; content: ScorecardContent },
	form: ScorecardForm,
	policy: Pick<Policy, 'notesRequiredAt'>,
	now: Date,
): Submission {
	if (scorecard.state === 'waived') return { kind: 'refused', code: 'waived', waivedAt: scorecard.waivedAt };
	if (scorecard.state === 'submitted') {
		return draft.revision === scorecard.draftRevision
			? { kind: 'already', scorecard }
			: { kind: 'refused', code: 'already_submitted', submittedAt: scorecard.submittedAt };
	}
	if (draft.revision !== scorecard.draftRevision) {
		return { kind: 'refused', code: 'stale_draft', draftRevision: scorecard.draftRevision };
	}
	return (
		refuseContent(draft.content, form, policy) ?? {
			kind: 'submitted',
			scorecard: { ...scorecard, state: 'submitted', submittedAt: now, revisionNumber: 1 },
			revision: {
				number: 1,
				content: draft.content,
				reason: null,
				at: now,
				afterSeeingOthers: scorecard.seenOthersAt !== null,
			},
		}
	);
}

export type Revising =
	| { kind: 'revised'; scorecard: SubmittedScorecard; revision: ScorecardRevision }
	| { kind: 'already'; scorecard: SubmittedScorecard }
	| ScorecardRefusal;

/**
 * Changes what was submitted, as a further revision beside the old ones. Content equal to the latest is `already`. A red
 * flag once raised cannot be taken out: another person dismisses it, and it stays on record.
 *
 * @param latest the content of revision `scorecard.revisionNumber`
 * @param change.couldSeeOthers whether the author could read another submitted scorecard of the stage by `now`
 */
export function revise(
	scorecard: Scorecard,
	latest: ScorecardContent,
	change: {
		memberId: string;
		baseRevisionNumber: number;
		content: ScorecardContent;
		reason: string;
		couldSeeOthers: boolean;
	},
	form: ScorecardForm,
	policy: Pick<Policy, 'notesRequiredAt'>,
	now: Date,
): Revising {
	if (change.memberId !== scorecard.authorId) return { kind: 'refused', code: 'not_author' };
	if (scorecard.state === 'draft') return { kind: 'refused', code: 'not_submitted' };
	if (scorecard.state === 'waived') return { kind: 'refused', code: 'waived', waivedAt: scorecard.waivedAt };
	if (differingFields(latest, change.content).length === 0) return { kind: 'already', scorecard };
	if (change.baseRevisionNumber !== scorecard.revisionNumber) {
		return { kind: 'refused', code: 'stale_revision', revisionNumber: scorecard.revisionNumber };
	}
	const kept = new Set(change.content.redFlags.map((flag) => flag.id));
	const redFlagIds = latest.redFlags.map((flag) => flag.id).filter((id) => !kept.has(id));
	if (redFlagIds.length > 0) return { kind: 'refused', code: 'red_flag_removed', redFlagIds };
	const reason = change.reason.trim();
	const number = scorecard.revisionNumber + 1;
	return (
		refuseReason(reason) ??
		refuseContent(change.content, form, policy) ?? {
			kind: 'revised',
			scorecard: { ...scorecard, revisionNumber: number },
			revision: {
				number,
				content: change.content,
				reason,
				at: now,
				afterSeeingOthers: scorecard.seenOthersAt !== null || change.couldSeeOthers,
			},
		}
	);
}

export type Waiving =
	| { kind: 'waived'; scorecard: WaivedScorecard }
	| { kind: 'already'; scorecard: WaivedScorecard }
	| ScorecardRefusal;

/** Frees the author from a scorecard still owed. There is no way back: a waived scorecard stays waived. */
export function waive(scorecard: Scorecard, reason: string, now: Date): Waiving {
	if (scorecard.state === 'waived') return { kind: 'already', scorecard };
	if (scorecard.state === 'submitted') {
		return { kind: 'refused', code: 'already_submitted', submittedAt: scorecard.submittedAt };
	}
	const waiveReason = reason.trim();
	return (
		refuseReason(waiveReason) ?? {
			kind: 'waived',
			scorecard: { ...scorecard, state: 'waived', waivedAt: now, waiveReason },
		}
	);
}

export type SeeingOthers =
	| { kind: 'marked'; scorecard: DraftScorecard }
	| { kind: 'already'; scorecard: Scorecard }
	| ScorecardRefusal;

/**
 * Marks a draft "seen others first": its author chose "show anyway", or could have read a submitted one. The first time
 * is kept for good. What was submitted before the author could look needs no mark and gets none.
 */
export function seenOthers(scorecard: Scorecard, now: Date): SeeingOthers {
	if (scorecard.seenOthersAt !== null) return { kind: 'already', scorecard };
	switch (scorecard.state) {
		case 'draft':
			return { kind: 'marked', scorecard: { ...scorecard, seenOthersAt: now } };
		case 'submitted':
			return { kind: 'refused', code: 'already_submitted', submittedAt: scorecard.submittedAt };
		case 'waived':
			return { kind: 'refused', code: 'waived', waivedAt: scorecard.waivedAt };
	}
}

function refuseContent(
	content: ScorecardContent,
	form: ScorecardForm,
	policy: Pick<Policy, 'notesRequiredAt'>,
): ScorecardRefusal | null {
	const known = new Set(form.dimensions.map((dimension) => dimension.id));
	const dimensionIds = Object.keys(content.ratings).filter((id) => !known.has(id));
	if (dimensionIds.length > 0) return { kind: 'refused', code: 'unknown_dimension', dimensionIds };
	const open = missing(content, form, policy);
	return open.length > 0 ? { kind: 'refused', code: 'incomplete', missing: open } : null;
}

function refuseReason(reason: string): ScorecardRefusal | null {
	if (reason === '') return { kind: 'refused', code: 'reason_required' };
	if (reason.length > reasonLimit) {
		return { kind: 'refused', code: 'reason_too_long', limit: reasonLimit, length: reason.length };
	}
	return null;
}
