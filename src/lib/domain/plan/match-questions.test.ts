import { expect, test } from 'vitest';
import { matchQuestions } from '#lib/domain/plan/match-questions.ts';

const interviews = [
	{ id: 'first', focusDimensionIds: ['care'] },
	{ id: 'panel', focusDimensionIds: ['craft'] },
];
const dimensions = [
	{
		id: 'care',
		name: 'Discretion',
		description: 'Keeps what guests leave behind and say to themselves.',
		anchors: { 5: 'Locks a forgotten diary away unread.', 1: 'Tells colleagues what stood in a letter.' },
	},
	{
		id: 'craft',
		name: 'Craft',
		description: 'Makes a room ready.',
		anchors: { 5: 'Finds the stain that nobody sees.', 1: 'Hides it under the blanket.' },
	},
];

function placeOf(name: string, question: string): string | undefined {
	const { questions } = matchQuestions([{ id: 'q', name, question }], dimensions, interviews);
	return [...questions].find(([, ids]) => ids.includes('q'))?.[0];
}

test('a question goes where a dimension of a similar name is rated', () => {
	expect(placeOf('Craft of the room', 'What about a diary?')).toBe('panel');
});

test('a question whose name says nothing goes where a dimension is described in its words', () => {
	expect(placeOf('A forgotten diary', 'What do you do with it?')).toBe('first');
	expect(placeOf('A stain at noon', 'Who finds it, under which blanket?')).toBe('panel');
});

test('a question that fits no dimension counts as spread', () => {
	const questions = [{ id: 'q', name: 'Trains', question: 'Which one is late?' }];
	expect(matchQuestions(questions, dimensions, interviews)).toMatchObject({ matched: 0, spread: 1 });
});
