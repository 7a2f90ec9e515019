import { describe, expect, test } from 'vitest';
import { emptyRoleContent, type RoleContent } from '#lib/domain/role/draft.ts';
import { fieldsOfRole, RoleFields } from '#lib/domain/role/form-fields.ts';
import { contentOfFields, readNumber } from '#lib/domain/role/parse-fields.ts';

const content: RoleContent = {
	...emptyRoleContent('Bell founder'),
	summary: 'Casts bells.',
	criteria: [{ name: 'Ear', question: 'Which of these is flat?' }],
	dimensions: [
		{
			key: 'd1',
			name: 'Pitch',
			description: '',
			weight: 62.5,
			critical: true,
			floor: 3,
			anchors: { 5: 'True', 1: 'Off' },
		},
		{
			key: 'd2',
			name: 'Finish',
			description: 'Skin',
			weight: 37.5,
			critical: false,
			floor: null,
			anchors: {},
		},
	],
	exercises: [
		{
			key: 'e1',
			title: 'Tuning',
			minutesMin: null,
			minutesMax: 40,
			prompts: ['File it.', ''],
			material: 'A bell',
			gradingGuide: 'It is flat by a third.\n\n  Who files the lip is right.',
			workedExamples: { 5: '  Hears it, says\nby how much.', 2: 'Files.' },
			dimensionKeys: ['d1'],
		},
	],
	strongSignals: ['Listens', 'Waits'],
	background: [{ heading: 'The yard', text: 'Two furnaces.\nOne crane.' }],
	weightReason: 'Pitch sells.',
};

function refusals(change: Partial<RoleFields>) {
	const parsed = contentOfFields({ ...fieldsOfRole(content), ...change });
	return parsed.kind === 'refused' ? parsed.problems : [];
}

/** As a browser sends it: a tick that is not set is not there. */
function posted(fields: RoleFields): unknown {
	const dimensions = fields.dimensions.map(({ critical, ...rest }) =>
		critical ? { ...rest, critical: 'on' } : rest,
	);
	return { ...fields, dimensions };
}

test('what a draft says is the same after it went through the editor', () => {
	expect(contentOfFields(RoleFields.parse(posted(fieldsOfRole(content))))).toEqual({
		kind: 'content',
		content,
	});
});

describe('a number as people type it', () => {
	test.each([
		['', null],
		['  ', null],
		['20', 20],
		['12,5', 12.5],
		['12.5 %', 12.5],
		['.5', 0.5],
		['-3', -3],
	])('“%s”', (typed, value) => {
		expect(readNumber(typed)).toBe(value);
	});

	test.each(['abc', '1e9', '1.2.3', '0x10', '٣', 'NaN', 'Infinity', '1 000'])('“%s” is none', (typed) => {
		expect(readNumber(typed)).toBeNaN();
	});
});

describe('what cannot be read is named at its control', () => {
	const [first, second] = fieldsOfRole(content).dimensions;
	const [exercise] = fieldsOfRole(content).exercises;
	if (!first || !second || !exercise) throw new Error('missing');

	test.each([
		[{ dimensions: [{ ...first, weight: 'lots' }, second] }, 'dimensions.0.weight'],
		[{ dimensions: [first, { ...second, weight: '-1' }] }, 'dimensions.1.weight'],
		[{ dimensions: [{ ...first, floor: '6' }] }, 'dimensions.0.floor'],
		[{ exercises: [{ ...exercise, minutesMax: '1.5' }] }, 'exercises.0.minutesMax'],
		[{ dimensions: [{ ...first, anchor4: 'x'.repeat(20_001) }] }, 'dimensions.0.anchor4'],
		[{ exercises: [{ ...exercise, gradingGuide: 'x'.repeat(20_001) }] }, 'exercises.0.gradingGuide'],
		[{ exercises: [{ ...exercise, example4: 'x'.repeat(20_001) }] }, 'exercises.0.example4'],
		[{ redFlags: 'x'.repeat(4_001) }, 'redFlags'],
		[{ title: 'x'.repeat(301) }, 'title'],
	])('%#: at %s', (change, field) => {
		expect(refusals(change).map((problem) => problem.field)).toEqual([field]);
	});

	test('with a sentence that says what would be right', () => {
		expect(refusals({ title: 'x'.repeat(301) })[0]?.message).toBe(
			'This is too long. Keep to 300 characters at most.',
		);
	});
});

test('no character that the database cannot keep comes through', () => {
	const parsed = contentOfFields({
		...fieldsOfRole(content),
		title: 'A\0b\ud800',
		strongSignals: 'x\0\n\n y ',
	});
	expect(parsed.kind === 'content' && [parsed.content.title, parsed.content.strongSignals]).toEqual([
		'Ab\ufffd',
		['x', 'y'],
	]);
});
