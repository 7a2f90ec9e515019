import { refusalMessage } from '#lib/domain/exercise/refusal-messages.ts';

export type AssignmentState =
	'assigned' | 'sent' | 'started' | 'submitted' | 'graded' | 'expired' | 'cancelled';

export type Assignment = {
	state: AssignmentState;
	/** Prompts of the exercise; one without prompts takes one answer, number 0. */
	promptCount: number;
	/** From the prompt's index, from 0, to what is saved of the candidate's text. */
	answers: Readonly<Record<number, SavedAnswer>>;
	/** Until when it was asked for. What comes later is late, and taken all the same until it closes. */
	dueAt: Date;
	/** Last moment at which answers are taken; never before `dueAt`. */
	closesAt: Date;
	sentAt: Date | null;
	startedAt: Date | null;
	submittedAt: Date | null;
	gradedAt: Date | null;
	/** When it expired or was cancelled. */
	closedAt: Date | null;
};

/** `revision` counts the saves of this one answer, from 1. */
export type SavedAnswer = { text: string; revision: number };

/** Characters, as a reader counts them, of one answer. */
export const MAX_ANSWER_CHARACTERS = 50_000;

export type RefusalDetail =
	| { code: 'not_sent' }
	| { code: 'not_started' }
	| { code: 'already_submitted'; submittedAt: Date | null }
	| { code: 'expired'; closesAt: Date }
	| { code: 'cancelled' }
	| { code: 'unknown_prompt'; number: number; promptCount: number }
	| { code: 'answer_too_long'; number: number; length: number; limit: number }
	| { code: 'answer_changed'; number: number; saved: SavedAnswer; yours: string }
	| { code: 'nothing_answered' }
	| { code: 'not_submitted' }
	| { code: 'not_due'; closesAt: Date }
	| { code: 'due_in_the_past' };

/** `message` is for the person who tried: the candidate, or for the last three codes a member. */
export type Refusal = RefusalDetail & { kind: 'refused'; message: string };

/** `unchanged`: it was so already; doing it twice does nothing twice. */
export type Transition = { kind: 'changed' | 'unchanged'; assignment: Assignment } | Refusal;

export type AnswerChange = {
	promptIndex: number;
	text: string;
	/** Of the saved text that the writer began from, 0 for none. Where something newer is saved, nothing is overwritten. */
	baseRevision: number;
};

/** The personal link was handed to the candidate. Sending again changes nothing. */
export function send(assignment: Assignment, now: Date): Transition {
	const refusal = closed(assignment) ?? outOfTime(assignment, now);
	if (refusal) return refusal;
	if (assignment.state !== 'assigned') return unchanged(assignment);
	return changed(assignment, { state: 'sent', sentAt: now });
}

/** The candidate begins. Beginning again, as after a reload, changes nothing. */
export function start(assignment: Assignment, now: Date): Transition {
	const refusal = notOpen(assignment, now);
	if (refusal) return refusal;
	if (assignment.state === 'started') return unchanged(assignment);
	return changed(assignment, { state: 'started', startedAt: now });
}

/** Saves one answer as it is typed. */
export function saveAnswer(assignment: Assignment, change: AnswerChange, now: Date): Transition {
	const { promptIndex } = change;
	const refusal = notOpen(assignment, now);
	if (refusal) return refusal;
	if (assignment.state !== 'started') return refuse({ code: 'not_started' });

	const promptCount = answerCount(assignment);
	const number = promptIndex + 1;
	if (!Number.isInteger(promptIndex) || promptIndex < 0 || promptIndex >= promptCount) {
		return refuse({ code: 'unknown_prompt', number, promptCount });
	}
	// Postgres refuses U+0000 in text, and half of a surrogate pair would come back as another character.
	const text = change.text.replaceAll('\u0000', '').toWellFormed();
	const length = characters(text);
	if (length > MAX_ANSWER_CHARACTERS) {
		return refuse({ code: 'answer_too_long', number, length, limit: MAX_ANSWER_CHARACTERS });
	}
	const saved = assignment.answers[promptIndex] ?? { text: '', revision: 0 };
	if (saved.text === text) return unchanged(assignment);
	if (change.baseRevision !== saved.revision) {
		return refuse({ code: 'answer_changed', number, saved, yours: text });
	}
	const newer = { text, revision: saved.revision + 1 };
	return changed(assignment, { answers: { ...assignment.answers, [promptIndex]: newer } });
}

/** Hands in what is saved. Submitting twice does nothing twice; prompts may stay open, but not all. */
export function submit(assignment: Assignment, now: Date): Transition {
	if (assignment.state === 'submitted' || assignment.state === 'graded') return unchanged(assignment);
	const refusal = notOpen(assignment, now);
	if (refusal) return refusal;
	if (assignment.state !== 'started') return refuse({ code: 'not_started' });
	if (unanswered(assignment).length === answerCount(assignment)) return refuse({ code: 'nothing_answered' });
	return changed(assignment, { state: 'submitted', submittedAt: now });
}

/** Sets another due time, earlier or later, while the candidate may still submit or has merely run out of time. */
export function reschedule(
	assignment: Assignment,
	times: { dueAt: Date; closesAt: Date },
	now: Date,
): Transition {
	const refusal = closed(assignment);
	if (refusal) return refusal;
	if (times.dueAt.getTime() <= now.getTime()) return refuse({ code: 'due_in_the_past' });
	return changed(assignment, times);
}

/** Every grader has submitted the own scorecard. */
export function grade(assignment: Assignment, now: Date): Transition {
	if (assignment.state === 'graded') return unchanged(assignment);
	if (assignment.state !== 'submitted') return refuse({ code: 'not_submitted' });
	return changed(assignment, { state: 'graded', gradedAt: now });
}

/** A further grader was asked: what was graded waits for grading again. */
export function awaitGrader(assignment: Assignment): Transition {
	if (assignment.state !== 'graded') return closedToGraders(assignment) ?? unchanged(assignment);
	return changed(assignment, { state: 'submitted', gradedAt: null });
}

/** Closes what ran out of time; answers that were saved are kept. */
export function expire(assignment: Assignment, now: Date): Transition {
	if (assignment.state === 'expired') return unchanged(assignment);
	const refusal = closed(assignment);
	if (refusal) return refusal;
	if (!isPast(assignment, now)) return refuse({ code: 'not_due', closesAt: assignment.closesAt });
	return changed(assignment, { state: 'expired', closedAt: now });
}

/** Withdraws an exercise that was not submitted; answers that were saved are kept. */
export function cancel(assignment: Assignment, now: Date): Transition {
	if (assignment.state === 'cancelled') return unchanged(assignment);
	if (assignment.state === 'expired') return changed(assignment, { state: 'cancelled', closedAt: now });
	return closed(assignment) ?? changed(assignment, { state: 'cancelled', closedAt: now });
}

/** Indexes of the prompts whose answer is empty or blank. */
export function unanswered(assignment: Assignment): number[] {
	const indexes = Array.from({ length: answerCount(assignment) }, (_, index) => index);
	return indexes.filter((index) => (assignment.answers[index]?.text ?? '').trim() === '');
}

/** How it stands now: one that ran out of time is expired, whether or not somebody has marked it so. */
export function stateAt(assignment: Pick<Assignment, 'state' | 'closesAt'>, now: Date): AssignmentState {
	return isOpen(assignment.state) && isPast(assignment, now) ? 'expired' : assignment.state;
}

/** Whether it is still to come although its due time has passed. */
export function isLate(assignment: Pick<Assignment, 'state' | 'dueAt'>, now: Date): boolean {
	return isOpen(assignment.state) && now.getTime() > assignment.dueAt.getTime();
}

function isOpen(state: AssignmentState): boolean {
	return state === 'assigned' || state === 'sent' || state === 'started';
}

/** An exercise without prompts takes one answer. */
export function answerCount({ promptCount }: Pick<Assignment, 'promptCount'>): number {
	return Math.max(1, promptCount);
}

/** Why a candidate cannot work on it now. */
function notOpen(assignment: Assignment, now: Date): Refusal | null {
	const refusal = closed(assignment) ?? outOfTime(assignment, now);
	if (refusal) return refusal;
	return assignment.state === 'assigned' ? refuse({ code: 'not_sent' }) : null;
}

function outOfTime(assignment: Assignment, now: Date): Refusal | null {
	const { closesAt } = assignment;
	return isPast(assignment, now) ? refuse({ code: 'expired', closesAt }) : null;
}

function closed({ state, submittedAt, closesAt }: Assignment): Refusal | null {
	switch (state) {
		case 'submitted':
		case 'graded':
			return refuse({ code: 'already_submitted', submittedAt });
		case 'expired':
			return refuse({ code: 'expired', closesAt });
		case 'cancelled':
			return refuse({ code: 'cancelled' });
		case 'assigned':
		case 'sent':
		case 'started':
			return null;
	}
}

function closedToGraders({ state, closesAt }: Assignment): Refusal | null {
	if (state === 'cancelled') return refuse({ code: 'cancelled' });
	return state === 'expired' ? refuse({ code: 'expired', closesAt }) : null;
}

function isPast({ closesAt }: Pick<Assignment, 'closesAt'>, now: Date): boolean {
	return now.getTime() > closesAt.getTime();
}

/** As a reader counts them, up to the limit exactly; a surrogate pair is one. */
export function characters(text: string): number {
	return text.length <= MAX_ANSWER_CHARACTERS ? text.length : Array.from(text).length;
}

function changed(assignment: Assignment, change: Partial<Assignment>): Transition {
	return { kind: 'changed', assignment: { ...assignment, ...change } };
}

function unchanged(assignment: Assignment): Transition {
	return { kind: 'unchanged', assignment };
}

function refuse(detail: RefusalDetail): Refusal {
	return { ...detail, kind: 'refused', message: refusalMessage(detail) };
}
