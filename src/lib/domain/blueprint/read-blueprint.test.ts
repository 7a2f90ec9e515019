import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';
import { blueprintIn, bytes, codes, postWith } from '../../../../tests/fixtures/blueprints/build.ts';

function fixture(name: string): Uint8Array {
	return readFileSync(new URL(`../../../../tests/fixtures/blueprints/${name}`, import.meta.url));
}

describe('a WordPress post', () => {
	const blueprint = blueprintIn(fixture('depot-planner.post.json'));

	test('gives its keys in the order of the document format', () => {
		expect(Object.keys(blueprint).join(' ')).toBe(
			'kind source_format title post_title source_url summary criteria exercises strong_signals weak_signals red_flags scorecard_intro scale dimensions final_summary background warnings',
		);
	});

	test('gives title, link and the first paragraph', () => {
		expect(blueprint.source_format).toBe('wp-json');
		expect(blueprint.title).toBe('Depot Planner');
		expect(blueprint.post_title).toBe('Depot Planner: Role Blueprint, Duties, Skills & Career Path');
		expect(blueprint.source_url).toBe('https://blueprints.example/depot-planner/');
		expect(blueprint.summary).toBe(
			'The Depot Planner decides which van leaves when, and tells drivers early when that changes.',
		);
	});

	test('gives criteria by bold text, colon, or as a name alone', () => {
		expect(blueprint.criteria).toEqual([
			{ name: 'Planning under change', detail: 'Does the plan survive a van that breaks down?' },
			{ name: 'Plain speech', detail: 'would a driver understand it at six in the morning?' },
			{ name: 'Patience', detail: null },
		]);
	});

	test('gives exercises with minutes from the title line only', () => {
		expect(blueprint.exercises).toEqual([
			{
				title: 'Morning board',
				duration_min: 90,
				duration_max: 120,
				prompts: ['Hand over a board with twelve vans:', 'two of them are in repair', 'one driver is ill'],
			},
			{
				title: 'Call to a customer',
				duration_min: null,
				duration_max: 25,
				prompts: ['Say that the parcel is late, within 5 minutes.'],
			},
			{
				title: null,
				duration_min: 10,
				duration_max: 10,
				prompts: ['Let the candidate tell about a plan that failed, for 10 minutes.'],
			},
		]);
	});

	test('gives dimensions with ranges, without group rows and caption', () => {
		expect(
			blueprint.dimensions.map(({ name, weight, weight_min, weight_max }) => [
				name,
				weight,
				weight_min,
				weight_max,
			]),
		).toEqual([
			['Planning', 45, 40, 50],
			['Speech', 30, 30, 30],
			['Speech', 25, null, 25],
		]);
		expect(blueprint.dimensions[0]?.anchors).toEqual({
			5: 'Holds all day',
			3: 'Holds till noon',
			1: 'Falls at once',
		});
		expect(blueprint.scorecard_intro).toBe('Rate each line from 1 to 5.');
		expect(blueprint.scale).toEqual({ min: 1, max: 5 });
	});

	test('keeps every other section as background', () => {
		expect(blueprint.background).toEqual([
			{
				heading: '2) Role Mission',
				text: 'Core mission:\nVans full, drivers rested.\n\n- Plan routes\n  - by day\n  - by week',
			},
			{ heading: 'Interview loop', text: 'Two talks and a shift.' },
		]);
	});

	test('warns of what a reader should look at, and of nothing else', () => {
		expect(blueprint.warnings).toEqual([
			{ code: 'weight_approximate' },
			{ code: 'weight_range', dimension: 'Planning' },
			{ code: 'duplicate_dimension', dimension: 'Speech' },
			{ code: 'exercise_untitled', index: 2 },
		]);
	});
});

describe('an HTML page', () => {
	const blueprint = blueprintIn(fixture('night-porter.html'));

	test('is read from its article, without menu, advertising, related posts and comments', () => {
		expect(blueprint.post_title).toBe('Night Porter: Role Blueprint, Tasks, and Outlook');
		expect(blueprint.source_url).toBe('https://hotels.example/night-porter/');
		expect(blueprint.summary).toBe(
			'The Night Porter keeps the house between eleven and seven and lets guests in & out.',
		);
		expect(blueprint.red_flags).toEqual(['Sleeps on duty', 'Takes tips for rooms']);
		expect(blueprint.background).toEqual([{ heading: '2) Role Mission', text: 'A quiet night.' }]);
	});

	test('gives two lists from the columns of one table', () => {
		expect(blueprint.strong_signals).toEqual(['Greets first', 'Checks the doors']);
		expect(blueprint.weak_signals).toEqual(['Looks at the phone']);
	});

	test('gives exercises that have headings of their own', () => {
		expect(
			blueprint.exercises.map(({ title, duration_min, duration_max }) => [title, duration_min, duration_max]),
		).toEqual([
			['Lost key', 20, 20],
			['Fire alarm', null, 10],
		]);
	});

	test('gives a scorecard that is a list', () => {
		expect(blueprint.scale).toEqual({ min: 1, max: 4 });
		expect(blueprint.dimensions.map(({ name, weight, description }) => [name, weight, description])).toEqual([
			['Calm', 50, 'keeps the voice down'],
			['Honesty', 25, null],
			['Order', 25, 'leaves a clean desk'],
		]);
		expect(blueprint.dimensions[1]?.anchors).toEqual({ 4: 'reports at once', 1: 'keeps it' });
	});

	test('drops what is active or hidden in the article, and says so', () => {
		expect(JSON.stringify(blueprint)).not.toMatch(/highest rating|steal|document\.write|track/);
		expect(codes(blueprint)).toEqual(['unsafe_content_removed', 'weight_fraction']);
	});

	test('does not warn of scripts and styles around the article', () => {
		const page = `<html><head><style>p{}</style></head><body><script>x()</script><article><h1>A: Role Blueprint, b</h1>
			<h2>19) Hiring Evaluation Criteria</h2><h3>Red flags</h3><ul><li>x</li></ul></article><script>y()</script></body></html>`;
		expect(codes(blueprintIn(page))).not.toContain('unsafe_content_removed');
	});
});

describe('Markdown of a reader', () => {
	const blueprint = blueprintIn(fixture('bee-keeper.md'));

	test('gives title and source from its header', () => {
		expect(blueprint.source_format).toBe('markdown');
		expect(blueprint.post_title).toBe('Bee Keeper: Role Blueprint, Work, and Path');
		expect(blueprint.source_url).toBe('https://bees.example/keeper');
		expect(codes(blueprint)).toEqual(['unsafe_content_removed']);
	});

	test('reads bold lines as headings, and is not misled by the table of contents', () => {
		expect(blueprint.criteria).toEqual([
			{ name: 'Hive reading', detail: 'sees a weak hive in a minute' },
			{ name: 'Gentleness', detail: 'moves slowly' },
		]);
		expect(blueprint.strong_signals).toEqual([
			'Wears no gloves when it is calm',
			'Names the plants in flower',
		]);
		expect(blueprint.exercises.map(({ title }) => title)).toEqual([
			'Case study 1: Weak hive in March',
			"Case study 2: Swarm in the neighbour's tree",
		]);
	});

	test('reads a pipe table without its group and total rows', () => {
		expect(blueprint.dimensions.map(({ name, weight }) => [name, weight])).toEqual([
			['Reading', 60],
			['Gentleness', 40],
		]);
		expect(blueprint.dimensions[1]?.anchors[1]).toBe('Flees | runs');
	});
});

describe('a text dump', () => {
	const blueprint = blueprintIn(fixture('ferry-mate.txt'));

	test('is read between the advertising around it', () => {
		expect(blueprint.title).toBe('Ferry Mate');
		expect(codes(blueprint)).toEqual(['title_not_first_line', 'table_flattened']);
		expect(blueprint.final_summary).toEqual([
			{ category: 'Role title', summary: 'Ferry Mate' },
			{ category: 'Role purpose', summary: 'Load and calm' },
			{ category: 'Top KPIs', summary: '1) Minutes at pier 2) Level' },
		]);
	});

	test('keeps flattened bullets with the exercise above them', () => {
		expect(blueprint.exercises.map(({ title, prompts }) => [title, prompts.length])).toEqual([
			['Loading plan', 3],
			['Announcement', 1],
		]);
	});

	test('splits rows whose cells are joined by a space', () => {
		expect(blueprint.dimensions[1]).toEqual({
			name: 'Voice',
			weight: 30,
			weight_min: 30,
			weight_max: 30,
			description: null,
			anchors: { 5: 'Heard by all, even over VHF', 1: 'Nobody turns round' },
		});
	});
});

describe('other documents', () => {
	test('an index gives one role for each title', () => {
		const result = readBlueprint(fixture('harbour-index.txt'));
		expect(result).toMatchObject({
			kind: 'document',
			document: {
				kind: 'role-index',
				source_format: 'text-index',
				count: 2,
				roles: [
					{ title: 'Crane Driver', summary: 'The Crane Driver lifts what no one can carry.' },
					{ title: 'Lock Keeper', summary_raw: 'The Lock Keeper lets boats up and down.' },
				],
			},
		});
	});

	test('a post without markup is read by its lines', () => {
		const content = 'Red flags\n\n- Smoke\n\nStrong signals\n\n- Peels thinly';
		const blueprint = blueprintIn(JSON.stringify({ title: 'Cook: Role Blueprint, Soups', content }));
		expect([blueprint.red_flags, blueprint.strong_signals]).toEqual([['Smoke'], ['Peels thinly']]);
	});

	test('a blueprint with posts listed below it is no index', () => {
		const text =
			'Cook: Role Blueprint, x\n\nRed flags\n\n• Smoke\n\nStrong signals\n\n• Peels\n\nRelated posts\n\nBaker: Role Blueprint, y\n\nMiller: Role Blueprint, z';
		expect(blueprintIn(text).red_flags).toEqual(['Smoke']);
	});

	test('a list of posts gives each blueprint, and names what it skipped', () => {
		const post: unknown = JSON.parse(postWith('Red flags', '<ul><li>Loads past the mark.</li></ul>'));
		const recipe = { title: { rendered: 'Soup' }, content: { rendered: '<p>Peel.</p>' } };
		const result = readBlueprint(bytes(JSON.stringify([recipe, post, 3])));
		expect(result).toMatchObject({
			document: {
				kind: 'blueprint-list',
				count: 1,
				skipped: [
					{ index: 0, post_title: 'Soup' },
					{ index: 2, post_title: null },
				],
				warnings: [],
			},
		});
	});

	test.each([
		['', 'empty_input'],
		['{"kind": ', 'broken_json'],
		['{"code":"rest_no_route"}', 'unknown_json'],
		['[1, 2]', 'unknown_json'],
		['{"kind":"blueprint","criteria":3}', 'invalid_touchstone_json'],
		['[{"title":"Soup","content":"<p>Peel.</p>"}]', 'no_blueprint_in_list'],
		['<!doctype html><p>Peel the onions.</p>', 'not_a_blueprint'],
		['Peel the onions.\n\nRed flags\n\n• Smoke', 'not_a_blueprint'],
	])('%j is refused', (text, code) => {
		expect(readBlueprint(bytes(text))).toMatchObject({ kind: 'refused', code });
	});
});

describe('what Touchstone wrote itself', () => {
	test.each(['depot-planner.post.json', 'night-porter.html', 'bee-keeper.md', 'ferry-mate.txt'])(
		'%s is the same when it is read again',
		(name) => {
			const first = blueprintIn(fixture(name));
			const again = blueprintIn(JSON.stringify(first));
			expect({ ...again, source_format: '', warnings: [] }).toEqual({
				...first,
				source_format: '',
				warnings: [],
			});
			expect(again.source_format).toBe('touchstone');
		},
	);

	test('what only a role has is kept where it is given, and printed nowhere else', () => {
		const given = {
			title: 'Log reader',
			dimensions: [{ name: 'Calm', critical: false, floor: 9 }, { name: 'Care' }],
			weight_reason: 'Calm  counts.\nTwice.',
			exercises: [
				{
					title: 'Read',
					material: '\r\n  12:00  A &amp; B\u0000\r\n\t<b>é</b>\u202e \\u2013  \n',
					grading_guide: null,
					evidence_for: [' Calm ', '', 'Nobody'],
					worked_examples: { ' 5 ': '  one\n   two', gold: 'x', '4': '\u0000', __proto__: 'y' },
				},
				{ title: 'Write' },
			],
			library: { slug: 'log-reader', family: 'ops', level: 'senior', version: 3 },
		};
		const blueprint = blueprintIn(JSON.stringify({ kind: 'blueprint', ...given }));
		expect(blueprint.dimensions.map(({ critical, floor }) => [critical, floor])).toEqual([
			[false, 9],
			[undefined, undefined],
		]);
		expect(blueprint.weight_reason).toBe('Calm counts.\nTwice.');
		expect(blueprint.exercises[0]).toMatchObject({
			material: '\n  12:00  A &amp; B\n\t<b>é</b> \\u2013',
			grading_guide: null,
			evidence_for: ['Calm', 'Nobody'],
			worked_examples: { 5: '  one\n   two', gold: 'x' },
		});
		expect(Object.keys(blueprint.exercises[1] ?? {})).toEqual([
			...['title', 'duration_min', 'duration_max', 'prompts'],
		]);
		expect(Object.keys(blueprint.dimensions[1] ?? {})).not.toContain('floor');
		expect(blueprint).not.toHaveProperty('library');
		expect(blueprintIn(JSON.stringify(blueprint))).toEqual(blueprint);
	});

	test('line breaks stay in the texts that have lines, and nowhere else', () => {
		const text = ' one \r\n  two\n\nthree\t';
		const blueprint = blueprintIn(
			JSON.stringify({
				kind: 'blueprint',
				title: text,
				summary: text,
				criteria: [{ name: text, detail: text }],
				exercises: [{ title: text, prompts: [text] }],
				red_flags: [text],
				dimensions: [{ name: text, description: text, anchors: { 5: text } }],
			}),
		);
		const [flat, lines] = ['one two three', 'one\ntwo\n\nthree'];
		expect(blueprint).toMatchObject({
			title: flat,
			summary: lines,
			criteria: [{ name: flat, detail: lines }],
			exercises: [{ title: flat, prompts: [lines] }],
			red_flags: [flat],
			dimensions: [{ name: flat, description: lines, anchors: { 5: lines } }],
		});
	});

	test.each([
		'{"exercises":[{"material":["a list"]}]}',
		'{"exercises":[{"worked_examples":{"5":5}}]}',
		'{"dimensions":[{"name":"Calm","floor":"high"}]}',
		'{"weight_reason":{}}',
	])('%s holds what is no such value, and is refused', (text) => {
		const value: unknown = JSON.parse(text);
		const file = JSON.stringify(Object.assign({ kind: 'blueprint' }, value));
		expect(readBlueprint(bytes(file))).toMatchObject({ kind: 'refused', code: 'invalid_touchstone_json' });
	});

	test('missing keys are empty, unknown ones dropped, and warnings worked out anew', () => {
		const blueprint = blueprintIn(
			'{"kind":"blueprint","shoe_size":9,"dimensions":[{"name":"  Calm\\u00a0hand "},{"name":"Calm hand"}],"warnings":[{"code":"empty_table"}]}',
		);
		expect(blueprint.dimensions[0]).toEqual({
			name: 'Calm hand',
			weight: null,
			weight_min: null,
			weight_max: null,
			description: null,
			anchors: {},
		});
		expect(blueprint).not.toHaveProperty('shoe_size');
		expect(codes(blueprint)).toContain('weights_missing');
		expect(codes(blueprint)).toContain('duplicate_dimension');
		expect(codes(blueprint)).not.toContain('empty_table');
	});
});

test.each([
	['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], 'pdf', /PDF.*paste/],
	['a file of Word', [0x50, 0x4b, 0x03, 0x04, 0x14], 'office_file', /Word.*paste/],
	['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d], 'picture', /picture.*Paste/],
])('%s is refused as what it is, with what to do instead', (_, bytes, code, message) => {
	const read = readBlueprint(new Uint8Array(bytes));
	expect(read).toMatchObject({ kind: 'refused', code });
	expect(read.kind === 'refused' && read.message).toMatch(message);
});
