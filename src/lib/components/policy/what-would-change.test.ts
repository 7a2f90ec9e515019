import { expect, test } from 'vitest';
import { whatWouldChangeNotes, whatWouldChangeSentence } from './what-would-change.ts';

const none = { compared: 12, changed: 0, hasMore: false, hasWithheld: false, listed: [], rescored: 0 };

test.each([
	[{ compared: 0, changed: 0 }, 'No open job has a recommendation yet'],
	[
		{ compared: 1, changed: 0 },
		'Nothing would change: the one recommendation in open jobs would keep its band.',
	],
	[{ compared: 12, changed: 0 }, 'Nothing would change: all 12 recommendations in open jobs'],
	[{ compared: 1, changed: 1 }, 'The one recommendation in open jobs would change.'],
	[{ compared: 2000, changed: 7 }, '7 of 2,000 recommendations in open jobs would change.'],
])('%j in one sentence', (figures, words) => {
	expect(whatWouldChangeSentence(figures)).toContain(words);
});

test('what is left out is said, and nothing where nothing is', () => {
	expect(whatWouldChangeNotes(none)).toEqual([]);
	const notes = whatWouldChangeNotes({ ...none, changed: 3, hasMore: true, hasWithheld: true, rescored: 1 });
	expect(notes.join('\n')).toMatch(/1 other application would move/);
	expect(notes.join('\n')).toMatch(/first 0 are listed/);
	expect(notes.join('\n')).toMatch(/newest 12 were looked at/);
	expect(notes.join('\n')).toMatch(/neither listed nor counted/);
});
