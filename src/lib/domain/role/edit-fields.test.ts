import { describe, expect, test } from 'vitest';
import { emptyRoleContent } from '#lib/domain/role/draft.ts';
import { editFields } from '#lib/domain/role/edit-fields.ts';
import { fieldsOfRole, type RoleFields } from '#lib/domain/role/form-fields.ts';

function fieldsWith(names: string[], weights: string[] = []): RoleFields {
	let fields = fieldsOfRole(emptyRoleContent('Bell founder'));
	names.forEach(() => {
		fields = editFields(fields, 'add:dimensions')?.fields ?? fields;
	});
	return {
		...fields,
		dimensions: fields.dimensions.map((dimension, row) => ({
			...dimension,
			name: names[row] ?? '',
			weight: weights[row] ?? '',
		})),
	};
}

function namesAfter(fields: RoleFields, operation: string): string[] | undefined {
	return editFields(fields, operation)?.fields.dimensions.map(({ name }) => name);
}

describe('rows of a draft', () => {
	const fields = fieldsWith(['A', 'B', 'C']);

	test.each([
		['up:dimensions:2', ['A', 'C', 'B']],
		['down:dimensions:0', ['B', 'A', 'C']],
		['up:dimensions:0', ['A', 'B', 'C']],
		['down:dimensions:2', ['A', 'B', 'C']],
		['remove:dimensions:1', ['A', 'C']],
		['add:dimensions', ['A', 'B', 'C', '']],
	])('%s', (operation, names) => {
		expect(namesAfter(fields, operation)).toEqual(names);
	});

	test.each([
		'',
		'save',
		'remove:dimensions',
		'remove:dimensions:3',
		'up:dimensions:-1',
		'add:title',
		'add:__proto__',
		'x:y:0',
	])('“%s” is no operation', (operation) => {
		expect(editFields(fields, operation)).toBeNull();
	});

	test('a new one has a key that no row had', () => {
		const without = editFields(fields, 'remove:dimensions:0')?.fields ?? fields;
		const keys = editFields(without, 'add:dimensions')?.fields.dimensions.map(({ key }) => key);
		expect(keys).toEqual(['d2', 'd3', 'd4']);
	});

	test('lead to the control that comes next', () => {
		expect(editFields(fields, 'add:dimensions')?.focus).toBe('dimensions.3.name');
		expect(editFields(fields, 'remove:dimensions:2')?.focus).toBe('dimensions.1.name');
		expect(editFields(fieldsWith(['A']), 'remove:dimensions:0')?.focus).toBe('dimensions');
	});

	test('a removed dimension is taken from the exercises that named it', () => {
		const added = editFields(fields, 'add:exercises')?.fields ?? fields;
		const [exercise] = added.exercises;
		if (!exercise) throw new Error('missing');
		const named = { ...added, exercises: [{ ...exercise, dimensionKeys: ['d1', 'd2'] }] };
		expect(editFields(named, 'remove:dimensions:0')?.fields.exercises[0]?.dimensionKeys).toEqual(['d2']);
	});

	test('prompts are rows of their exercise', () => {
		const added = editFields(fields, 'add:exercises')?.fields ?? fields;
		const two = editFields(added, 'add:exercises.0.prompts');
		expect(two?.fields.exercises[0]?.prompts).toEqual(['', '']);
		expect(two?.focus).toBe('exercises.0.prompts.1');
		expect(editFields(added, 'add:exercises.1.prompts')).toBeNull();
	});
});

describe('weights of a draft', () => {
	const weightsAfter = (fields: RoleFields, operation: string) =>
		editFields(fields, operation)?.fields.dimensions.map(({ weight }) => weight);

	test('are scaled to 100 in their proportions', () => {
		expect(weightsAfter(fieldsWith(['A', 'B', 'C'], ['20', '12,5 %', '17.5']), 'scale-weights')).toEqual([
			'40',
			'25',
			'35',
		]);
	});

	test('are made equal, summing to 100', () => {
		expect(weightsAfter(fieldsWith(['A', 'B', 'C'], ['x', '', '9']), 'equal-weights')).toEqual([
			'33.4',
			'33.3',
			'33.3',
		]);
	});

	test.each([[['0', '0']], [['x', '10']], [['-1', '5']]])('%j cannot be scaled and stay', (weights) => {
		expect(weightsAfter(fieldsWith(['A', 'B'], weights), 'scale-weights')).toEqual(weights);
	});
});
