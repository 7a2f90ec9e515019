import { describe, expect, test } from 'vitest';
import { blueprintIn, postWith, textWith } from '../../../../../tests/fixtures/blueprints/build.ts';

describe('a part of the evaluation section', () => {
	test.each([
		['a list', '  • Sleeps\n  • Lies'],
		['bare lines', 'Sleeps\nLies'],
		['bare paragraphs', 'Sleeps\n\nLies'],
		['a list of tasks', '- [ ] Sleeps\n- [x] Lies'],
		['a list below a sentence', 'Watch for these:\n\n  • Sleeps\n  • Lies'],
		['rows set apart', '| Flag |\n\n| --- |\n\n| Sleeps |\n\n| Lies |'],
		['a pipe table', '| Flag |\n| --- |\n| Sleeps |\n| Lies |'],
	])('may be %s', (_, text) => {
		expect(blueprintIn(textWith('Red flags', text)).red_flags).toEqual(['Sleeps', 'Lies']);
	});

	test('ends at a subsection that is none of the parts', () => {
		const blueprint = blueprintIn(textWith('Red flags', '  • Sleeps\n\nInterview loop\n\n  • One talk'));
		expect(blueprint.red_flags).toEqual(['Sleeps']);
		expect(blueprint.background).toEqual([{ heading: 'Interview loop', text: '- One talk' }]);
	});

	test('is found under another name and number', () => {
		const blueprint = blueprintIn(postWith('19.5 Deal-breakers (examples):', '<ul><li>Sleeps</li></ul>'));
		expect(blueprint.red_flags).toEqual(['Sleeps']);
	});

	test('drops the dash before an item that begins in bold', () => {
		const html = '<p>– <b>Eye</b>: sees a line<br>– <b>Hand</b>: splits clean</p>';
		expect(blueprintIn(postWith('What to assess', html)).criteria).toEqual([
			{ name: 'Eye', detail: 'sees a line' },
			{ name: 'Hand', detail: 'splits clean' },
		]);
	});

	test('may be a subsection that only says "Strong" or "Weak"', () => {
		const html = '<h4>Strong</h4><ul><li>Counts</li></ul><h4>Weak</h4><ul><li>Guesses</li></ul>';
		const blueprint = blueprintIn(postWith('Strong and weak signals', html));
		expect(blueprint.strong_signals).toEqual(['Counts']);
		expect(blueprint.weak_signals).toEqual(['Guesses', 'Shouts.']);
	});

	test('may be an item of one list that holds them all', () => {
		const item = (name: string, text: string) => `<li><b>${name}</b><ul><li>${text}</li></ul></li>`;
		const list = [
			item('What to assess', 'Care'),
			item('Exercises', 'Walk (5 min)'),
			item('Red flags', 'Lies'),
			item('Scorecard', 'Care: 100%'),
		];
		expect(blueprintIn(postWith('Guide', `<ul>${list.join('')}</ul>`))).toMatchObject({
			criteria: [{ name: 'Care' }],
			exercises: [{ title: 'Walk', duration_min: 5 }],
			red_flags: ['Lies'],
			dimensions: [{ name: 'Care', weight: 100 }],
		});
	});

	test('is found where its heading is a bold line', () => {
		const blueprint = blueprintIn(
			postWith(
				'Positive indicators',
				'<p>Sings</p><p><strong>Red flags:</strong></p><ul><li>Sleeps</li></ul>',
			),
		);
		expect(blueprint.strong_signals).toEqual(['Sings']);
		expect(blueprint.red_flags).toEqual(['Sleeps']);
	});
});

describe('signals', () => {
	test.each([
		['bold', '<p><b>Strong signals:</b> Sings; counts</p><p><b>Red flags:</b> Sleeps</p>'],
		['plain', '<p>Strong signals: Sings; counts</p><p>Red flags: Sleeps</p>'],
	])('may stand on the line of a %s label', (_, html) => {
		const blueprint = blueprintIn(postWith('Signals', html));
		expect([blueprint.strong_signals, blueprint.red_flags]).toEqual([['Sings', 'counts'], ['Sleeps']]);
	});

	test('may stand below a heading that goes on behind a colon', () => {
		const text = 'Red flags: what to listen for\n\n  • Sleeps';
		expect(blueprintIn(textWith('Signals', text)).red_flags).toEqual(['Sleeps']);
	});

	test('may be lists below the items of a list', () => {
		const blueprint = blueprintIn(
			postWith(
				'Signals',
				'<ul><li><b>Strong signals</b><ul><li>Sings</li></ul></li><li>Red flags:<ul><li>Sleeps</li></ul></li></ul>',
			),
		);
		expect([blueprint.strong_signals, blueprint.red_flags]).toEqual([['Sings'], ['Sleeps']]);
	});
});

describe('criteria', () => {
	test('that were flattened belong to the item that ends with a colon', () => {
		const text = '  • Load sense:\n  • sees lanes\n  • knows weights\n  • Voice:\n  • is heard';
		expect(blueprintIn(textWith('What to assess', text)).criteria).toEqual([
			{ name: 'Load sense', detail: 'sees lanes knows weights' },
			{ name: 'Voice', detail: 'is heard' },
		]);
	});

	test('in bold keep the plain siblings below them as their details', () => {
		const html =
			'<ul><li><b>Load sense</b></li><li>Which lane fills?</li><li><b>Voice</b></li><li>Heard?</li></ul>';
		expect(blueprintIn(postWith('What to assess', html)).criteria).toEqual([
			{ name: 'Load sense', detail: 'Which lane fills?' },
			{ name: 'Voice', detail: 'Heard?' },
		]);
	});

	test('may stand in a table', () => {
		const html =
			'<table><tr><th>Area</th><th>Question</th></tr><tr><td>Voice</td><td>Heard?</td></tr></table>';
		expect(blueprintIn(postWith('What to assess', html)).criteria).toEqual([
			{ name: 'Voice', detail: 'Heard?' },
		]);
	});
});

describe('exercises', () => {
	const titles = (html: string) => blueprintIn(postWith('Practical exercises', html)).exercises;

	test('keep flattened children behind a colon, until the next title', () => {
		const text =
			'  • Case study 1: Packet\n    Hand over a ticket. Ask to:\n  • Ask\n  • Draft\n  • Case study 2: Update\n    Write it.';
		expect(blueprintIn(textWith('Practical exercises', text)).exercises).toMatchObject([
			{ title: 'Case study 1: Packet', prompts: ['Hand over a ticket. Ask to:', 'Ask', 'Draft'] },
			{ title: 'Case study 2: Update', prompts: ['Write it.'] },
		]);
	});

	test('may be paragraphs with a bold title and dashed lines', () => {
		expect(
			titles(
				'<p><strong>Log drill (45 minutes)</strong><br>– Find it<br>– Fix it</p><p><strong>Talk:</strong> Say it.</p>',
			),
		).toMatchObject([
			{ title: 'Log drill', duration_min: 45, prompts: ['Find it', 'Fix it'] },
			{ title: 'Talk', duration_min: null, prompts: ['Say it.'] },
		]);
	});

	test('may stand in a table', () => {
		expect(
			titles(
				'<table><tr><th>Exercise</th><th>Minutes</th><th>Prompt</th></tr><tr><td>Talk</td><td>20–30</td><td>Say it<br>Sing it</td></tr></table>',
			),
		).toEqual([{ title: 'Talk', duration_min: 20, duration_max: 30, prompts: ['Say it', 'Sing it'] }]);
	});
});
