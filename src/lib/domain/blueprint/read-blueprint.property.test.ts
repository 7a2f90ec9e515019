import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';
import { readSource } from '#lib/domain/blueprint/source-outline.ts';
import { bytes, postWith, textWith } from '../../../../tests/fixtures/blueprints/build.ts';

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
				const twice = readBlueprint(bytes(JSON.stringify(once.document)));
				expect(twice).toEqual(once);
			}),
			{ numRuns: 500 },
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

	test.each([
		['open tags', start + '<div>'.repeat(200_000)],
		['misnested tags', start + '<b><p><i>'.repeat(50_000) + '</b>'.repeat(100_000)],
		['nested tables', start + '<table><tr><td>'.repeat(50_000)],
		['less-than signs', start + '<'.repeat(500_000)],
		['comment starts', start + '<!--'.repeat(200_000)],
		['entities', start + '&amp;amp;'.repeat(100_000)],
		['brackets', `# a\n${'[('.repeat(200_000)}`],
		['emphasis marks', `# a\n${'*a _b '.repeat(100_000)}`],
		['spaces', `${' '.repeat(500_000)}x`],
		['pipes', '|'.repeat(500_000)],
		['json brackets', '['.repeat(300_000)],
		[
			'capitals in a flattened row',
			textWith('Scorecard dimensions', `Dimension 5 3 1\n${'Aa '.repeat(100_000)}`),
		],
		['digits in a title', textWith('Practical exercises', `• ${'1'.repeat(300_000)}`)],
		['brackets behind a name', textWith('Scorecard dimensions', `• a ${'('.repeat(200_000)}`)],
		['mojibake', `${'â€'.repeat(150_000)}`],
	])('many %s take little time', (_, text) => {
		const began = performance.now();
		readBlueprint(bytes(text));
		expect(performance.now() - began).toBeLessThan(5000);
	});
});
