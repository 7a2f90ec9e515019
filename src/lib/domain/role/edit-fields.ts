import { numberText } from '#lib/domain/role/form-fields.ts';
import type { DimensionFields, ExerciseFields, RoleFields } from '#lib/domain/role/form-fields.ts';
import { readNumber } from '#lib/domain/role/parse-fields.ts';
import { applyRemedy } from '#lib/domain/role/remedies.ts';
import { isImportersReason, withoutKeptSentence } from '#lib/domain/role/weight-reason.ts';
import { equalWeights, scaleTo100 } from '#lib/domain/role/weights.ts';

/** What the editor shows once the edit is done: the control with this name, or the nearest row. */
export type FieldsEdit = { fields: RoleFields; focus: string };

/**
 * One change of rows or weights, as the editor's buttons name it: `add:<list>`, `remove:<list>:<row>`,
 * `up:<list>:<row>`, `down:<list>:<row>`, `scale-weights`, `equal-weights`. Lists are `criteria`, `dimensions`,
 * `exercises`, `background` and `exercises.<row>.prompts`; rows count from 0. Remedies of an import are as
 * `applyRemedy` reads them. Null for anything else.
 */
export function editFields(fields: RoleFields, operation: string): FieldsEdit | null {
	if (operation === 'scale-weights') return { fields: scaled(fields), focus: 'weights' };
	if (operation === 'equal-weights')
		return { fields: withoutImportersReason(equalised(fields)), focus: 'weights' };
	const [verb, list = '', rowText] = operation.split(':');
	const row = rowText === undefined || !/^\d{1,3}$/.test(rowText) ? null : Number(rowText);
	const prompts = /^exercises\.(\d{1,3})\.prompts$/.exec(list);
	if (prompts) return editPrompts(fields, verb, Number(prompts[1]), row);
	switch (list) {
		case 'criteria':
			return edited(
				fields,
				list,
				edit(fields.criteria, verb, row, () => ({ name: '', question: '' })),
				'name',
			);
		case 'background':
			return edited(
				fields,
				list,
				edit(fields.background, verb, row, () => ({ heading: '', text: '' })),
				'heading',
			);
		case 'exercises':
			return edited(
				fields,
				list,
				edit(fields.exercises, verb, row, () => newExercise(fields)),
				'title',
			);
		case 'dimensions': {
			const result = edit(fields.dimensions, verb, row, () => newDimension(fields));
			const change = edited(fields, list, result, 'name');
			return change && { ...change, fields: withoutLostDimensions(change.fields) };
		}
		default:
			return applyRemedy(fields, operation);
	}
}

type RowsEdit<Row> = { rows: Row[]; row: number } | null;

function edit<Row>(
	rows: readonly Row[],
	verb: string | undefined,
	row: number | null,
	make: () => Row,
): RowsEdit<Row> {
	if (verb === 'add') return { rows: [...rows, make()], row: rows.length };
	if (row === null || row >= rows.length) return null;
	if (verb === 'remove') return { rows: rows.toSpliced(row, 1), row: Math.min(row, rows.length - 2) };
	if (verb === 'up' || verb === 'down') {
		const to = Math.min(Math.max(row + (verb === 'up' ? -1 : 1), 0), rows.length - 1);
		return { rows: rows.toSpliced(row, 1).toSpliced(to, 0, ...rows.slice(row, row + 1)), row: to };
	}
	return null;
}

function edited<List extends 'criteria' | 'dimensions' | 'exercises' | 'background'>(
	fields: RoleFields,
	list: List,
	result: RowsEdit<RoleFields[List][number]>,
	control: string,
): FieldsEdit | null {
	if (!result) return null;
	const focus = result.row < 0 ? list : `${list}.${result.row}.${control}`;
	return { fields: { ...fields, [list]: result.rows }, focus };
}

function editPrompts(
	fields: RoleFields,
	verb: string | undefined,
	exercise: number,
	row: number | null,
): FieldsEdit | null {
	const found = fields.exercises[exercise];
	const result = found && edit(found.prompts, verb, row, () => '');
	if (!found || !result) return null;
	const place = `exercises.${exercise}.prompts`;
	return {
		fields: { ...fields, exercises: fields.exercises.with(exercise, { ...found, prompts: result.rows }) },
		focus: result.row < 0 ? place : `${place}.${result.row}`,
	};
}

function newDimension({ dimensions }: RoleFields): DimensionFields {
	return {
		key: freshKey('d', dimensions),
		name: '',
		description: '',
		weight: '',
		critical: false,
		floor: '',
		anchor5: '',
		anchor4: '',
		anchor3: '',
		anchor2: '',
		anchor1: '',
	};
}

function newExercise({ exercises }: RoleFields): ExerciseFields {
	return {
		key: freshKey('e', exercises),
		title: '',
		minutesMin: '',
		minutesMax: '',
		prompts: [''],
		material: '',
		gradingGuide: '',
		example5: '',
		example4: '',
		example3: '',
		example2: '',
		example1: '',
		dimensionKeys: [],
	};
}

function freshKey(letter: string, rows: readonly { key: string }[]): string {
	const taken = rows.map(({ key }) => (key.startsWith(letter) ? Number(key.slice(1)) : 0));
	return `${letter}${Math.max(0, ...taken.filter(Number.isInteger)) + 1}`;
}

function withoutLostDimensions(fields: RoleFields): RoleFields {
	const known = new Set(fields.dimensions.map(({ key }) => key));
	return {
		...fields,
		exercises: fields.exercises.map((exercise) => ({
			...exercise,
			dimensionKeys: exercise.dimensionKeys.filter((key) => known.has(key)),
		})),
	};
}

/** Unchanged where there is nothing to scale. */
function scaled(fields: RoleFields): RoleFields {
	const weights = fields.dimensions.map(({ weight }) => readNumber(weight) ?? 0);
	const scaledWeights = weights.some(Number.isNaN) ? null : scaleTo100(weights);
	return scaledWeights ? withWeights(fields, scaledWeights) : fields;
}

function withoutImportersReason(fields: RoleFields): RoleFields {
	return isImportersReason(fields.weightReason) ? { ...fields, weightReason: '' } : fields;
}

function equalised(fields: RoleFields): RoleFields {
	return withWeights(fields, equalWeights(fields.dimensions.length));
}

function withWeights(fields: RoleFields, weights: readonly number[]): RoleFields {
	return {
		...fields,
		weightReason: withoutKeptSentence(fields.weightReason),
		dimensions: fields.dimensions.map((dimension, index) => ({
			...dimension,
			weight: numberText(weights[index] ?? null),
		})),
	};
}
