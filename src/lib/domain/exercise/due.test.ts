import { expect, test } from 'vitest';
import { closesAt, proposedDue } from '#lib/domain/exercise/due.ts';

const due = new Date('2030-05-08T16:00:00Z');

test('answers are taken for as many days more as the link outlasts the due time', () => {
	const closing = closesAt(due, { exerciseDueDays: 7, exerciseLinkDays: 14 });
	expect(closing).toEqual(new Date('2030-05-15T16:00:00Z'));
});

test('a link that lasts no longer closes at the due time itself, never before', () => {
	expect(closesAt(due, { exerciseDueDays: 7, exerciseLinkDays: 7 })).toEqual(due);
	expect(closesAt(due, { exerciseDueDays: 7, exerciseLinkDays: 3 })).toEqual(due);
});

test('a form proposes the evening, some days on, over the end of a month', () => {
	expect(proposedDue('2030-05-28T09:15', 7)).toBe('2030-06-04T18:00');
	expect(proposedDue('2028-02-28T23:59', 1)).toBe('2028-02-29T18:00');
});
