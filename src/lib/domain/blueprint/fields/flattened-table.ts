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

const WEIGHT_IN_LINE = new RegExp(`(?<=\\s)(${WEIGHT_FORM})(?=\\s|$)`, 'gi');
const PLAIN_NUMBER_AT_END = /(?<=\s)\d{1,3}$/;

function fullText(line: TextLine): string {
	return line.label === null ? line.text : `${line.label} ${line.text}`;
}

interface WeightPlace {
	text: string;
	start: number;
	end: number;
}

function weightIn(text: string, isLast: boolean): WeightPlace | null {
	const found = [...text.matchAll(WEIGHT_IN_LINE)].filter((match) => readWeight(match[1] ?? '') !== null);
	const match = (isLast ? found.at(-1) : found[0]) ?? (isLast ? PLAIN_NUMBER_AT_END.exec(text) : null);
	if (!match) return null;
	const end = match.index + match[0].length;
	return isLast && end < text.length ? null : { text: match[0], start: match.index, end };
}

/** One row as a line; null when a column of weights finds none in it. */
function readRow(text: string, columns: readonly Column[]): ReadDimension | null {
	const at = columns.findIndex((column) => column.kind === 'weight');
	if (at < 0) return dimensionOfCells(splitCells(text, columns.length), columns);
	const weight = weightIn(text, at === columns.length - 1);
	if (!weight) return null;
	const before = text.slice(0, weight.start).trim();
	const behind = text.slice(weight.end).trim();
	const left = splitCells(before, at);
	const cells = [
		...left,
		...Array.from({ length: at - left.length }, () => ''),
		weight.text,
		...(behind === '' ? [] : splitCells(behind, columns.length - at - 1)),
	];
	return dimensionOfCells(cells, columns);
}

function rowPerLine(lines: readonly TextLine[], start: number, columns: Column[]): FlattenedTable {
	const dimensions: ReadDimension[] = [];
	const spaced = lines[start + 1]?.tight === false;
	for (const line of lines.slice(start + 1)) {
		const row = line.tight || spaced ? readRow(fullText(line), columns) : null;
		const isRow =
			row !== null &&
			(row.weight !== null || Object.keys(row.anchors).length > 0 || row.description !== null);
		if (!isRow && !(row !== null && line.tight)) break;
		dimensions.push(row);
	}
	return { start, columns, dimensions, guessed: dimensions.length > 0 };
}

function cellPerLine(lines: readonly TextLine[], start: number, columns: Column[]): FlattenedTable {
	const cells = lines.slice(start + columns.length).map(fullText);
	const weightAt = columns.findIndex((column) => column.kind === 'weight');
	const dimensions: ReadDimension[] = [];
	for (let at = 0; at + columns.length <= cells.length; at += columns.length) {
		const row = cells.slice(at, at + columns.length);
		if (weightAt >= 0 && readWeight(row[weightAt] ?? '') === null) break;
		const dimension = dimensionOfCells(row, columns);
		if (dimension) dimensions.push(dimension);
	}
	return { start, columns, dimensions, guessed: false };
}

/** Finds a table that a text dump has flattened to lines, by the heads it begins with. */
export function readFlattenedTable(lines: readonly TextLine[]): FlattenedTable | null {
	for (const [start, line] of lines.entries()) {
		const heads = splitHeads(fullText(line));
		const columns = heads ? columnsOf(heads) : null;
		if (!columns || columns[0]?.kind !== 'name') continue;
		if (columns.length > 1) return rowPerLine(lines, start, columns);
		const single = headsPerLine(lines.slice(start));
		if (single) return cellPerLine(lines, start, single);
	}
	return null;
}

function headsPerLine(lines: readonly TextLine[]): Column[] | null {
	const heads: string[] = [];
	for (const line of lines.slice(0, 12)) {
		if (splitHeads(fullText(line))?.length !== 1) break;
		heads.push(fullText(line));
	}
	return heads.length > 1 ? columnsOf(heads) : null;
}
