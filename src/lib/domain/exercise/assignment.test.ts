import { describe, expect, test } from 'vitest';
import {
	cancel,
	expire,
	grade,
	MAX_ANSWER_CHARACTERS,
	saveAnswer,
	send,
	start,
	submit,
	unanswered,
} from '#lib/domain/exercise/assignment.ts';
import type { Assignment, AssignmentState, Transition } from '#lib/domain/exercise/assignment.ts';

const now = new Date('2030-05-01T10:00:00Z');
const before = new Date('2030-05-01T09:59:59Z');
const after = new Date('2030-05-01T10:00:01Z');

function assignment(state: AssignmentState, changed: Partial<Assignment> = {}): Assignment {
	const times = {
		dueAt: null,
		sentAt: null,
		startedAt: null,
		submittedAt: null,
		gradedAt: null,
		closedAt: null,
	};
	return { state, promptCount: 2, answers: { 0: 'first answer' }, ...times, ...changed };
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
	saveAnswer: (a, at) => saveAnswer(a, { promptIndex: 1, text: 'second' }, at),
	submit,
	grade,
	expire: (a, at) => expire({ ...a, dueAt: before }, at),
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

describe('after the due time', () => {
	const late = assignment('started', { dueAt: before });

	test('a candidate cannot begin, save or submit, even before it is marked as expired', () => {
		expect(outcome(start(assignment('sent', { dueAt: before }), now))).toBe('expired');
		expect(outcome(saveAnswer(late, { promptIndex: 0, text: 'x' }, now))).toBe('expired');
		expect(outcome(submit(late, now))).toBe('expired');
	});

	test('what was submitted in time stays submitted', () => {
		expect(outcome(submit(assignment('submitted', { dueAt: before }), now))).toBe('unchanged');
	});

	test('the last moment itself still counts, and nothing expires before it', () => {
		expect(outcome(submit(assignment('started', { dueAt: now }), now))).toBe('submitted');
		expect(outcome(expire(assignment('started', { dueAt: now }), now))).toBe('not_due');
		expect(outcome(expire(assignment('started'), now))).toBe('not_due');
	});

	test('saved answers are kept', () => {
		expect(resulting(expire(late, now)).answers).toEqual({ 0: 'first answer' });
	});
});

describe('answers', () => {
	const started = assignment('started');
	const save = (promptIndex: number, text: string, seen?: string) =>
		saveAnswer(started, { promptIndex, text, ...(seen === undefined ? {} : { seen }) }, now);

	test('are saved beside each other', () => {
		expect(resulting(save(1, 'second')).answers).toEqual({ 0: 'first answer', 1: 'second' });
	});

	test('saving the same text again changes nothing', () => {
		expect(save(0, 'first answer').kind).toBe('unchanged');
	});

	test('may be emptied again', () => {
		expect(unanswered(resulting(save(0, ' ')))).toEqual([0, 1]);
	});

	test.each([-1, 2, 0.5, NaN])('there is no prompt with index %s', (promptIndex) => {
		expect(outcome(save(promptIndex, 'x'))).toBe('unknown_prompt');
	});

	test('an exercise without prompts takes one answer', () => {
		const bare = assignment('started', { promptCount: 0, answers: {} });
		expect(outcome(saveAnswer(bare, { promptIndex: 0, text: 'x' }, now))).toBe('started');
		expect(outcome(saveAnswer(bare, { promptIndex: 1, text: 'x' }, now))).toBe('unknown_prompt');
	});

	test('have a limit in characters, not in code units, and the refusal names it', () => {
		expect(outcome(save(0, '🙂'.repeat(MAX_ANSWER_CHARACTERS)))).toBe('started');
		const refused = save(1, 'x'.repeat(MAX_ANSWER_CHARACTERS + 12));
		if (refused.kind !== 'refused') throw new Error('saved');
		expect(refused.message).toBe(
			'Answer 2 has 50,012 characters; at most 50,000 can be saved. Shorten it by 12.',
		);
	});

	test('lose the one character that the database cannot hold', () => {
		expect(resulting(save(1, 'a\u0000b')).answers[1]).toBe('ab');
	});

	test('are not overwritten by a window that has not seen the newest text', () => {
		expect(save(0, 'mine', 'older')).toMatchObject({
			code: 'answer_changed',
			saved: 'first answer',
			yours: 'mine',
		});
		expect(resulting(save(0, 'mine', 'first answer')).answers[0]).toBe('mine');
	});

	test('nothing at all cannot be submitted, one answer of two can', () => {
		expect(outcome(submit(assignment('started', { answers: { 0: ' \n' } }), now))).toBe('nothing_answered');
		expect(outcome(submit(started, now))).toBe('submitted');
		expect(unanswered(started)).toEqual([1]);
	});

	test('a step never changes what it was given', () => {
		const frozen = Object.freeze({ ...started, answers: Object.freeze({ 0: 'first answer' }) });
		expect(() => saveAnswer(frozen, { promptIndex: 0, text: 'new' }, now)).not.toThrow();
		expect(frozen.answers[0]).toBe('first answer');
	});
});
