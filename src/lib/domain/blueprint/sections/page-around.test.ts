import { describe, expect, test } from 'vitest';
import { blueprintIn, codes, textWith } from '../../../../../tests/fixtures/blueprints/build.ts';

function page(evaluation: string): string {
	return `<html><head><title>Night Porter: Role Blueprint, Tasks | Site</title></head><body><h1>Site</h1><h2>Menu</h2><p>x</p>
		<div><h2>1) Role Summary</h2><p>S one.<br><br>Two.</p>${evaluation}</div><h2>Related Posts</h2><ul><li>Red flags</li></ul></body></html>`;
}

describe('a page without an article element', () => {
	const blueprint = blueprintIn(
		page(
			'<h2>19) Hiring Evaluation Criteria</h2><p><b>What to assess:</b></p><ul><li>Calm – friendly</li></ul><h2>Red flags</h2><p>Lies</p>',
		),
	);

	test('takes the page title, where the first heading is the name of the site', () => {
		expect(blueprint.post_title).toBe('Night Porter: Role Blueprint, Tasks');
	});

	test('leaves menu and related posts out of the background', () => {
		expect(blueprint.background).toEqual([]);
	});

	test('finds parts under bold lines and under headings of any level', () => {
		expect(blueprint.summary).toBe('S one.');
		expect(blueprint.criteria).toEqual([{ name: 'Calm', detail: 'friendly' }]);
		expect(blueprint.red_flags).toEqual(['Lies']);
	});

	test('finds the parts where the section above them has no heading', () => {
		const parts =
			'<h2>18) Machines</h2><p>z</p><h3>Scorecard</h3><table><tr><th>Dimension</th><th>Weight</th></tr><tr><td>Calm</td><td>0.6</td></tr></table><h3>Red flags</h3><ul><li>Lies</li></ul>';
		const found = blueprintIn(page(parts));
		expect(found.dimensions).toMatchObject([{ name: 'Calm', weight: 60 }]);
		expect(found.background).toEqual([{ heading: '18) Machines', text: 'z' }]);
		expect(found.warnings).toContainEqual({ code: 'weights_sum', value: 60 });
	});
});

describe('titles', () => {
	const text = textWith('Red flags', '  • Lies');

	test('a document without one takes the role title of its summary, and says so', () => {
		const blueprint = blueprintIn(text.replace(/^.*\n\n/, ''));
		expect([blueprint.title, blueprint.post_title]).toEqual(['Ferry Mate', null]);
		expect(codes(blueprint)).toContain('title_missing');
	});

	test('one without the ending is no blueprint title', () => {
		const blueprint = blueprintIn(text.replace(/^.*\n/, 'Working on ferries\n'));
		expect([blueprint.title, blueprint.post_title]).toEqual(['Ferry Mate', 'Working on ferries']);
		expect(codes(blueprint)).toContain('title_mismatch');
	});

	test.each([
		['Role title Ferry Mate (FM)', false],
		['Role title Mate', false],
		['Role title Baker', true],
	])('"%s" is a mismatch: %s', (row, mismatch) => {
		const blueprint = blueprintIn(text.replace('Role title Ferry Mate', row));
		expect(codes(blueprint).includes('title_mismatch')).toBe(mismatch);
	});
});

describe('the closing summary', () => {
	const table =
		'<table><tr><td>Role title</td><td>Night Porter</td></tr><tr><td>Main goals</td><td>Sleep</td></tr></table>';
	const before = '<h2>19) Hiring Evaluation Criteria</h2><h3>Red flags</h3><ul><li>Lies</li></ul>';

	test.each([
		['under another name', '<h2>Role at a glance</h2>'],
		['under another number', '<h2>18. Role scorecard (summary)</h2>'],
		['without a heading', ''],
	])('is found %s', (_, heading) => {
		const blueprint = blueprintIn(page(`${before}${heading}${table}`));
		expect(blueprint.final_summary).toEqual([
			{ category: 'Role title', summary: 'Night Porter' },
			{ category: 'Main goals', summary: 'Sleep' },
		]);
		expect(blueprint.red_flags).toEqual(['Lies']);
	});
});

describe('the end of a text dump', () => {
	test('posts listed below the last section are not rows of its table', () => {
		const text = `${textWith('Red flags', '  • Lies')}\n\nRelated Posts\n\n  • Baker: Role Blueprint, x\n  • Cook: Role Blueprint, y`;
		expect(blueprintIn(text).final_summary).toEqual([{ category: 'Role title', summary: 'Ferry Mate' }]);
	});

	test('a table of one cell a line keeps its numbered lines together', () => {
		const text = textWith('Red flags', '  • Lies').replace(
			'Category Summary\nRole title Ferry Mate',
			'Category\nSummary\nRole title\nFerry Mate\nTop 10 responsibilities\n1) Load\n2) Speak\nMain goals\nArrive',
		);
		expect(blueprintIn(text).final_summary).toEqual([
			{ category: 'Role title', summary: 'Ferry Mate' },
			{ category: 'Top 10 responsibilities', summary: '1) Load 2) Speak' },
			{ category: 'Main goals', summary: 'Arrive' },
		]);
	});
});
