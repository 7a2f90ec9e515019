import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Blueprint } from '#lib/domain/blueprint/blueprint.ts';
import { exported, HOSTILE } from '#lib/domain/blueprint/export/exported-role.fixture.ts';
import type { ExportedRole } from '#lib/domain/blueprint/export/exported-role.ts';
import { markdownBlock, markdownParagraph } from '#lib/domain/blueprint/export/markdown-text.ts';
import { markdownExport } from '#lib/domain/blueprint/export/markdown.ts';
import { touchstoneExport } from '#lib/domain/blueprint/export/touchstone.ts';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';

function readBack(role: ExportedRole): Blueprint {
	const result = readBlueprint(new TextEncoder().encode(markdownExport(role)));
	if (result.kind === 'refused') throw new Error(result.message);
	if (result.document.kind !== 'blueprint') throw new Error('It is no single blueprint.');
	return result.document;
}

/** What both formats hold, in the same words. */
function shared(blueprint: Omit<Blueprint, 'source_format'>) {
	const { title, post_title, summary, criteria, strong_signals, weak_signals, red_flags, scale } = blueprint;
	return {
		...{ title, post_title, summary, criteria, strong_signals, weak_signals, red_flags, scale },
		exercises: blueprint.exercises.map(({ title: name, duration_min, duration_max, prompts }) => ({
			...{ name, duration_min, duration_max, prompts },
		})),
		dimensions: blueprint.dimensions.map(
			({ name, weight, weight_min, weight_max, description, anchors }) => ({
				...{ name, weight, weight_min, weight_max, description, anchors },
			}),
		),
	};
}

describe('Markdown', () => {
	test('is read back as the parts that Touchstone JSON has', () => {
		const read = readBack(exported());
		expect(read.source_format).toBe('markdown');
		expect(shared(read)).toEqual(shared(touchstoneExport(exported())));
		expect(read.warnings).toEqual(touchstoneExport(exported()).warnings);
	});

	test('keeps the background, its lists too, and adds what has no part of its own', () => {
		const { background } = readBack(exported());
		expect(background.slice(0, 2)).toEqual([
			{ heading: 'The place', text: 'One lock, two gates.\n\n- Spring is busy\n- Winter is not' },
			{ heading: '3) Core Responsibilities', text: 'Gates, sluices and the log.' },
		]);
		expect(background.slice(2)).toEqual([
			{ heading: 'Why the weights are not equal', text: 'Most accidents began with hurry.' },
			{ heading: 'Critical to the role', text: '- Patience (floor 2.5)' },
			{ heading: 'Dimensions that each exercise shows', text: '- A gate that sticks: Patience, Repairs' },
			{
				heading: 'Material for exercise 1: A gate that sticks',
				text: 'The upper gate stops a hand’s width before it closes.\nIt did so last spring, too.',
			},
			{
				heading: 'For graders of exercise 1: A gate that sticks',
				text: 'A branch lies in the track.\nWho drains the chamber first is right.',
			},
			{
				heading: 'Worked examples for graders of exercise 1: A gate that sticks',
				text: 'Level 5\n\nFeels along the track with the pole:\nbranch, stone, ice.\n\nLevel 2\n\nPushes harder.',
			},
		]);
	});

	test('gives the parts that an import kept as background back to the document', () => {
		const background = [
			{ heading: 'About the scorecard', text: 'Rate on the same day.' },
			{ heading: 'Summary', text: 'Role title: Lock Keeper\nMain goals: Dry | safe: always' },
		];
		const role = exported({ background, weightReason: '', exercises: [] });
		const read = readBack(role);
		expect(read.scorecard_intro).toBe('Rate on the same day.');
		expect(read.final_summary).toEqual([
			{ category: 'Role title', summary: 'Lock Keeper' },
			{ category: 'Main goals', summary: 'Dry | safe: always' },
		]);
		expect(read.background.map(({ heading }) => heading)).toEqual(['Critical to the role']);
		const { scorecard_intro, final_summary } = touchstoneExport(role);
		expect({ scorecard_intro, final_summary }).toEqual({
			scorecard_intro: read.scorecard_intro,
			final_summary: read.final_summary,
		});
	});

	test('loses no section to its heading', () => {
		const headings = [
			'Notes',
			'Notes',
			'',
			'Summary',
			'Hiring evaluation criteria',
			'Comments',
			'Scorecard',
			'',
		];
		const background = headings.map((heading, index) => ({ heading, text: `Words of section ${index}.` }));
		const read = readBack(exported({ background }));
		expect(read.background.slice(0, headings.length)).toEqual([
			{ heading: 'Notes', text: 'Words of section 0.' },
			{ heading: 'Notes – 2', text: 'Words of section 1.' },
			{ heading: 'Background', text: 'Words of section 2.' },
			{ heading: 'Background – 2', text: 'Summary\n\nWords of section 3.' },
			{ heading: 'Background – 3', text: 'Hiring evaluation criteria\n\nWords of section 4.' },
			{ heading: 'Background – 4', text: 'Comments\n\nWords of section 5.' },
			{ heading: 'Scorecard', text: 'Words of section 6.' },
			{ heading: 'Background – 5', text: 'Words of section 7.' },
		]);
		expect(shared(read)).toEqual(shared(touchstoneExport(exported({ background }))));
	});

	test('says nothing of scoring without the weights', () => {
		const text = markdownExport(exported({}, false));
		expect(text).not.toMatch(/62|37|2\.5|hurry|weight|critical/i);
		expect(readBack(exported({}, false)).dimensions.map(({ weight }) => weight)).toEqual([null, null]);
	});

	test.each(HOSTILE)('keeps %s as the words that it is', (text) => {
		const [first, ...others] = exported().content.dimensions;
		if (!first) throw new Error('There is no dimension.');
		const role = exported({
			summary: text,
			strongSignals: [text],
			dimensions: [{ ...first, name: text, anchors: { ...first.anchors, 5: text } }, ...others],
			background: [{ heading: 'Words', text }],
		});
		expect(markdownExport(role)).not.toMatch(/<|\]\(/);
		const read = readBack(role);
		expect(read.summary).toBe(text);
		expect(read.strong_signals).toEqual([text]);
		expect(read.dimensions[0]).toMatchObject({ name: text, anchors: { 5: text } });
		expect(read.background[0]?.text.replace(/^- /, '')).toBe(text);
		expect(read.warnings.map(({ code }) => code)).toEqual(['section_missing']);
	});

	test('reads back any words of a signal', () => {
		const line = fc
			.array(
				fc.constantFrom(
					'a',
					'B2',
					'*',
					'_',
					'[',
					'](',
					'`',
					'|',
					'~~',
					'#',
					'-',
					'>',
					'<b',
					'\\',
					'1.',
					'&lt',
					'!',
				),
			)
			.map((parts) => `x${parts.join('')} ${parts.reverse().join(' ')} y`.replace(/\s+/g, ' '));
		fc.assert(
			fc.property(line, (text) => {
				expect(readBack(exported({ weakSignals: [text] })).weak_signals).toEqual([text]);
			}),
			{ numRuns: 300 },
		);
	});

	test('is read back as the same parts whatever plain words the role is made of', () => {
		const words = fc
			.array(
				fc.constantFrom('gate', 'boat', 'Water', 'Ärger', '水門', 'R&D', 'a < b', '"so"', '*now*', 'x|y'),
				{
					minLength: 1,
					maxLength: 5,
				},
			)
			.map((parts) => `The ${parts.join(' ')}`);
		const role = fc.record({
			title: words,
			summary: words,
			criteria: fc.array(fc.record({ name: words, question: words }), { maxLength: 4 }),
			exercises: fc.array(
				fc.record({
					title: words,
					minutesMin: fc.constantFrom(null, 10, 30),
					minutesMax: fc.constantFrom(30, 90),
					prompts: fc.array(words, { maxLength: 3 }),
					material: fc.constantFrom('', 'Something to read.'),
					gradingGuide: fc.constantFrom('', 'Look for the fault.'),
					workedExamples: fc.record({ 5: words, 1: words }, { requiredKeys: [] }),
					dimensions: fc.constant<number[]>([]),
				}),
				{ maxLength: 3 },
			),
			dimensions: fc.array(
				fc.record({
					name: words,
					description: fc.oneof(fc.constant(''), words),
					weight: fc.integer({ min: 1, max: 1000 }).map((tenths) => tenths / 10),
					critical: fc.boolean(),
					floor: fc.constant(null),
					anchors: fc.record({ 5: words, 3: words, 2: words, 1: words }, { requiredKeys: ['3'] }),
				}),
				{ minLength: 1, maxLength: 6 },
			),
			redFlags: fc.array(words, { maxLength: 4 }),
			background: fc.array(fc.record({ heading: words, text: words }), { maxLength: 3 }),
		});
		fc.assert(
			fc.property(role, (content) => {
				const each = exported(content);
				expect(shared(readBack(each))).toEqual(shared(touchstoneExport(each)));
			}),
			{ numRuns: 150 },
		);
	});

	test('names an exercise without a title by its number', () => {
		const exercises = exported().content.exercises.map((exercise) => ({ ...exercise, title: '' }));
		expect(readBack(exported({ exercises })).exercises.map(({ title }) => title)).toEqual([
			'Exercise 1',
			'Exercise 2',
		]);
	});
});

describe('a line of Markdown', () => {
	test.each([
		['# x', '\\# x'],
		['1. x', '1\\. x'],
		['- x', '\\- x'],
		['a <b> & c', 'a &lt;b&gt; & c'],
		['two\nlines', 'two lines'],
	])('from %j is %j', (text, line) => {
		expect(markdownParagraph(text)).toBe(line);
	});

	test('of a list stays one in a block, and its words are words', () => {
		expect(markdownBlock('- # one\n\n\t2) *two*')).toBe('- \\# one\n\n    2) \\*two\\*');
	});
});
