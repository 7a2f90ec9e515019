import type { TextLine } from '#lib/domain/blueprint/document/document.ts';
import { dimensionOfCells, type ReadDimension } from '#lib/domain/blueprint/fields/dimension.ts';
import { splitCells } from '#lib/domain/blueprint/fields/flattened-row.ts';
import { columnsOf, splitHeads, type Column } from '#lib/domain/blueprint/fields/table-heads.ts';
import { readWeight, WEIGHT_FORM } from '#lib/domain/blueprint/fields/weights.ts';

export interface FlattenedTable {
	/** How many lines stand before the table. */
	start: number;
	columns: Column[];
	dimensions: ReadDimension[];
	/** Whether cell borders had to be guessed. */
	guessed: boolean;
}

const WEIGHT_IN_LINE = new RegExp(`(?<=^|\\s)(${WEIGHT_FORM})(?=\\s|$)`, 'gi');
const PLAIN_NUMBER_AT_END = /(?<=\s)\d{1,3}$/;
const PLAIN_NUMBER_AT_START = /^\d{1,3}(?=\s)/;

function fullText(line: TextLine): string {
	return line.label === null ? line.text : `${line.label} ${line.text}`;
}

interface WeightPlace {
	text: string;
	start: number;
	end: number;
}

function weightIn(text: string, place: 'first' | 'middle' | 'last'): WeightPlace | null {
	const isLast = place === 'last';
	const plain = { first: PLAIN_NUMBER_AT_START, middle: null, last: PLAIN_NUMBER_AT_END }[place];
	const found = [...text.matchAll(WEIGHT_IN_LINE)].filter((match) => readWeight(match[1] ?? '') !== null);
	const match = (isLast ? found.at(-1) : found[0]) ?? plain?.exec(text) ?? null;
	if (!match) return null;
	const end = match.index + match[0].length;
	if (isLast ? end < text.length : place === 'first' && match.index > 0) return null;
	return { text: match[0], start: match.index, end };
}

/** One row as a line; null when a column of weights finds none in it. */
function readRow(text: string, columns: readonly Column[]): ReadDimension | null {
	const at = columns.findIndex((column) => column.kind === 'weight');
	if (at < 0) return dimensionOfCells(splitCells(text, columns.length), columns);
	const weight = weightIn(text, at === columns.length - 1 ? 'last' : at === 0 ? 'first' : 'middle');
	if (!weight) return null;
	const before = text.slice(0, weight.start).trim();
	const behind = text.slice(weight.end).trim();
	const left = at === 0 ? [] : splitCells(before, at);
	const cells = [
		...left,
		...Array.from({ length: at - left.length }, () => ''),
		weight.text,
		...(behind === '' ? [] : splitCells(behind, columns.length - at - 1)),
	];
	return dimensionOfCells(cells, columns);
}

function says(row: ReadDimension | null): boolean {
	return (
		row !== null && (row.weight !== null || Object.keys(row.anchors).length > 0 || row.description !== null)
	);
}

/** A row whose weight was left out, between rows that have theirs. One that is only a name heads a group. */
function weightlessRow(text: string, columns: readonly Column[]): ReadDimension | null {
	const others = columns.filter((column) => column.kind !== 'weight');
	const row = dimensionOfCells(splitCells(text, others.length), others);
	return says(row) ? row : null;
}

/** A row that ends in a weight and was broken into lines: what goes on in lower case belongs to the line before. */
function joinWrapped(texts: readonly string[], columns: readonly Column[]): string[] {
	if (columns.at(-1)?.kind !== 'weight') return [...texts];
	const joined: string[] = [];
	let open = false;
	for (const text of texts) {
		const goesOn = open && /^[\p{Ll}(]/u.test(text);
		if (goesOn) joined.push(`${joined.pop() ?? ''} ${text}`);
		else joined.push(text);
		open = weightIn(text, 'last') === null;
	}
	return joined;
}

function rowPerLine(lines: readonly TextLine[], start: number, columns: Column[]): FlattenedTable {
	const below = lines.slice(start + 1);
	const spaced = below[0]?.tight === false;
	const gap = spaced ? -1 : below.findIndex((line) => !line.tight);
	const together = joinWrapped((gap < 0 ? below : below.slice(0, gap)).map(fullText), columns);
	const rows = together.map((text) => readRow(text, columns));
	const isRow = (row: ReadDimension | null, at: number) =>
		says(row) || (!spaced && row !== null && !/[.!?]$/.test(together[at] ?? ''));
	const firstOther = rows.findIndex((row, at) => !isRow(row, at));
	const end = spaced && firstOther >= 0 ? firstOther : rows.findLastIndex(isRow) + 1;
	const dimensions = together
		.slice(0, end)
		.map((text, at) => rows[at] ?? weightlessRow(text, columns))
		.filter((row) => row !== null);
	return { start, columns, dimensions, guessed: dimensions.length > 0 };
}

function cellPerLine(lines: readonly TextLine[], start: number, columns: Column[]): FlattenedTable {
	const cells = lines.slice(start + columns.length).map(fullText);
	const weightAt = columns.findIndex((column) => column.kind === 'weight');
	const dimensions: ReadDimension[] = [];
	const hasWeight = (at: number) => weightAt < 0 || readWeight(cells[at + weightAt] ?? '') !== null;
	for (let at = 0; at + columns.length <= cells.length; at += columns.length) {
		// The name of a group stands alone in its row.
		if (!hasWeight(at) && hasWeight(at + 1)) at++;
		if (!hasWeight(at)) break;
		const row = cells.slice(at, at + columns.length);
		const dimension = dimensionOfCells(row, columns);
		if (dimension) dimensions.push(dimension);
	}
	return { start, columns, dimensions, guessed: false };
}

function hasName(columns: readonly Column[]): boolean {
	return columns.some((column) => column.kind === 'name');
}

/** Finds a table that a text dump has flattened to lines, by the heads it begins with. */
export function readFlattenedTable(lines: readonly TextLine[]): FlattenedTable | null {
	for (const [start, line] of lines.entries()) {
		const heads = splitHeads(fullText(line));
		const columns = heads ? columnsOf(heads) : null;
		if (!columns) continue;
		if (columns.length > 1) {
			if (hasName(columns)) return rowPerLine(lines, start, columns);
			continue;
		}
		const single = headsPerLine(lines.slice(start, start + MOST_HEADS));
		if (single && hasName(single)) return cellPerLine(lines, start, single);
	}
	return null;
}

const MOST_HEADS = 12;

function headsPerLine(lines: readonly TextLine[]): Column[] | null {
	const heads: string[] = [];
	for (const line of lines) {
		if (splitHeads(fullText(line))?.length !== 1) break;
		heads.push(fullText(line));
	}
	return heads.length > 1 ? columnsOf(heads) : null;
}
