import { describe, expect, test } from 'vitest';
import { blueprintIn, codes, postWith, textWith } from '../../../../../tests/fixtures/blueprints/build.ts';

function scorecard(html: string) {
	const { dimensions, scale, scorecard_intro, warnings } = blueprintIn(postWith('Scorecard', html));
	return { dimensions, scale, intro: scorecard_intro, warnings };
}

function table(...rows: string[]): string {
	return `<table>${rows.map((row) => `<tr><td>${row.split('|').join('</td><td>')}</td></tr>`).join('')}</table>`;
}

const WEIGHTS = table('Dimension|Weight', 'Ropes|30%', 'Voice|70%');
const LEVELS = table('Dimension|5|1', 'Ropes|Fast|Slips', 'Voice|Heard|Lost');
const BOTH = [
	{ name: 'Ropes', weight: 30, description: null, anchors: { 5: 'Fast', 1: 'Slips' } },
	{ name: 'Voice', weight: 70, description: null, anchors: { 5: 'Heard', 1: 'Lost' } },
];

describe('a scorecard in pieces', () => {
	test.each([
		['levels, then weights', `${LEVELS}<p>Weights:</p>${WEIGHTS}`],
		['weights, then levels', `${WEIGHTS}${LEVELS}`],
		['levels, then a list of weights', `${LEVELS}<ul><li>Ropes: 30%</li><li>Voice: 70%</li></ul>`],
	])('is joined by its names: %s', (_, html) => {
		const { dimensions, scale, warnings } = scorecard(html);
		expect(dimensions).toMatchObject(BOTH);
		expect(scale).toEqual({ min: 1, max: 5 });
		expect(warnings.map(({ code }) => code)).not.toContain('duplicate_dimension');
	});

	test('keeps dimensions of a further table that says the same thing again', () => {
		expect(scorecard(`${WEIGHTS}${WEIGHTS}`).dimensions).toHaveLength(4);
	});
});

describe('a scorecard whose rows are levels', () => {
	test('has its dimensions as columns', () => {
		const html = table('Score|Ropes|Voice', '5|Fast|Heard', '1|Slips|Lost', 'Weight|30%|70%');
		expect(scorecard(html)).toMatchObject({ dimensions: BOTH, scale: { min: 1, max: 5 } });
	});

	test.each([
		['a row for each level', table('Score|Meaning', '5|Fast', '1|Slips'), table('5|Heard', '1|Lost')],
		['a column for each level', table('5|1', 'Fast|Slips'), table('5|1', 'Heard|Lost')],
	])('may have a table for each dimension, below its heading: %s', (_, ropes, voice) => {
		const { dimensions, intro } = scorecard(
			`<p>Score alone.</p><h4>Ropes (30%)</h4>${ropes}<h4>Voice (70%)</h4>${voice}`,
		);
		expect(dimensions).toMatchObject(BOTH);
		expect(intro).toBe('Score alone.');
	});

	test('only explains them where it has a single column', () => {
		expect(scorecard(`${table('Score|Meaning', '5|Good', '1|Bad')}${WEIGHTS}`).dimensions).toMatchObject([
			{ name: 'Ropes', anchors: {} },
			{ name: 'Voice', anchors: {} },
		]);
	});
});

describe('a scorecard', () => {
	test('drops the column that groups its dimensions', () => {
		const { dimensions } = scorecard(table('Group|Dimension|Weight', 'Deck|Ropes|30%', 'Bridge|Voice|70%'));
		expect(dimensions).toMatchObject([
			{ name: 'Ropes', description: null },
			{ name: 'Voice', description: null },
		]);
	});

	test('takes its scale from levels that the introduction lists', () => {
		expect(scorecard(`<p>1 = no, 3 = fair, 5 = yes.</p>${WEIGHTS}`).scale).toEqual({ min: 1, max: 5 });
	});

	test('keeps levels in brackets with the name before them', () => {
		const { dimensions } = scorecard(
			'<ul><li><b>Ropes</b> (5 = Fast; 1 = Slips)</li><li><b>Voice</b> (5 = Heard; 1 = Lost)</li></ul>',
		);
		expect(dimensions).toMatchObject(BOTH.map(({ name, anchors }) => ({ name, anchors })));
	});

	test('leaves a paragraph below its list out of the last dimension', () => {
		expect(scorecard('<ul><li>Ropes</li><li>Voice</li></ul><p>Add notes.</p>').dimensions[1]).toMatchObject({
			name: 'Voice',
			description: null,
		});
	});

	test('takes a weight that is named below the name', () => {
		const html = table(
			'Dimension|5',
			'<b>Ropes</b><br>Weight: 30%|Fast',
			'<b>Voice</b><br>Weight: 70%|Heard',
		);
		expect(scorecard(html).dimensions).toMatchObject([
			{ name: 'Ropes', weight: 30 },
			{ name: 'Voice', weight: 70 },
		]);
	});

	test('with one cell a line goes on behind the name of a group', () => {
		const text = 'Dimension\nWeight\nGood\nDeck\nRopes\n30%\nFast\nBridge\nVoice\n70%\nHeard';
		const blueprint = blueprintIn(textWith('Scorecard', text));
		expect(blueprint.dimensions).toMatchObject([
			{ name: 'Ropes', weight: 30, anchors: { good: 'Fast' } },
			{ name: 'Voice', weight: 70, anchors: { good: 'Heard' } },
		]);
		expect(codes(blueprint)).not.toContain('table_flattened');
	});

	test('may be a table in HTML within Markdown', () => {
		const markdown = `# Mate: Role Blueprint\n\n## 1) Role Summary\n\nS.\n\n## 19) Hiring Evaluation Criteria\n\n### Scorecard\n\n${WEIGHTS.replaceAll('<t', '\n<t')}\n`;
		expect(blueprintIn(markdown)).toMatchObject({
			source_format: 'markdown',
			dimensions: [
				{ name: 'Ropes', weight: 30 },
				{ name: 'Voice', weight: 70 },
			],
		});
	});
});
