import { describe, expect, test } from 'vitest';
import { RoleContent } from '#lib/domain/role/draft.ts';
import { roleContentFromBlueprint } from '#lib/domain/role/from-blueprint.ts';
import type { BlueprintForRole } from '#lib/domain/role/from-blueprint.ts';
import { publishProblems } from '#lib/domain/role/publishable.ts';

type Dimension = BlueprintForRole['dimensions'][number];

function dimension(name: string, changed: Partial<Dimension> = {}): Dimension {
	return {
		name,
		weight: null,
		weight_min: null,
		weight_max: null,
		description: null,
		anchors: {},
		...changed,
	};
}

function weighing(
	weight: number,
	min: number | null = weight,
	max: number | null = weight,
): Partial<Dimension> {
	return { weight, weight_min: min, weight_max: max };
}

function blueprint(changed: Partial<BlueprintForRole> = {}): BlueprintForRole {
	return {
		title: 'Night watch lead',
		post_title: 'Night watch lead: Role Blueprint',
		source_url: 'https://example.org/night-watch',
		summary: 'Keeps the lights on.',
		criteria: [{ name: 'Calm', detail: 'What did you do when two alarms rang?' }],
		exercises: [],
		strong_signals: ['Asks first'],
		weak_signals: ['Guesses'],
		red_flags: ['Hides a fault'],
		scorecard_intro: null,
		scale: null,
		dimensions: [],
		final_summary: [],
		background: [{ heading: 'Tools', text: 'A torch' }],
		...changed,
	};
}

function notesOf(changed: Partial<BlueprintForRole>) {
	return roleContentFromBlueprint(blueprint(changed)).notes;
}

test('what needs no decision is carried over without a note', () => {
	const { content, notes } = roleContentFromBlueprint(blueprint());
	expect(notes).toEqual([]);
	expect(content).toMatchObject({
		title: 'Night watch lead',
		summary: 'Keeps the lights on.',
		criteria: [{ name: 'Calm', question: 'What did you do when two alarms rang?' }],
		strongSignals: ['Asks first'],
		weakSignals: ['Guesses'],
		redFlags: ['Hides a fault'],
		background: [{ heading: 'Tools', text: 'A torch' }],
		weightReason: '',
	});
});

describe('anchors', () => {
	test('a single word column becomes level 5, said once, and leaves gaps at 3 and 1', () => {
		const dimensions = [
			dimension('Calm', { anchors: { excellent: 'Sorts alarms by harm' } }),
			dimension('Care', { anchors: { excellent: 'Writes it down' } }),
		];
		const { content, notes } = roleContentFromBlueprint(blueprint({ dimensions, scale: { min: 1, max: 5 } }));
		expect(content.dimensions.map(({ anchors }) => anchors)).toEqual([
			{ 5: 'Sorts alarms by harm' },
			{ 5: 'Writes it down' },
		]);
		expect(notes.filter(({ code }) => code === 'anchor_word_mapped')).toEqual([
			{
				code: 'anchor_word_mapped',
				label: 'excellent',
				level: 5,
				place: 'dimensions',
				message: "The document's “excellent” was taken for level 5 of 5.",
			},
		]);
		const gaps = publishProblems(content).filter(({ code }) => code === 'anchors_missing');
		expect(gaps).toMatchObject([{ levels: ['3', '1'] }, { levels: ['3', '1'] }]);
	});

	test('a scale of 1 to 4 is mapped, and the note says how', () => {
		const dimensions = [dimension('Calm', { anchors: { 4: 'a', 3: 'b', 2: 'c', 1: 'd' } })];
		const { content, notes } = roleContentFromBlueprint(blueprint({ dimensions, scale: { min: 1, max: 4 } }));
		expect(content.dimensions[0]?.anchors).toEqual({ 5: 'a', 4: 'b', 2: 'c', 1: 'd' });
		expect(notes.find(({ code }) => code === 'anchor_scale_mapped')?.message).toBe(
			'The document rates from 1 to 4. Its levels were mapped to 1 to 5: 1 is 1, 4 is 5, 2 is 2, 3 is 4.',
		);
	});

	test('text under a label that is not understood is kept in the description', () => {
		const anchors = { 5: 'Sorts alarms', gold: 'Teaches others' };
		const dimensions = [dimension('Calm', { description: 'Under load', anchors })];
		const { content, notes } = roleContentFromBlueprint(blueprint({ dimensions }));
		expect(content.dimensions[0]).toMatchObject({
			description: 'Under load\ngold: Teaches others',
			anchors: { 5: 'Sorts alarms' },
		});
		expect(notes.map(({ code }) => code)).toContain('anchor_kept_in_description');
	});

	test('no word of any anchor is lost', () => {
		const anchors = { exceptional: 'one', strong: 'two', meets: 'three', '9': 'four', weak: 'five' };
		const { content } = roleContentFromBlueprint(blueprint({ dimensions: [dimension('Calm', { anchors })] }));
		const kept = JSON.stringify(content.dimensions);
		for (const text of Object.values(anchors)) expect(kept).toContain(text);
	});
});

describe('weights', () => {
	test('none stay none, to become equal, and that is said', () => {
		const { content, notes } = roleContentFromBlueprint(
			blueprint({ dimensions: [dimension('A'), dimension('B')] }),
		);
		expect(content.dimensions.map(({ weight }) => weight)).toEqual([null, null]);
		expect(content.weightReason).toBe('');
		expect(notes.map(({ code }) => code)).toEqual(['weights_missing']);
	});

	test('those of the document bring their reason with them', () => {
		const dimensions = [dimension('A', weighing(60)), dimension('B', weighing(40))];
		const { content, notes } = roleContentFromBlueprint(blueprint({ dimensions }));
		expect(content.weightReason).toBe(
			'Weights as given in the imported blueprint “Night watch lead: Role Blueprint” (https://example.org/night-watch).',
		);
		expect(notes.map(({ code }) => code)).toEqual(['weights_from_blueprint']);
		expect(publishProblems(content).filter(({ severity }) => severity === 'blocking')).toEqual([]);
	});

	test('a range uses its middle and says so', () => {
		const dimensions = [dimension('A', weighing(12.5, 10, 15)), dimension('B', weighing(87.5))];
		expect(notesOf({ dimensions })).toMatchObject([
			{ code: 'weights_from_blueprint' },
			{ code: 'weight_range', place: 'dimensions.0.weight', dimension: 'A', min: 10, max: 15, weight: 12.5 },
		]);
	});

	test('a sum that is not 100, and weights for some only, are said', () => {
		const uneven = [dimension('A', weighing(60)), dimension('B', weighing(50))];
		expect(notesOf({ dimensions: uneven })).toContainEqual(
			expect.objectContaining({ code: 'weights_sum', value: 110 }),
		);
		const some = [dimension('A', weighing(60)), dimension('B')];
		expect(notesOf({ dimensions: some }).map(({ code }) => code)).toContain('weights_incomplete');
	});

	test('"up to 10 %" keeps its 10', () => {
		const { content } = roleContentFromBlueprint(
			blueprint({ dimensions: [dimension('A', weighing(10, null, 10))] }),
		);
		expect(content.dimensions[0]?.weight).toBe(10);
	});
});

test('exercises keep minutes and prompts, and are tied to no dimension by guessing', () => {
	const exercises = [
		{ title: 'Two alarms', duration_min: 60, duration_max: 90, prompts: ['Which first?', 'Why?'] },
		{ title: null, duration_min: null, duration_max: 22.5, prompts: [] },
	];
	const { content, notes } = roleContentFromBlueprint(blueprint({ exercises, dimensions: [dimension('A')] }));
	expect(content.exercises).toMatchObject([
		{ key: 'e1', title: 'Two alarms', minutesMin: 60, minutesMax: 90, prompts: ['Which first?', 'Why?'] },
		{ key: 'e2', title: '', minutesMin: null, minutesMax: 23 },
	]);
	expect(content.exercises.every(({ dimensionKeys }) => dimensionKeys.length === 0)).toBe(true);
	expect(notes).toMatchObject([
		{ code: 'weights_missing' },
		{ code: 'exercise_untitled', number: 2, place: 'exercises.1.title' },
		{ code: 'exercise_dimensions_unset', exercises: 2 },
	]);
});

describe('what only a role’s own file gives', () => {
	const exercise = { title: 'Two alarms', duration_min: null, duration_max: 30, prompts: [] };

	test('comes into the draft, where nothing of it is guessed', () => {
		const { content, notes } = roleContentFromBlueprint(
			blueprint({
				weight_reason: 'Calm saves most.',
				dimensions: [
					dimension('Calm', { ...weighing(60), critical: true, floor: 2.5 }),
					dimension('Care', { ...weighing(40), critical: null, floor: null }),
					dimension('Calm'),
				],
				exercises: [
					{
						...exercise,
						material: '02:00  alarm\n02:01  silence',
						grading_guide: 'The second one is real.',
						worked_examples: { 5: 'Checks the cable.', 3: ' ' },
						evidence_for: ['Care', 'Calm', 'Care'],
					},
					{ ...exercise, evidence_for: [] },
				],
			}),
		);
		expect(content.weightReason).toBe('Calm saves most.');
		expect(content.dimensions.map(({ critical, floor }) => [critical, floor])).toEqual([
			[true, 2.5],
			[false, null],
			[false, null],
		]);
		expect(content.exercises).toMatchObject([
			{
				material: '02:00  alarm\n02:01  silence',
				gradingGuide: 'The second one is real.',
				workedExamples: { 5: 'Checks the cable.' },
				dimensionKeys: ['d2', 'd1'],
			},
			{ material: '', gradingGuide: '', workedExamples: {}, dimensionKeys: [] },
		]);
		expect(notes.map(({ code }) => code)).toEqual(['weights_incomplete']);
	});

	test('is left out where it makes no sense, and a note says so', () => {
		const { content, notes } = roleContentFromBlueprint(
			blueprint({
				dimensions: [dimension('Calm', { critical: true, floor: 7 })],
				exercises: [
					{
						...exercise,
						evidence_for: ['Calm', 'Nerve', 'Luck'],
						worked_examples: { 5: 'Checks.', 6: 'Knows.', gold: 'Sings.' },
					},
				],
			}),
		);
		expect(content.dimensions[0]).toMatchObject({ critical: true, floor: null });
		expect(content.exercises[0]).toMatchObject({ dimensionKeys: ['d1'], workedExamples: { 5: 'Checks.' } });
		const said = notes.map(({ code, place, message }) => [code, place, message]);
		expect(said).toEqual([
			[
				'floor_out_of_range',
				'dimensions.0.floor',
				'The floor of “Calm” is 7 in the document, which is not from 1 to 5. It was left out.',
			],
			['weights_missing', 'weights', expect.anything()],
			[
				'evidence_unknown',
				'exercises.0',
				'“Two alarms” names “Nerve” and “Luck”, which the document does not have as dimensions. They were left out.',
			],
			[
				'example_level_unknown',
				'exercises.0',
				'“Two alarms” has worked examples for “6” and “gold”. Levels are 1 to 5, so they were left out.',
			],
		]);
	});

	test('may say that equal weights have no reason, but not that unequal ones have none', () => {
		const reasonOf = (weights: number[], weight_reason: string | null) => {
			const dimensions = weights.map((weight, index) => dimension(`D${index}`, weighing(weight)));
			return roleContentFromBlueprint(blueprint({ dimensions, weight_reason })).content.weightReason;
		};
		expect(reasonOf([50, 50], null)).toBe('');
		expect(reasonOf([50, 50], 'Both count.')).toBe('Both count.');
		expect(reasonOf([60, 40], null)).toMatch(/^Weights as given/);
	});
});

test('the scorecard introduction and the closing summary are kept as background', () => {
	const { content } = roleContentFromBlueprint(
		blueprint({ scorecard_intro: 'Rate alone.', final_summary: [{ category: 'Purpose', summary: 'Light' }] }),
	);
	expect(content.background.slice(1)).toEqual([
		{ heading: 'About the scorecard', text: 'Rate alone.' },
		{ heading: 'Summary', text: 'Purpose: Light' },
	]);
});

test('the result is a valid draft', () => {
	const { content } = roleContentFromBlueprint(
		blueprint({ title: null, dimensions: [dimension('A', { anchors: { good: 'x' } })] }),
	);
	expect(RoleContent.parse(content)).toEqual(content);
});
