import { describe, expect, test } from 'vitest';
import { emptyRoleContent } from '#lib/domain/role/draft.ts';
import type { RoleContent } from '#lib/domain/role/draft.ts';
import { backgroundPlace, criterionPlace, sourcePlaces } from '#lib/domain/role/source-places.ts';

const dimension = { description: '', weight: null, critical: false, floor: null };
const exercise = {
	minutesMin: null,
	minutesMax: null,
	material: '',
	gradingGuide: '',
	workedExamples: {},
	dimensionKeys: [],
};

function contentWith(parts: Partial<RoleContent>): RoleContent {
	return { ...emptyRoleContent('Night Dispatcher'), ...parts };
}

function textAt(source: string, content: RoleContent, place: string): string | undefined {
	const found = sourcePlaces(source, content).find((piece) => piece.place === place);
	return found && source.slice(found.start, found.end);
}

describe('the place of a piece in its source', () => {
	const source = [
		'Contents: Calm dispatching, Route knowledge',
		'',
		'## What to assess',
		'- **Route knowledge:** Which roads close first\nwhen it snows?',
		'',
		'| Dimension | 5 | 1 |',
		'| Calm dispatching | Ranks calls by danger to life | Takes calls as they come |',
		'| Route knowledge | Names two ways around any bridge | Needs the map for the depot |',
		'',
		'Red flags',
		'Hides a missed call from the log.',
	].join('\n');
	const content = contentWith({
		criteria: [{ name: 'Route knowledge', question: 'Which roads close first when it snows?' }],
		dimensions: [
			{
				...dimension,
				key: 'd1',
				name: 'Calm dispatching',
				anchors: { 5: 'Ranks calls by danger to life', 1: 'Takes calls as they come' },
			},
			{
				...dimension,
				key: 'd2',
				name: 'Route knowledge',
				anchors: { 5: 'Names two ways around any bridge', 1: 'Needs the map for the depot' },
			},
		],
		redFlags: ['Hides a missed call from the log.'],
	});

	test('a row of a table is found from its name to its last cell', () => {
		expect(textAt(source, content, 'd1')).toBe(
			'Calm dispatching | Ranks calls by danger to life | Takes calls as they come',
		);
	});

	test('a name that stands in several parts is found where the rest of its row is', () => {
		expect(textAt(source, content, criterionPlace('Route knowledge'))).toMatch(
			/^Route knowledge:\*\* Which roads close first\nwhen it snows\?$/,
		);
		expect(textAt(source, content, 'd2')).toMatch(/^Route knowledge \| Names.*depot$/);
	});

	test('a line of a list is found under the name of the list', () => {
		expect(textAt(source, content, 'redFlags')).toBe('Hides a missed call from the log.');
	});

	test('a row that was renamed is still found by its anchors', () => {
		const [first, ...others] = content.dimensions;
		if (!first) throw new Error('no dimension');
		const renamed = { ...content, dimensions: [{ ...first, name: 'Order of calls' }, ...others] };
		expect(textAt(source, renamed, 'd1')).toMatch(/^Ranks calls by danger to life/);
	});

	test('a heading alone is not taken for a section whose text stands nowhere', () => {
		const kept = contentWith({ background: [{ heading: 'Red flags', text: 'Some other text altogether.' }] });
		expect(textAt(source, kept, backgroundPlace('Red flags'))).toBeUndefined();
	});

	test('lines that are items of a list in the source are found together', () => {
		const listed = 'Summary\n- **Title:** Night Dispatcher\n- **Goal:** No call unanswered';
		const kept = contentWith({
			title: '',
			background: [{ heading: 'Closing', text: 'Title: Night Dispatcher\nGoal: No call unanswered' }],
		});
		expect(textAt(listed, kept, backgroundPlace('Closing'))).toMatch(/^Title.*unanswered$/s);
	});

	test('names that are criteria as well are found in the scorecard, each in its own row', () => {
		const bare = [
			'Route knowledge: Which roads close first when it snows?',
			'Calm dispatching: What do you say when two ring at once?',
			'Dimension | Weight',
			'Route knowledge | 40%',
			'Calm dispatching | 30%',
			'Route knowledge | 30%',
		].join('\n');
		const named = (key: string, name: string) => ({ ...dimension, key, name, anchors: {} });
		const twice = contentWith({
			criteria: [
				{ name: 'Route knowledge', question: 'Which roads close first when it snows?' },
				{ name: 'Calm dispatching', question: 'What do you say when two ring at once?' },
			],
			dimensions: [
				named('d1', 'Route knowledge'),
				named('d2', 'Calm dispatching'),
				named('d3', 'Route knowledge'),
			],
		});
		const lines = sourcePlaces(bare, twice).map(({ place, start }) => [
			place,
			bare.slice(0, start).split('\n').length,
		]);
		expect(lines).toEqual([
			[criterionPlace('Route knowledge'), 1],
			[criterionPlace('Calm dispatching'), 2],
			['d1', 4],
			['d2', 5],
			['d3', 6],
		]);
	});

	test('what is not in the source has no place', () => {
		const invented = contentWith({ strongSignals: ['Sings on the radio.'] });
		expect(sourcePlaces(source, invented)).toEqual([]);
	});

	test('pieces come in the order of the source and never overlap', () => {
		const places = sourcePlaces(source, content);
		places.slice(1).forEach((place, i) => {
			expect(place.start).toBeGreaterThanOrEqual(places[i]?.end ?? 0);
		});
		expect(places.length).toBeGreaterThanOrEqual(4);
	});

	test('exercises of few words are told apart by their order', () => {
		const short = 'Exercises\nTriage\nRank ten calls.\nRelay\nRank ten calls.\nWhy us\nOur nights are long.';
		const twins = contentWith({
			exercises: [
				{ ...exercise, key: 'e1', title: 'Triage', prompts: ['Rank ten calls.'] },
				{ ...exercise, key: 'e2', title: 'Relay', prompts: ['Rank ten calls.'] },
			],
			background: [{ heading: 'Why us', text: 'Our nights are long.' }],
		});
		expect(textAt(short, twins, 'e1')).toBe('Triage\nRank ten calls.');
		expect(textAt(short, twins, 'e2')).toBe('Relay\nRank ten calls.');
		expect(textAt(short, twins, backgroundPlace('Why us'))).toBe('Why us\nOur nights are long.');
	});
});
