import { describe, expect, test } from 'vitest';
import { emptyRoleContent } from '#lib/domain/role/draft.ts';
import { editFields } from '#lib/domain/role/edit-fields.ts';
import { fieldsOfRole } from '#lib/domain/role/form-fields.ts';
import type { DimensionFields, ExerciseFields, RoleFields } from '#lib/domain/role/form-fields.ts';
import { cellBorders, isSettled, remediesOf } from '#lib/domain/role/remedies.ts';

const blank = fieldsOfRole({
	...emptyRoleContent('Pilot'),
	dimensions: [
		{ key: 'd0', name: '', description: '', weight: null, critical: false, floor: null, anchors: {} },
	],
	exercises: [
		{
			key: 'e0',
			title: '',
			minutesMin: null,
			minutesMax: null,
			prompts: [],
			material: '',
			gradingGuide: '',
			workedExamples: {},
			dimensionKeys: [],
		},
	],
});

function fieldsWith(
	dimensions: Partial<DimensionFields>[],
	exercises: Partial<ExerciseFields>[] = [],
): RoleFields {
	const [dimension] = blank.dimensions;
	const [exercise] = blank.exercises;
	if (!dimension || !exercise) throw new Error('no row');
	return {
		...blank,
		dimensions: dimensions.map((given, row) => ({ ...dimension, key: `d${row + 1}`, ...given })),
		exercises: exercises.map((given, row) => ({ ...exercise, key: `e${row + 1}`, ...given })),
	};
}

function after(fields: RoleFields, operation: string): { fields: RoleFields; focus: string } {
	const edit = editFields(fields, operation);
	if (!edit) throw new Error(`${operation} did nothing`);
	return edit;
}

const sumNote = { code: 'weights_sum', place: 'weights' };
const twiceNote = { code: 'duplicate_dimension', place: 'd3' };
const untitledNote = { code: 'exercise_untitled', place: 'e1' };
const weigh = (...weights: string[]) => fieldsWith(weights.map((weight, i) => ({ name: `D${i}`, weight })));

describe('weights that do not add up to 100', () => {
	test('can be scaled, made equal, or kept with a reason', () => {
		expect(remediesOf(sumNote, weigh('60', '60')).map(({ operation }) => operation)).toEqual([
			'scale-weights',
			'equal-weights',
			'keep-weights',
		]);
	});

	test('are settled by scaling', () => {
		const fields = weigh('60', '90');
		expect(isSettled(sumNote, fields)).toBe(false);
		const scaled = after(fields, 'scale-weights').fields;
		expect(scaled.dimensions.map(({ weight }) => weight)).toEqual(['40', '60']);
		expect(isSettled(sumNote, scaled)).toBe(true);
	});

	test('stay as they are when they are kept, and the reason says their sum once', () => {
		const kept = after(weigh('60', '50'), 'keep-weights');
		expect(kept.fields.dimensions.map(({ weight }) => weight)).toEqual(['60', '50']);
		expect(kept.fields.weightReason).toMatch(/110 %/);
		expect(kept.focus).toBe('weightReason');
		expect(isSettled(sumNote, kept.fields)).toBe(true);
		expect(after(kept.fields, 'keep-weights').fields.weightReason).toBe(kept.fields.weightReason);
	});

	test('take their reason back when they are scaled or made equal after all', () => {
		const kept = after({ ...weigh('60', '50'), weightReason: 'As agreed.' }, 'keep-weights').fields;
		expect(after(kept, 'scale-weights').fields.weightReason).toBe('As agreed.');
		expect(after(kept, 'equal-weights').fields.weightReason).toBe('As agreed.');
	});
});

test('the reason that came with the document goes with its weights when they are made equal', () => {
	const reason = 'Weights as given in the imported blueprint “Pilot: Role Blueprint”.';
	const note = { code: 'weights_from_blueprint', place: 'weightReason' };
	const fields = { ...weigh('60', '40'), weightReason: reason };
	expect(isSettled(note, fields)).toBe(false);
	const equal = after(fields, 'equal-weights').fields;
	expect(equal.weightReason).toBe('');
	expect(isSettled(note, equal)).toBe(true);
	expect(after({ ...fields, weightReason: 'Agreed in May.' }, 'equal-weights').fields.weightReason).toBe(
		'Agreed in May.',
	);
});

describe('a dimension that stands there twice', () => {
	const fields = fieldsWith(
		[
			{ name: 'Landing', weight: '20', anchor5: 'Holds the centre line' },
			{ name: 'Radio', weight: '50' },
			{ name: 'landing ', weight: '30', anchor5: 'Stops short', anchor1: 'Floats', critical: true },
		],
		[{ title: 'Circuit', dimensionKeys: ['d1', 'd3'] }],
	);

	test('is merged into the first: no text is lost, weights are added, exercises point at what is left', () => {
		const [remedy] = remediesOf(twiceNote, fields);
		const { fields: merged, focus } = after(fields, remedy?.operation ?? '');
		expect(merged.dimensions.map(({ name, weight }) => [name, weight])).toEqual([
			['Landing', '50'],
			['Radio', '50'],
		]);
		expect(merged.dimensions[0]).toMatchObject({
			anchor5: 'Holds the centre line\nStops short',
			anchor1: 'Floats',
			critical: true,
		});
		expect(merged.exercises[0]?.dimensionKeys).toEqual(['d1']);
		expect(focus).toBe('dimensions.0.name');
		expect(isSettled(twiceNote, merged)).toBe(true);
	});

	test('is settled by another name, too', () => {
		const [one, two, three] = fields.dimensions;
		if (!one || !two || !three) throw new Error('no dimension');
		const renamed = { ...fields, dimensions: [one, two, { ...three, name: 'Roll-out' }] };
		expect(isSettled(twiceNote, renamed)).toBe(true);
		expect(remediesOf(twiceNote, renamed)).toEqual([]);
	});

	test('and a third time is merged at once', () => {
		const thrice = fieldsWith([
			{ name: 'Landing' },
			{ name: 'Landing' },
			{ name: 'Landing', description: 'c' },
		]);
		expect(after(thrice, 'merge:d3').fields.dimensions).toHaveLength(1);
	});

	test('keeps a weight that is no number for the person to see', () => {
		const typed = fieldsWith([
			{ name: 'Landing', weight: 'a lot' },
			{ name: 'Landing', weight: '5' },
		]);
		expect(after(typed, 'merge:d2').fields.dimensions[0]?.weight).toBe('a lot');
	});
});

describe('an exercise without a title', () => {
	test('is offered the beginning of what it asks', () => {
		const fields = fieldsWith([], [{ prompts: ['', 'Plan a diversion, with fuel for forty minutes.'] }]);
		expect(remediesOf(untitledNote, fields)).toEqual([
			{ operation: 'title:e1', label: 'Call it “Plan a diversion”' },
		]);
		const titled = after(fields, 'title:e1');
		expect(titled.fields.exercises[0]?.title).toBe('Plan a diversion');
		expect(titled.focus).toBe('exercises.0.title');
		expect(isSettled(untitledNote, titled.fields)).toBe(true);
	});

	test('is offered nothing where it asks nothing', () => {
		expect(remediesOf(untitledNote, fieldsWith([], [{ prompts: [''] }]))).toEqual([]);
	});

	test('gets a title of sixty characters at most, in whole words', () => {
		const fields = fieldsWith([], [{ prompts: ['Explain '.repeat(40)] }]);
		const title = after(fields, 'title:e1').fields.exercises[0]?.title ?? '';
		expect(title.length).toBeLessThanOrEqual(60);
		expect(title).toMatch(/^(Explain ?)+$/);
	});
});

describe('a row whose cells lost their borders', () => {
	const fields = fieldsWith([{ name: 'Radio work Brief', anchor5: 'and exact', anchor1: 'Rambles' }]);

	test('names the words beside each border, in the order of the source', () => {
		const [dimension] = fields.dimensions;
		if (!dimension) throw new Error('no dimension');
		expect(cellBorders(dimension, false)).toEqual([
			{ before: 'name', after: '5', back: 'and', forward: 'Brief' },
			{ before: '5', after: '1', back: '', forward: 'exact' },
		]);
		expect(cellBorders(dimension, true).map(({ before, after: next }) => before + next)).toEqual([
			'name1',
			'15',
		]);
	});

	test('is split elsewhere word by word, and back again', () => {
		const there = after(fields, 'border:d1:name:5:forward');
		expect(there.fields.dimensions[0]).toMatchObject({ name: 'Radio work', anchor5: 'Brief and exact' });
		const back = after(there.fields, 'border:d1:name:5:back');
		expect(back.fields.dimensions[0]).toMatchObject({ name: 'Radio work Brief', anchor5: 'and exact' });
		expect(back.focus).toBe('border-d1-name-back');
	});

	test('never loses its last word to a neighbour, and no button offers it', () => {
		expect(editFields(fields, 'border:d1:5:1:back')).toBeNull();
	});

	test.each([
		'border:d9:name:5:back',
		'border:d1:name:name:back',
		'border:d1:x:5:back',
		'merge:d1',
		'title:e4',
	])('%s does nothing', (operation) => {
		expect(editFields(fields, operation)).toBeNull();
	});
});
