import { describe, expect, test } from 'vitest';
import { blueprintIn, codes, postWith, textWith } from '../../../../../tests/fixtures/blueprints/build.ts';

function ofText(text: string) {
	return blueprintIn(textWith('Scorecard dimensions', text));
}

function ofHtml(html: string) {
	return blueprintIn(postWith('Scorecard dimensions', html));
}

const LOAD = { name: 'Load sense', weight: 60, anchors: { 5: 'Level', 1: 'Lists' } };
const VOICE = { name: 'Voice', weight: 40, anchors: { 5: 'Heard', 1: 'Lost' } };

describe('a scorecard in a text dump', () => {
	test.each([
		['tabs', 'Dimension\tWeight\t5\t1\nLoad sense\t60%\tLevel\tLists\nVoice\t40%\tHeard\tLost', false],
		[
			'pipes',
			'Dimension | 5 | 1 | Weight\nLoad sense | Level | Lists | 60\nVoice | Heard | Lost | 40',
			false,
		],
		[
			'lined-up columns',
			'Dimension    5      1      Weight\nLoad sense   Level  Lists  60%\nVoice        Heard  Lost   40%',
			false,
		],
		[
			'one cell a line',
			'Dimension\n5\n1\nWeight\nLoad sense\nLevel\nLists\n60%\nVoice\nHeard\nLost\n40%',
			false,
		],
		[
			'one cell a paragraph',
			'Dimension\n\n5\n\n1\n\nWeight\n\nLoad sense\n\nLevel\n\nLists\n\n60%\n\nVoice\n\nHeard\n\nLost\n\n40%',
			false,
		],
		['single spaces', 'Dimension 5 1 Weight\nLoad sense Level Lists 60%\nVoice Heard Lost 40%', true],
		[
			'the weight in the middle',
			'Dimension Weight (example) 5 1\nLoad sense 60% Level Lists\nVoice 40% Heard Lost',
			true,
		],
	])('is read with cells between %s', (_, text, flattened) => {
		const blueprint = ofText(text);
		expect(blueprint.dimensions).toMatchObject([LOAD, VOICE]);
		expect(codes(blueprint).includes('table_flattened')).toBe(flattened);
	});

	test('loses no word where borders are a guess', () => {
		const row = 'Case Ownership & Care Manages the board with Jira daily Can manage Disorganized';
		const blueprint = ofText(`Dimension 5 3 1\n${row}`);
		expect(blueprint.dimensions).toMatchObject([
			{
				name: 'Case Ownership & Care',
				anchors: { 5: 'Manages the board with Jira daily', 3: 'Can manage', 1: 'Disorganized' },
			},
		]);
	});

	test('may be bare lines below a sentence', () => {
		const blueprint = ofText('Score every line.\nLoad sense – 60%\nVoice – 40%');
		expect(blueprint.scorecard_intro).toBe('Score every line.');
		expect(blueprint.dimensions).toMatchObject([
			{ name: 'Load sense', weight: 60 },
			{ name: 'Voice', weight: 40 },
		]);
	});

	test('that has heads alone is an empty table, and its introduction is kept', () => {
		const blueprint = ofText('Rate from 1 to 4.\n\nDimension | 4 | 1');
		expect(blueprint.scorecard_intro).toBe('Rate from 1 to 4.');
		expect(codes(blueprint)).toContain('empty_table');
		expect(blueprint.warnings).not.toContainEqual({ code: 'section_missing', section: 'dimensions' });
	});
});

describe('a scorecard table in HTML', () => {
	test('may have levels in words, and no head cells', () => {
		const blueprint = ofHtml(
			'<table><tr><td>Competency</td><td>Exceptional</td><td>Meets bar</td></tr><tr><td>Calm</td><td>a</td><td>b</td></tr></table>',
		);
		expect(blueprint.dimensions).toMatchObject([
			{ name: 'Calm', anchors: { exceptional: 'a', 'meets bar': 'b' } },
		]);
		expect(blueprint.scale).toBeNull();
		expect(codes(blueprint)).toContain('weights_missing');
	});

	test('takes the number of a head that holds a number and a word, and the scale from the columns', () => {
		const blueprint = ofHtml(
			'<table><tr><th>Area</th><th>1 – Poor</th><th>Strong (4)</th></tr><tr><td>Calm (15 %)</td><td>a</td><td>b</td></tr></table>',
		);
		expect(blueprint.dimensions).toMatchObject([{ name: 'Calm', weight: 15, anchors: { 1: 'a', 4: 'b' } }]);
		expect(blueprint.scale).toEqual({ min: 1, max: 4 });
	});

	test('without levels gives a description', () => {
		const blueprint = ofHtml(
			'<table><tr><th>Dimension</th><th>What to look for</th><th>Weight</th></tr><tr><td>Calm</td><td>a</td><td>~50%</td></tr></table>',
		);
		expect(blueprint.dimensions).toMatchObject([{ name: 'Calm', description: 'a', weight: 50, anchors: {} }]);
		expect(blueprint.warnings).toContainEqual({ code: 'weight_approximate' });
		expect(blueprint.warnings).toContainEqual({ code: 'weights_sum', value: 50 });
	});

	test('cannot reach the prototype of the anchors', () => {
		const blueprint = ofHtml(
			'<table><tr><th>Dimension</th><th>What “__proto__” looks like</th></tr><tr><td>Calm</td><td>a</td></tr></table>',
		);
		expect(Object.keys(blueprint.dimensions[0]?.anchors ?? { lost: '' })).toEqual([]);
	});
});

describe('a scorecard that is a list', () => {
	test('takes levels from lines below or behind the name', () => {
		const blueprint = ofHtml(
			'<ul><li>Calm (60%) – 5: quiet; 3: mostly; 1: loud</li><li><b>Order</b> [40%]<ul><li>Excellent: clean</li></ul></li></ul>',
		);
		expect(blueprint.dimensions).toMatchObject([
			{ name: 'Calm', weight: 60, anchors: { 5: 'quiet', 3: 'mostly', 1: 'loud' } },
			{ name: 'Order', weight: 40, anchors: { excellent: 'clean' } },
		]);
	});
});
