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

	test('keeps a row whose weight was left out, and drops the name of a group', () => {
		const blueprint = ofText(
			'Dimension What “5” looks like Weight\nDeck\nLoad sense Level 60%\nRope work Dry\nVoice Heard 40%',
		);
		expect(blueprint.dimensions.map(({ name, weight }) => [name, weight])).toEqual([
			['Load sense', 60],
			['Rope work', null],
			['Voice', 40],
		]);
	});

	test('joins a row that was broken into two lines', () => {
		const blueprint = ofText(
			'Dimension What “5” looks like Weight\nLoad sense Level\neven in a swell 60%\nVoice Heard 40%',
		);
		expect(blueprint.dimensions).toMatchObject([
			{ name: 'Load sense', weight: 60, anchors: { 5: 'Level even in a swell' } },
			{ name: 'Voice', weight: 40 },
		]);
	});

	test('lets an acronym begin the anchor where no other word is capitalised', () => {
		const blueprint = ofText('Dimension What “5” looks like Weight\nRadio fluency VHF used sparingly 100%');
		expect(blueprint.dimensions).toMatchObject([
			{ name: 'Radio fluency', anchors: { 5: 'VHF used sparingly' } },
		]);
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

	test.each([
		[
			'a cell that spans the rows of a group',
			'<tr><th>Area</th><th>Dimension</th><th>5</th><th>1</th><th>Weight</th></tr><tr><td rowspan="2">Deck</td><td>Load sense</td><td>Level</td><td>Lists</td><td>60%</td></tr><tr><td>Voice</td><td>Heard</td><td>Lost</td><td>40%</td></tr>',
		],
		[
			'rows that span the table',
			'<tr><th>Dimension</th><th>5</th><th>1</th><th>Weight</th></tr><tr><td colspan="4">Deck</td></tr><tr><td>Load sense</td><td>Level</td><td>Lists</td><td>60%</td></tr><tr><td>Voice</td><td>Heard</td><td>Lost</td><td>40%</td></tr>',
		],
		[
			'heads in two rows',
			'<tr><th rowspan=2>Dimension</th><th colspan="2">Anchors</th><th rowspan=2>Weight</th></tr><tr><th>5</th><th>1</th></tr><tr><td>Load sense</td><td>Level</td><td>Lists</td><td>60%</td></tr><tr><td>Voice</td><td>Heard</td><td>Lost</td><td>40%</td></tr>',
		],
		[
			'a title above its heads',
			'<tr><th colspan=4>Scorecard</th></tr><tr><th>Dimension</th><th>5</th><th>1</th><th>Weight</th></tr><tr><td>Load sense</td><td>Level</td><td>Lists</td><td>60%</td></tr><tr><td>Voice</td><td>Heard</td><td>Lost</td><td>40%</td></tr>',
		],
		[
			'a name that spans the rows of its levels',
			'<tr><th>Dimension</th><th>5</th><th>1</th><th>Weight</th></tr><tr><td rowspan=2>Load sense</td><td>Level</td><td></td><td rowspan=2>60%</td></tr><tr><td></td><td>Lists</td></tr><tr><td>Voice</td><td>Heard</td><td>Lost</td><td>40%</td></tr>',
		],
	])('may have %s', (_, rows) => {
		expect(ofHtml(`<table>${rows}</table>`).dimensions).toMatchObject([LOAD, VOICE]);
	});

	test.each([
		['behind the name', '<tr><th>Dimension</th><th>5</th></tr><tr><td>Calm – 20%</td><td>a</td></tr>'],
		[
			'in a column without a head',
			'<tr><th>Dimension</th><th>5</th><th></th></tr><tr><td>Calm</td><td>a</td><td>20%</td></tr>',
		],
	])('may have weights %s', (_, rows) => {
		expect(ofHtml(`<table>${rows}</table>`).dimensions).toMatchObject([
			{ name: 'Calm', weight: 20, description: null, anchors: { 5: 'a' } },
		]);
	});

	test('may be several, one for each group', () => {
		const table = (name: string) =>
			`<table><tr><th>Dimension</th><th>Weight</th></tr><tr><td>${name}</td><td>50%</td></tr></table>`;
		const blueprint = ofHtml(`<h4>Craft</h4>${table('Calm')}<h4>People</h4>${table('Voice')}`);
		expect(blueprint.dimensions.map(({ name }) => name)).toEqual(['Calm', 'Voice']);
	});

	test('gives an anchor that spans two levels to both', () => {
		const blueprint = ofHtml(
			'<table><tr><th>Dimension</th><th>5</th><th>4</th><th>3</th></tr><tr><td>Calm</td><td colspan="2">a</td><td>b</td></tr></table>',
		);
		expect(blueprint.dimensions[0]?.anchors).toEqual({ 5: 'a', 4: 'a', 3: 'b' });
	});

	test('cannot reach the prototype of the anchors', () => {
		const blueprint = ofHtml(
			'<table><tr><th>Dimension</th><th>What “__proto__” looks like</th></tr><tr><td>Calm</td><td>a</td></tr></table>',
		);
		expect(Object.keys(blueprint.dimensions[0]?.anchors ?? { lost: '' })).toEqual([]);
	});
});

describe('a scorecard that is a list', () => {
	test('takes levels in words from one line', () => {
		const blueprint = ofHtml(
			'<ul><li>Calm (20%) – Excellent: quiet; Poor: loud</li><li>Order (80%)</li></ul>',
		);
		expect(blueprint.dimensions[0]?.anchors).toEqual({ excellent: 'quiet', poor: 'loud' });
	});

	test('may have a heading for each dimension', () => {
		const blueprint = ofHtml(
			'<p>Score alone.</p><h4>Load sense (60%)</h4><ul><li>5: Level</li><li>1: Lists</li></ul><h4>Voice (40%)</h4><p>5: Heard<br>1: Lost</p>',
		);
		expect(blueprint.scorecard_intro).toBe('Score alone.');
		expect(blueprint.dimensions).toMatchObject([LOAD, VOICE]);
	});

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
