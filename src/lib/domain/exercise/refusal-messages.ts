import type { RefusalDetail } from '#lib/domain/exercise/assignment.ts';

/** The English sentence for a member whose step an exercise assignment refuses. */
export function memberRefusalMessage(refusal: RefusalDetail): string {
	switch (refusal.code) {
		case 'already_submitted':
			return 'The candidate has submitted this exercise. What was submitted stays as it is.';
		case 'expired':
			return 'This exercise ran out of time. Give it a new due date first, or assign it again.';
		case 'cancelled':
			return 'This exercise was cancelled. Assign it again if it is needed after all.';
		default:
			return refusalMessage(refusal);
	}
}

/** The English sentence for a candidate. Times are left to the page, which knows the zone. */
export function refusalMessage(refusal: RefusalDetail): string {
	switch (refusal.code) {
		case 'not_sent':
			return 'This exercise is not open yet. You will get a link when it is.';
		case 'not_started':
			return 'This exercise has not been started. Start it first; nothing is timed before that.';
		case 'already_submitted':
			return 'This exercise was submitted already. Your answers are safe and can no longer be changed.';
		case 'expired':
			return 'The time for this exercise is over. What was saved is kept. Ask the person who sent you the link if you need more time.';
		case 'cancelled':
			return 'This exercise was withdrawn. You need not do anything. Ask the person who sent you the link if that is unexpected.';
		case 'unknown_prompt':
			return `There is no question ${refusal.number} in this exercise; it has ${refusal.promptCount}.`;
		case 'answer_too_long':
			return `Answer ${refusal.number} has ${grouped(refusal.length)} characters; at most ${grouped(refusal.limit)} can be saved. Shorten it by ${grouped(refusal.length - refusal.limit)}.`;
		case 'answer_changed':
			return `Answer ${refusal.number} was changed somewhere else, perhaps in another window. Both texts are shown; keep the one you want.`;
		case 'nothing_answered':
			return 'There is no answer to submit yet. Write at least one.';
		case 'not_submitted':
			return 'The candidate has not submitted this exercise, so there is nothing to grade.';
		case 'not_due':
			return 'The time for this exercise is not over.';
		case 'due_in_the_past':
			return 'That time has passed. Choose one that is still to come.';
	}
}

function grouped(n: number): string {
	return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
