import { describe, expect, test } from 'vitest';
import { readExerciseTitle } from '#lib/domain/blueprint/fields/exercise-title.ts';

function read(text: string, bold = 0) {
	const { title, min, max, rest } = readExerciseTitle({ text, bold });
	return [title, min, max, rest];
}

describe('the line that opens an exercise', () => {
	test.each([
		['Log drill (60–90 minutes)', ['Log drill', 60, 90, '']],
		['Log drill (take-home or live, 2–3 hours)', ['Log drill', 120, 180, '']],
		['Log drill, up to 25 minutes', ['Log drill', null, 25, '']],
		['Log drill – max. 40 min: Find the fault', ['Log drill', null, 40, 'Find the fault']],
		['Log drill (at most 1.5 hours)', ['Log drill', null, 90, '']],
		['Log drill (1 hour 30 minutes)', ['Log drill', 90, 90, '']],
		['Log drill (30 minutes to 1 hour). Find it.', ['Log drill', 30, 60, 'Find it.']],
		['Code review – 45-minute live session', ['Code review', 45, 45, '']],
		['Log drill (60-90 min)', ['Log drill', 60, 90, '']],
		['Log drill (2-hour take-home)', ['Log drill', 120, 120, '']],
		['Log drill — 45–60 minutes (live)', ['Log drill', 45, 60, '']],
		['Quick quiz 10 minutes', ['Quick quiz', 10, 10, '']],
		['Case study 2: Draft an update (45 min)', ['Case study 2: Draft an update', 45, 45, '']],
		['Case study 2: Draft:', ['Case study 2: Draft', null, null, '']],
		['Role play (recommended)', ['Role play (recommended)', null, null, '']],
		['Writing test: answer two mails', ['Writing test', null, null, 'answer two mails']],
	])('%s', (text, expected) => {
		expect(read(text)).toEqual(expected);
	});

	test('bold text is the title, and the minutes may stand right behind it', () => {
		expect(read('Writing test (20 minutes): two mails', 'Writing test'.length)).toEqual([
			'Writing test',
			20,
			20,
			'two mails',
		]);
		expect(read('Writing test: two mails in 20 minutes', 'Writing test:'.length)).toEqual([
			'Writing test',
			null,
			null,
			'two mails in 20 minutes',
		]);
	});

	test('a sentence is a prompt without a title, but its minutes count', () => {
		const sentence = 'Ask the candidate to sort twelve letters in 15 minutes.';
		expect(read(sentence)).toEqual([null, 15, 15, sentence]);
	});
});
