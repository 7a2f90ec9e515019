import { describe, expect, test } from 'vitest';
import { blueprintIn, postWith, textWith } from '../../../../../tests/fixtures/blueprints/build.ts';

type Read = [string | null, string[]];

function ofText(text: string): Read[] {
	const { exercises } = blueprintIn(textWith('Practical exercises', text));
	return exercises.map(({ title, prompts }) => [title, prompts]);
}

function ofHtml(html: string): Read[] {
	const { exercises } = blueprintIn(postWith('Practical exercises', html));
	return exercises.map(({ title, prompts }) => [title, prompts]);
}

const BOTH: Read[] = [
	['Loading plan', ['Hand over nine cars.', 'Ask for a plan.']],
	['Announcement', ['Draft what you say when the engine stops.']],
];

describe('exercises whose prompts were flattened to siblings', () => {
	test.each([
		[
			'durations',
			'  • Loading plan (40–60 minutes)\n  • Hand over nine cars.\n  • Ask for a plan.\n  • Announcement (10 minutes)\n  • Draft what you say when the engine stops.',
		],
		[
			'colons',
			'  • Loading plan:\n  • Hand over nine cars.\n  • Ask for a plan.\n  • Announcement:\n  • Draft what you say when the engine stops.',
		],
		[
			'nothing but their words',
			'  • Loading plan\n  • Hand over nine cars.\n  • Ask for a plan.\n  • Announcement\n  • Draft what you say when the engine stops.',
		],
		[
			'nothing, in paragraphs',
			'Loading plan\n\nHand over nine cars.\n\nAsk for a plan.\n\nAnnouncement\n\nDraft what you say when the engine stops.',
		],
		[
			'durations, in lines',
			'Loading plan (40–60 minutes)\nHand over nine cars.\nAsk for a plan.\nAnnouncement (10 minutes)\nDraft what you say when the engine stops.',
		],
		[
			'numbers among bullets',
			'  1. Loading plan\n  • Hand over nine cars.\n  • Ask for a plan.\n  2. Announcement\n  • Draft what you say when the engine stops.',
		],
	])('are told from the titles by %s', (_, text) => {
		expect(ofText(text)).toEqual(BOTH);
	});

	test('are told from titles in bold', () => {
		expect(
			ofHtml(
				'<ul><li><b>Loading plan</b></li><li>Hand over nine cars.</li><li>Ask for a plan.</li><li><b>Announcement</b></li><li>Draft what you say when the engine stops.</li></ul>',
			),
		).toEqual(BOTH);
	});

	test('stay prompts to the end of the list, once one sibling was one', () => {
		expect(
			ofHtml(
				'<ul><li>Case study 1: Load<br>Ask to:</li><li>sort</li><li>Case study 2: Speak<br>Write it.</li><li>Read it out</li></ul>',
			),
		).toEqual([
			['Case study 1: Load', ['Ask to:', 'sort']],
			['Case study 2: Speak', ['Write it.', 'Read it out']],
		]);
	});
});

describe('an item among exercises with prompts of their own', () => {
	test('that is a plain sentence is an exercise without a title', () => {
		expect(
			ofHtml(
				'<ul><li>Loading plan<ul><li>Hand over nine cars.</li></ul></li><li>Ask the candidate to sort twelve letters.</li></ul>',
			),
		).toEqual([
			['Loading plan', ['Hand over nine cars.']],
			[null, ['Ask the candidate to sort twelve letters.']],
		]);
	});

	test('that has no text but a list loses none of it', () => {
		expect(
			ofHtml(
				'<ol><li><ul><li>Hand over</li><li>Sort</li></ul></li><li>Speak<ul><li>Draft</li></ul></li></ol>',
			),
		).toEqual([
			[null, ['Hand over', 'Sort']],
			['Speak', ['Draft']],
		]);
	});
});

describe('bare lines', () => {
	test('that are a title and sentences are one exercise', () => {
		expect(ofText('Window row\nClean one row.\nSay why.')).toEqual([
			['Window row', ['Clean one row.', 'Say why.']],
		]);
	});

	test('may have titles with and without minutes', () => {
		expect(ofText('Walk the deck.\nRoll call (5 min)\nCount us.\nRope locker\nSort it.\nSay why.')).toEqual([
			[null, ['Walk the deck.']],
			['Roll call', ['Count us.']],
			['Rope locker', ['Sort it.', 'Say why.']],
		]);
	});
});

test('what announces others below a label is its prompt, even beside lists that were not flattened', () => {
	expect(
		ofHtml(
			'<ul><li>Case study 1: Fog<ul><li>Slow down.</li></ul></li><li>Case study 2: Ice</li><li>Ask candidate to:</li><li>Stop</li><li>Turn</li><li>Case study 3: Wind – 30 min</li></ul>',
		),
	).toEqual([
		['Case study 1: Fog', ['Slow down.']],
		['Case study 2: Ice', ['Ask candidate to:', 'Stop', 'Turn']],
		['Case study 3: Wind', []],
	]);
});
