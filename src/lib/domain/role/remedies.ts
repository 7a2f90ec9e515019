import { comparableName } from '#lib/domain/role/comparable-name.ts';
import { LEVELS } from '#lib/domain/role/draft.ts';
import type { Level } from '#lib/domain/role/draft.ts';
import { ANCHOR_FIELDS, numberText } from '#lib/domain/role/form-fields.ts';
import type { DimensionFields, ExerciseFields, RoleFields } from '#lib/domain/role/form-fields.ts';
import { readNumber } from '#lib/domain/role/parse-fields.ts';
import {
	isImportersReason,
	keptSentence,
	saysKept,
	withoutKeptSentence,
} from '#lib/domain/role/weight-reason.ts';
import { sumsTo100, weightsSum } from '#lib/domain/role/weights.ts';

/** What one click can do about something that an import pointed at. `operation` is as `editFields` reads it. */
export type Remedy = { operation: string; label: string };

/** What of a note decides about its remedies. */
export type Remediable = { code: string; place: string };

/** The remedies of a note as the draft stands now; none where there is nothing that one click can do. */
export function remediesOf({ code, place }: Remediable, fields: RoleFields): Remedy[] {
	switch (code) {
		case 'weights_sum':
			return [
				{ operation: 'scale-weights', label: 'Scale to 100' },
				{ operation: 'equal-weights', label: 'Make equal' },
				{ operation: 'keep-weights', label: 'Keep them' },
			];
		case 'weights_incomplete':
			return [{ operation: 'equal-weights', label: 'Make equal' }];
		case 'duplicate_dimension': {
			const row = rowOf(fields.dimensions, place);
			const first = firstOfName(fields.dimensions, row);
			return first < 0
				? []
				: [{ operation: `merge:${place}`, label: `Merge into dimension ${first + 1}, add their weights` }];
		}
		case 'exercise_untitled': {
			const title = suggestedTitle(fields.exercises[rowOf(fields.exercises, place)]);
			return title === '' ? [] : [{ operation: `title:${place}`, label: `Call it “${title}”` }];
		}
		default:
			return [];
	}
}

/** Whether what the note points at has been put right since. */
export function isSettled({ code, place }: Remediable, fields: RoleFields): boolean {
	switch (code) {
		case 'weights_sum':
			return (
				sumsTo100(weightsOf(fields)) ||
				weightsOf(fields).every((weight) => weight === null) ||
				saysKept(fields.weightReason)
			);
		case 'weights_from_blueprint':
			return !isImportersReason(fields.weightReason);
		case 'weights_incomplete':
			return weightsOf(fields).every((weight) => weight !== null && !Number.isNaN(weight));
		case 'weights_missing':
			return weightsOf(fields).some((weight) => weight !== null);
		case 'duplicate_dimension':
			return firstOfName(fields.dimensions, rowOf(fields.dimensions, place)) < 0;
		case 'exercise_untitled': {
			const exercise = fields.exercises[rowOf(fields.exercises, place)];
			return exercise?.title.trim() !== '';
		}
		default:
			return false;
	}
}

/** Does a remedy, and names the control to go to. Null for what is no remedy, or has nothing to work on. */
export function applyRemedy(
	fields: RoleFields,
	operation: string,
): { fields: RoleFields; focus: string } | null {
	const [verb, key = '', ...rest] = operation.split(':');
	switch (verb) {
		case 'keep-weights':
			return { fields: withKeptWeights(fields), focus: 'weightReason' };
		case 'merge':
			return mergedAll(fields, rowOf(fields.dimensions, key));
		case 'title': {
			const row = rowOf(fields.exercises, key);
			const exercise = fields.exercises[row];
			const title = suggestedTitle(exercise);
			if (!exercise || title === '') return null;
			const exercises = fields.exercises.with(row, { ...exercise, title });
			return { fields: { ...fields, exercises }, focus: `exercises.${row}.title` };
		}
		case 'border':
			return withBorder(fields, rowOf(fields.dimensions, key), rest);
		default:
			return null;
	}
}

function withKeptWeights(fields: RoleFields): RoleFields {
	const sum = weightsSum(weightsOf(fields).map((weight) => (Number.isNaN(weight) ? 0 : weight)));
	const reason = withoutKeptSentence(fields.weightReason);
	return { ...fields, weightReason: [reason, keptSentence(numberText(sum))].filter(Boolean).join(' ') };
}

/** All of one name at once. */
function mergedAll(fields: RoleFields, row: number): { fields: RoleFields; focus: string } | null {
	const once = merged(fields, row);
	if (!once) return null;
	const name = comparableName(fields.dimensions[row]?.name ?? '');
	const next = once.fields.dimensions.findLastIndex((dimension) => comparableName(dimension.name) === name);
	return mergedAll(once.fields, next) ?? once;
}

/** The first of the name keeps its place and takes over what only the other says; weights are added. */
function merged(fields: RoleFields, row: number): { fields: RoleFields; focus: string } | null {
	const first = firstOfName(fields.dimensions, row);
	const kept = fields.dimensions[first];
	const gone = fields.dimensions[row];
	if (!kept || !gone) return null;
	const anchors = Object.fromEntries(
		LEVELS.map((level) => {
			const field = ANCHOR_FIELDS[level];
			return [field, joined(kept[field], gone[field])] as const;
		}),
	);
	const one: DimensionFields = {
		...kept,
		...anchors,
		description: joined(kept.description, gone.description),
		weight: addedWeight(kept.weight, gone.weight),
		critical: kept.critical || gone.critical,
		floor: kept.floor || gone.floor,
	};
	const exercises = fields.exercises.map((exercise) => ({
		...exercise,
		dimensionKeys: [...new Set(exercise.dimensionKeys.map((key) => (key === gone.key ? kept.key : key)))],
	}));
	const dimensions = fields.dimensions.with(first, one).toSpliced(row, 1);
	return { fields: { ...fields, dimensions, exercises }, focus: `dimensions.${first}.name` };
}

function joined(kept: string, added: string): string {
	const isSaid = added.trim() === '' || kept.includes(added.trim());
	return isSaid ? kept : [kept.trim(), added.trim()].filter(Boolean).join('\n');
}

/** What cannot be read as a number is left for the person to see. */
function addedWeight(kept: string, added: string): string {
	const [one, other] = [readNumber(kept), readNumber(added)];
	if (other === null || Number.isNaN(other)) return kept;
	if (one === null) return added;
	return Number.isNaN(one) ? kept : numberText(one + other);
}

/** The part of a row whose cells had lost their borders: its name, or the text of a level. */
export type Cell = 'name' | Level;

/** A border between two neighbouring cells, and the words that one click moves over it; empty where none may go. */
export type CellBorder = { before: Cell; after: Cell; back: string; forward: string };

/** The borders of a row in the order of its cells: first the name, then the levels that say something. */
export function cellBorders(dimension: DimensionFields, ascending: boolean): CellBorder[] {
	const levels = LEVELS.filter((level) => dimension[ANCHOR_FIELDS[level]].trim() !== '');
	const cells: Cell[] = ['name', ...(ascending ? levels.toReversed() : levels)];
	return cells.slice(1).map((after, place) => {
		const before = cells[place] ?? 'name';
		return {
			before,
			after,
			back: spare(wordsOf(cellText(dimension, after)))[0] ?? '',
			forward: spare(wordsOf(cellText(dimension, before))).at(-1) ?? '',
		};
	});
}

/** A cell keeps its last word: a name is needed, and an empty level would lose its border. */
function spare(words: string[]): string[] {
	return words.length === 1 ? [] : words;
}

/** `rest` is the cell before the border, the one after it, and `back` or `forward`: where the word beside it goes. */
function withBorder(fields: RoleFields, row: number, rest: readonly string[]) {
	const dimension = fields.dimensions[row];
	const [before, after, way] = [cellOf(rest[0]), cellOf(rest[1]), rest[2]];
	if (!dimension || !before || !after || before === after) return null;
	const [first, second] = [wordsOf(cellText(dimension, before)), wordsOf(cellText(dimension, after))];
	const moved = way === 'back' ? spare(second).slice(0, 1) : spare(first).slice(-1);
	if (moved.length === 0) return null;
	const texts =
		way === 'back' ? [[...first, ...moved], second.slice(1)] : [first.slice(0, -1), [...moved, ...second]];
	const changed = {
		...dimension,
		[fieldOf(before)]: (texts[0] ?? []).join(' '),
		[fieldOf(after)]: (texts[1] ?? []).join(' '),
	};
	return {
		fields: { ...fields, dimensions: fields.dimensions.with(row, changed) },
		focus: `border-${dimension.key}-${before}-${way === 'back' ? 'back' : 'forward'}`,
	};
}

function cellOf(text: string | undefined): Cell | null {
	return text === 'name' ? text : (LEVELS.find((level) => level === text) ?? null);
}

function fieldOf(cell: Cell): 'name' | (typeof ANCHOR_FIELDS)[Level] {
	return cell === 'name' ? cell : ANCHOR_FIELDS[cell];
}

function cellText(dimension: DimensionFields, cell: Cell): string {
	return dimension[fieldOf(cell)];
}

function wordsOf(text: string): string[] {
	return text.split(/\s+/).filter((word) => word !== '');
}

const TITLE_LENGTH = 60;

/** The beginning of the first prompt, up to the end of its first clause, in whole words. */
function suggestedTitle(exercise: ExerciseFields | undefined): string {
	const prompt = exercise?.prompts.find((each) => each.trim() !== '')?.trim() ?? '';
	const clause = prompt.split(/[.:;!?(\n]|, | [–—-] /)[0]?.trim() ?? '';
	const words = wordsOf(clause);
	while (words.length > 1 && words.join(' ').length > TITLE_LENGTH) words.pop();
	return words.join(' ').slice(0, TITLE_LENGTH);
}

function rowOf(rows: readonly { key: string }[], key: string): number {
	return rows.findIndex((row) => row.key === key);
}

/** Of the rows before `row` the first with the same name; -1 where there is none. */
function firstOfName(dimensions: readonly DimensionFields[], row: number): number {
	const name = comparableName(dimensions[row]?.name ?? '');
	if (name === '') return -1;
	const first = dimensions.findIndex((dimension) => comparableName(dimension.name) === name);
	return first < row ? first : -1;
}

function weightsOf({ dimensions }: RoleFields): (number | null)[] {
	return dimensions.map(({ weight }) => readNumber(weight));
}
