import { describe, expect, test } from 'vitest';
import {
	awaitGrader,
	cancel,
	expire,
	grade,
	isLate,
	MAX_ANSWER_CHARACTERS,
	reschedule,
	saveAnswer,
	send,
	start,
	stateAt,
	submit,
	unanswered,
} from '#lib/domain/exercise/assignment.ts';
import type { Assignment, AssignmentState, Transition } from '#lib/domain/exercise/assignment.ts';

const now = new Date('2030-05-01T10:00:00Z');
const before = new Date('2030-05-01T09:59:59Z');
const after = new Date('2030-05-01T10:00:01Z');
const later = new Date('2030-06-01T10:00:00Z');
const FIRST = { text: 'first answer', revision: 1 };

function assignment(state: AssignmentState, changed: Partial<Assignment> = {}): Assignment {
	const times = {
		dueAt: later,
		closesAt: later,
		sentAt: null,
		startedAt: null,
		submittedAt: null,
		gradedAt: null,
		closedAt: null,
	};
	return { state, promptCount: 2, answers: { 0: FIRST }, ...times, ...changed };
}

function outcome(transition: Transition): string {
	if (transition.kind === 'refused') return transition.code;
	return transition.kind === 'changed' ? transition.assignment.state : 'unchanged';
}

function resulting(transition: Transition): Assignment {
	if (transition.kind === 'refused') throw new Error(transition.message);
	return transition.assignment;
}

const steps: Record<string, (a: Assignment, at: Date) => Transition> = {
	send,
	start,
	saveAnswer: (a, at) => saveAnswer(a, { promptIndex: 1, text: 'second', baseRevision: 0 }, at),
	submit,
	grade,
	expire: (a, at) => expire({ ...a, closesAt: before }, at),
	cancel,
};

const TABLE = `
           | send              | start             | saveAnswer        | submit      | grade         | expire            | cancel
assigned   | sent              | not_sent          | not_sent          | not_sent    | not_submitted | expired           | cancelled
sent       | unchanged         | started           | not_started       | not_started | not_submitted | expired           | cancelled
started    | unchanged         | unchanged         | started           | submitted   | not_submitted | expired           | cancelled
submitted  | already_submitted | already_submitted | already_submitted | unchanged   | graded        | already_submitted | already_submitted
graded     | already_submitted | already_submitted | already_submitted | unchanged   | unchanged     | already_submitted | already_submitted
expired    | expired           | expired           | expired           | expired     | not_submitted | unchanged         | cancelled
cancelled  | cancelled         | cancelled         | cancelled         | cancelled   | not_submitted | cancelled         | unchanged
`;

const [head = [], ...rows] = TABLE.trimEnd()
	.split('\n')
	.slice(1)
	.map((line) => line.split('|').map((cell) => cell.trim()));
const cells = rows.flatMap(([state = '', ...expected]) =>
	expected.map((answer, i) => ({ state: state as AssignmentState, step: head[i + 1] ?? '', answer })),
);

test('the table has every state and every step', () => {
	expect(head.slice(1)).toEqual(Object.keys(steps));
	expect(cells).toHaveLength(7 * 7);
});

test.each(cells)('$state, $step: $answer', ({ state, step, answer }) => {
	const take = steps[step];
	if (!take) throw new Error(`the table names an unknown step ${step}`);
	expect(outcome(take(assignment(state), now))).toBe(answer);
});

test('each step keeps its time, and a second submit keeps the first one', () => {
	const sent = resulting(send(assignment('assigned'), now));
	const started = resulting(start(sent, after));
	const submitted = resulting(submit(started, after));
	expect(submitted).toMatchObject({ sentAt: now, startedAt: after, submittedAt: after });
	expect(submit(submitted, new Date('2031-01-01'))).toEqual({ kind: 'unchanged', assignment: submitted });
	expect(resulting(grade(submitted, after)).gradedAt).toEqual(after);
	expect(resulting(cancel(sent, after)).closedAt).toEqual(after);
});

describe('between the due time and the closing', () => {
	const late = assignment('started', { dueAt: before });

	test('answers are still taken, and it is late', () => {
		expect(outcome(submit(late, now))).toBe('submitted');
		expect(isLate(late, now)).toBe(true);
		expect(stateAt(late, now)).toBe('started');
	});

	test('what was submitted is not late any more', () => {
		expect(isLate(assignment('submitted', { dueAt: before }), now)).toBe(false);
	});
});

describe('after the closing', () => {
	const over = assignment('started', { dueAt: before, closesAt: before });

	test('a candidate cannot begin, save or submit, even before it is marked as expired', () => {
		expect(outcome(start({ ...over, state: 'sent' }, now))).toBe('expired');
		expect(outcome(saveAnswer(over, { promptIndex: 0, text: 'x', baseRevision: 1 }, now))).toBe('expired');
		expect(outcome(submit(over, now))).toBe('expired');
		expect(stateAt(over, now)).toBe('expired');
	});

	test('no link is made', () => {
		expect(outcome(send({ ...over, state: 'assigned' }, now))).toBe('expired');
		expect(outcome(send({ ...over, state: 'sent' }, now))).toBe('expired');
	});

	test('what was submitted in time stays submitted', () => {
		const submitted = assignment('submitted', { closesAt: before });
		expect(outcome(submit(submitted, now))).toBe('unchanged');
		expect(stateAt(submitted, now)).toBe('submitted');
	});

	test('the last moment itself still counts, and nothing expires before it', () => {
		expect(outcome(submit(assignment('started', { closesAt: now }), now))).toBe('submitted');
		expect(outcome(expire(assignment('started', { closesAt: now }), now))).toBe('not_due');
		expect(outcome(expire(assignment('started'), now))).toBe('not_due');
	});

	test('saved answers are kept', () => {
		expect(resulting(expire(over, now)).answers).toEqual({ 0: FIRST });
	});

	test('another due time opens it again', () => {
		const reopened = resulting(reschedule(over, { dueAt: after, closesAt: later }, now));
		expect(stateAt(reopened, now)).toBe('started');
		expect(outcome(submit(reopened, now))).toBe('submitted');
	});
});

test('another due time lies ahead, and is for what was not submitted or withdrawn', () => {
	const times = { dueAt: after, closesAt: after };
	expect(outcome(reschedule(assignment('assigned'), { dueAt: now, closesAt: after }, now))).toBe(
		'due_in_the_past',
	);
	expect(outcome(reschedule(assignment('submitted'), times, now))).toBe('already_submitted');
	expect(outcome(reschedule(assignment('cancelled'), times, now))).toBe('cancelled');
	expect(outcome(reschedule(assignment('expired'), times, now))).toBe('expired');
});

test('a further grader may be asked before and after grading, not for what was withdrawn', () => {
	expect(outcome(awaitGrader(assignment('assigned')))).toBe('unchanged');
	expect(outcome(awaitGrader(assignment('submitted')))).toBe('unchanged');
	expect(resulting(awaitGrader(assignment('graded', { gradedAt: now })))).toMatchObject({
		state: 'submitted',
		gradedAt: null,
	});
	expect(outcome(awaitGrader(assignment('cancelled')))).toBe('cancelled');
	expect(outcome(awaitGrader(assignment('expired')))).toBe('expired');
});

describe('answers', () => {
	const started = assignment('started');
	const save = (promptIndex: number, text: string, baseRevision = promptIndex === 0 ? 1 : 0) =>
		saveAnswer(started, { promptIndex, text, baseRevision }, now);

	test('are saved beside each other, each with a revision of its own', () => {
		expect(resulting(save(1, 'second')).answers).toEqual({ 0: FIRST, 1: { text: 'second', revision: 1 } });
		expect(resulting(save(0, 'better')).answers[0]).toEqual({ text: 'better', revision: 2 });
	});

	test('saving the same text again changes nothing, whatever it was based on', () => {
		expect(save(0, 'first answer').kind).toBe('unchanged');
		expect(save(0, 'first answer', 0).kind).toBe('unchanged');
	});

	test('may be emptied again', () => {
		expect(unanswered(resulting(save(0, ' ')))).toEqual([0, 1]);
	});

	test.each([-1, 2, 0.5, NaN])('there is no prompt with index %s', (promptIndex) => {
		expect(outcome(save(promptIndex, 'x'))).toBe('unknown_prompt');
	});

	test('an exercise without prompts takes one answer', () => {
		const bare = assignment('started', { promptCount: 0, answers: {} });
		const change = { text: 'x', baseRevision: 0 };
		expect(outcome(saveAnswer(bare, { promptIndex: 0, ...change }, now))).toBe('started');
		expect(outcome(saveAnswer(bare, { promptIndex: 1, ...change }, now))).toBe('unknown_prompt');
	});

	test('have a limit in characters, not in code units, and the refusal names it', () => {
		expect(outcome(save(0, '🙂'.repeat(MAX_ANSWER_CHARACTERS)))).toBe('started');
		const refused = save(1, 'x'.repeat(MAX_ANSWER_CHARACTERS + 12));
		if (refused.kind !== 'refused') throw new Error('saved');
		expect(refused.message).toBe(
			'Answer 2 has 50,012 characters; at most 50,000 can be saved. Shorten it by 12.',
		);
	});

	test('lose the one character that the database cannot hold, and half characters', () => {
		expect(resulting(save(1, 'a\u0000b')).answers[1]?.text).toBe('ab');
		expect(resulting(save(1, 'a\ud83d')).answers[1]?.text).toBe('a\ufffd');
	});

	test.each([0, 2])('are not overwritten from revision %i, which is not the newest', (baseRevision) => {
		expect(save(0, 'mine', baseRevision)).toMatchObject({
			code: 'answer_changed',
			saved: FIRST,
			yours: 'mine',
		});
	});

	test('nothing at all cannot be submitted, one answer of two can', () => {
		const blank = assignment('started', { answers: { 0: { text: ' \n', revision: 1 } } });
		expect(outcome(submit(blank, now))).toBe('nothing_answered');
		expect(outcome(submit(started, now))).toBe('submitted');
		expect(unanswered(started)).toEqual([1]);
	});

	test('a step never changes what it was given', () => {
		const frozen = Object.freeze({ ...started, answers: Object.freeze({ 0: FIRST }) });
		expect(() => save(0, 'new')).not.toThrow();
		expect(() => saveAnswer(frozen, { promptIndex: 0, text: 'new', baseRevision: 1 }, now)).not.toThrow();
		expect(frozen.answers[0].text).toBe('first answer');
	});
});
