import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';
import { roleContentFromBlueprint } from '#lib/domain/role/from-blueprint.ts';
import { readSource } from '#lib/domain/blueprint/source-outline.ts';
import { blueprintIn, bytes, postWith, textWith } from '../../../../tests/fixtures/blueprints/build.ts';

/** Words, marks and tags that mean something to the importer, in any order. */
const fragment = fc.constantFrom(
	...[
		'19) Hiring Evaluation Criteria',
		'1) Role Summary',
		'Red flags',
		'Scorecard dimensions',
		'Practical exercises',
	],
	...[
		'<h2>',
		'</h2>',
		'<ul>',
		'<li>',
		'</ul>',
		'<table>',
		'<tr>',
		'<td colspan=9>',
		'</table>',
		'<br>',
		'<b>',
		'</b>',
	],
	...[
		'<script>',
		'</script>',
		'<!--',
		'-->',
		'<p hidden>',
		'&amp;amp;',
		'&#0;',
		'\\u2013',
		'â€™',
		'\0',
		'\ud800',
	],
	...[
		'\n',
		'\n\n',
		'\t',
		'|',
		'| --- |',
		'• ',
		'1. ',
		'– ',
		'**',
		'## ',
		'  ',
		'Dimension 5 3 1 Weight',
		'20%',
		': ',
	],
	...[
		'X: Role Blueprint, y',
		'Case study 2:',
		'(60–90 minutes)',
		'Weight',
		'{"kind":"blueprint"',
		'[',
		'"',
		'}',
		']',
	],
);
const soup = fc
	.array(fc.oneof(fragment, fc.string({ maxLength: 12 })), { maxLength: 60 })
	.map((parts) => parts.join(''));

function survives(input: Uint8Array): void {
	const result = readBlueprint(input);
	expect(typeof readSource(input).text).toBe('string');
	if (result.kind === 'refused') expect(result.message).toMatch(/\.$/);
	else expect(JSON.stringify(result.document).isWellFormed()).toBe(true);
}

describe('reading anything at all', () => {
	test('never throws on bytes', () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), survives), { numRuns: 300 });
	});

	test('never throws on a soup of the words it looks for', () => {
		fc.assert(
			fc.property(soup, (text) => survives(bytes(text))),
			{ numRuns: 1500 },
		);
	});

	test('never throws on such a soup inside a post or a text dump', () => {
		const wrapped = fc.oneof(
			soup.map((text) => postWith('Scorecard dimensions', text)),
			soup.map((text) => textWith('Practical exercises', text)),
		);
		fc.assert(
			fc.property(wrapped, (text) => survives(bytes(text))),
			{ numRuns: 1500 },
		);
	});

	test('reads its own output as the same document', () => {
		const sources = fc.oneof(
			soup.map((text) => postWith('Scorecard dimensions', `<table>${text}`)),
			soup.map((text) => textWith('Red flags', text)),
		);
		fc.assert(
			fc.property(sources, (text) => {
				const first = readBlueprint(bytes(text));
				if (first.kind === 'refused') return;
				const once = readBlueprint(bytes(JSON.stringify(first.document)));
				if (once.kind === 'refused') throw new Error(once.message);
				const values = (document: unknown) => ({
					...z.record(z.string(), z.unknown()).parse(document),
					source_format: '',
					warnings: [],
				});
				expect(values(once.document)).toEqual(values(first.document));
				const twice = readBlueprint(bytes(JSON.stringify(once.document)));
				expect(twice).toEqual(once);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('what only a role has', () => {
	const keys = [
		'material',
		'grading_guide',
		'evidence_for',
		'worked_examples',
		'critical',
		'floor',
		'weight_reason',
	];

	test('is printed of no document but Touchstone’s own', () => {
		const sources = fc.oneof(
			soup.map((text) => postWith('Scorecard dimensions', `<table>${text}`)),
			soup.map((text) => textWith('Practical exercises', text)),
		);
		fc.assert(
			fc.property(sources, (text) => {
				const result = readBlueprint(bytes(text));
				if (result.kind === 'refused') return;
				const printed = JSON.stringify(result.document);
				for (const key of keys) expect(printed).not.toContain(`"${key}":`);
			}),
			{ numRuns: 300 },
		);
	});

	test('is read, whatever it holds, and becomes a draft without a floor off the scale', () => {
		const value = fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 12 }), fc.constant(null));
		const levels = fc.dictionary(fc.oneof(fc.constantFrom('5', '0', '__proto__', 'good'), soup), soup);
		const exercise = fc.record(
			{
				title: value,
				material: value,
				grading_guide: value,
				evidence_for: fc.array(fc.oneof(soup, fc.constant('Calm'))),
				worked_examples: levels,
			},
			{ requiredKeys: [] },
		);
		const dimension = fc.record(
			{ name: fc.constantFrom('Calm', 'Care'), critical: fc.boolean(), floor: fc.double({ noNaN: true }) },
			{ requiredKeys: ['name'] },
		);
		const file = fc.record(
			{
				kind: fc.constant('blueprint'),
				weight_reason: value,
				exercises: fc.array(exercise, { maxLength: 3 }),
				dimensions: fc.array(dimension, { maxLength: 3 }),
			},
			{ requiredKeys: ['kind'] },
		);
		fc.assert(
			fc.property(file, (each) => {
				survives(bytes(JSON.stringify(each)));
				const once = readBlueprint(bytes(JSON.stringify(each)));
				if (once.kind === 'refused' || once.document.kind !== 'blueprint') return;
				const { content } = roleContentFromBlueprint(once.document);
				for (const { floor } of content.dimensions)
					expect(floor === null || (floor >= 1 && floor <= 5)).toBe(true);
				expect(JSON.stringify(content).isWellFormed()).toBe(true);
			}),
			{ numRuns: 400 },
		);
	});
});

describe('time and depth', () => {
	const start = '<h2>19) Hiring Evaluation Criteria</h2><h3>Red flags</h3><ul><li>x</li></ul>';

	test.each([40, 4000, 100_000])('%d nested lists are read like flat ones', (depth) => {
		const html = `${'<ul><li>'.repeat(depth)}deep${'</li></ul>'.repeat(depth)}`;
		expect(readBlueprint(bytes(postWith('Red flags', html)))).toMatchObject({
			document: { red_flags: ['deep'], weak_signals: ['Shouts.'] },
		});
	});

	const list = (text: string) => textWith('Practical exercises', text);
	const card = (text: string) => textWith('Scorecard dimensions', text);

	/** Inputs of about `size` characters that would cost the square of it where any step looks back over all others. */
	const adversarial: [string, (size: number) => string][] = [
		['open tags', (size) => start + '<div>'.repeat(size / 5)],
		['misnested tags', (size) => start + '<b><p><i>'.repeat(size / 18) + '</b>'.repeat(size / 9)],
		['nested tables', (size) => start + '<table><tr><td>'.repeat(size / 15)],
		['less-than signs', (size) => start + '<'.repeat(size)],
		['comment starts', (size) => start + '<!--'.repeat(size / 4)],
		[
			'spans of rows',
			(size) => postWith('Scorecard', `<table>${'<tr><td rowspan=99 colspan=99>a'.repeat(size / 31)}`),
		],
		[
			'wide and long tables',
			(size) =>
				postWith(
					'Scorecard',
					`<table><tr><th>Dimension${'<th>5'.repeat(size / 10)}${'<tr><td>a'.repeat(size / 18)}</table>`,
				),
		],
		['entities', (size) => start + '&amp;amp;'.repeat(size / 9)],
		['bold paragraphs', (size) => postWith('Red flags', '<p><b>Red flags</b></p>'.repeat(size / 23))],
		['brackets', (size) => `# a\n${'[('.repeat(size / 2)}`],
		['emphasis marks', (size) => `# a\n${'*a _b '.repeat(size / 6)}`],
		['tags in Markdown', (size) => `# a\n${'<b <b '.repeat(size / 6)}`],
		['comments in Markdown', (size) => `# a\n${'<!-- '.repeat(size / 5)}`],
		['quote marks', (size) => `# a\n${'> '.repeat(size / 2)}x`],
		['spaces', (size) => `${' '.repeat(size)}x`],
		['tabs', (size) => card(`a${'\t'.repeat(size)}b`)],
		['pipes', (size) => '|'.repeat(size)],
		['json brackets', (size) => '['.repeat(size)],
		['capitals in a flattened row', (size) => card(`Dimension 5 3 1\n${'Aa '.repeat(size / 3)}`)],
		['digits in a flattened word', (size) => card(`Dimension 5 3 1\nAb A${'1'.repeat(size)}b`)],
		['heads of a table', (size) => card('Dimension\n'.repeat(size / 10))],
		['levels that are siblings', (size) => card(`• Calm\n${'• 5: x\n'.repeat(size / 7)}`)],
		['digits in a title', (size) => list(`• ${'1'.repeat(size)}`)],
		['dashes in a title', (size) => list(`• a${'-'.repeat(size)}b`)],
		['minutes in a title', (size) => list(`• ${'10-20 '.repeat(size / 6)}minutes`)],
		['flattened exercises', (size) => list('• Load\n• Ask the candidate to sort.\n'.repeat(size / 36))],
		['brackets behind a name', (size) => card(`• a ${'('.repeat(size)}`)],
		['dots behind a name', (size) => textWith('What to assess', `• a${'.'.repeat(size)}b`)],
		['titles', (size) => 'A: Role Blueprint, b\n'.repeat(size / 21)],
		['mojibake', (size) => 'â€'.repeat(size / 2)],
	];

	/** The least of three: whatever else the machine does can only add to it. */
	function timeOf(text: string): number {
		const input = bytes(text);
		const times = [0, 1, 2].map(() => {
			const began = performance.now();
			readBlueprint(input);
			return performance.now() - began;
		});
		return Math.max(Math.min(...times), 1);
	}

	test.each(adversarial)('eight times as many %s take far less than sixty-four times as long', (_, make) => {
		timeOf(make(8_000));
		expect(timeOf(make(64_000)) / timeOf(make(8_000))).toBeLessThan(40);
	});
});

describe('the columns of a scorecard', () => {
	const columns = [
		{ head: 'Dimension', cells: ['Load sense', 'Voice'] },
		{ head: 'What “5” looks like', cells: ['Level within a hand', 'Heard by all'] },
		{ head: 'What “3” looks like', cells: ['Mostly level', 'Heard by some'] },
		{ head: 'What “1” looks like', cells: ['Lists at the pier', 'Nobody turns round'] },
		{ head: 'Weight', cells: ['60%', '40%'] },
	];
	const rowsOf = (order: readonly number[]) =>
		[-1, 0, 1].map((row) => order.map((at) => (row < 0 ? columns[at]?.head : columns[at]?.cells[row]) ?? ''));
	const html = (order: readonly number[]) => {
		const rows = rowsOf(order).map(
			(row, at) =>
				`<tr>${row.map((cell) => (at === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`,
		);
		return postWith('Scorecard dimensions', `<table>${rows.join('')}</table>`);
	};
	const joined = (border: string) => (order: readonly number[]) =>
		textWith(
			'Scorecard dimensions',
			rowsOf(order)
				.map((row) => row.join(border))
				.join('\n'),
		);
	const expected = blueprintIn(html([0, 1, 2, 3, 4])).dimensions;

	test.each([
		['a table of HTML', html],
		['a table with tabs', joined('\t')],
		['a table with pipes', joined(' | ')],
		['one cell a line', joined('\n')],
		['cells joined by a space', joined(' ')],
	])('may stand in any order: %s', (_, make) => {
		expect(expected.map(({ name }) => name)).toEqual(['Load sense', 'Voice']);
		fc.assert(
			fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
				expect(blueprintIn(make(order)).dimensions).toEqual(expected);
			}),
			{ numRuns: 120 },
		);
	});
});

describe('a row whose cells are joined by spaces', () => {
	const word = fc.constantFrom(
		'Calm',
		'Voice',
		'VHF',
		'SLAs',
		'and',
		'of',
		'&',
		'steady',
		'under',
		'load',
		'a',
		'A',
		'24/7',
	);
	const row = fc.array(word, { minLength: 1, maxLength: 16 }).map((words) => ['Deck', ...words].join(' '));

	test('loses no word, however its borders are guessed', () => {
		fc.assert(
			fc.property(row, (text) => {
				const { dimensions } = blueprintIn(textWith('Scorecard dimensions', `Dimension 5 3 1\n${text}`));
				const [dimension] = dimensions;
				const cells = [dimension?.name, ...['5', '3', '1'].map((key) => dimension?.anchors[key])];
				expect(dimensions).toHaveLength(1);
				expect(cells.filter((cell) => cell !== undefined).join(' ')).toBe(text);
			}),
			{ numRuns: 300 },
		);
	});
});
