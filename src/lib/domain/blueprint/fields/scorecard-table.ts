import { cellText, type Cell, type Table } from '#lib/domain/blueprint/document/document.ts';
import { dimensionOfCells, type ReadDimension } from '#lib/domain/blueprint/fields/dimension.ts';
import { columnsOf, type Column } from '#lib/domain/blueprint/fields/table-heads.ts';
import { readWeight } from '#lib/domain/blueprint/fields/weights.ts';

export interface TableReading {
	dimensions: ReadDimension[];
	levels: string[];
	isEmpty: boolean;
}

/** Without heads the first column is the name, a column of weights says so itself, and the rest describes. */
function guessColumns(rows: readonly Cell[][]): Column[] {
	const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
	return Array.from({ length: width }, (_, index): Column => {
		if (index === 0) return { kind: 'name' };
		const texts = rows.map((row) => cellText(row[index])).filter((text) => text !== '');
		const weights = texts.length > 0 && texts.every((text) => readWeight(text) !== null);
		return weights ? { kind: 'weight' } : { kind: 'description' };
	});
}

function headColumns(table: Table): Column[] | null {
	const first = table.rows[0];
	if (!first || first.length < 2) return null;
	const columns = columnsOf(first.map(cellText));
	if (!columns) return null;
	const certain =
		first.every((cell) => cell.head) || first.some((cell) => cell.head && cellText(cell) !== '');
	const texts = first.map(cellText);
	const weightless = columns.every(
		(column, index) => column.kind !== 'weight' || readWeight(texts[index] ?? '') === null,
	);
	const named = columns[0]?.kind === 'name' || columns[0]?.kind === 'number';
	const levels = columns.filter((column) => column.kind === 'level').length;
	return certain ||
		(weightless && named && (levels > 0 || columns.some((column) => column.kind === 'weight')))
		? columns
		: null;
}

/** Whether the heads of a table are those of a scorecard. */
export function namesDimensions(table: Table): boolean {
	const columns = headColumns(table);
	return (
		columns?.some((column) => column.kind === 'name') === true &&
		columns.some(({ kind }) => kind === 'level' || kind === 'weight')
	);
}

/** A row that spans the table, or whose only text is a bold first cell, names a group. */
function isGroup(row: readonly Cell[], width: number): boolean {
	const [first, ...rest] = row;
	if (!first || width < 2) return false;
	if (rest.length === 0) return first.span > 1;
	const line = first.lines[0];
	return (
		rest.every((cell) => cell.lines.length === 0) &&
		first.lines.length === 1 &&
		line !== undefined &&
		line.bold === line.text.length
	);
}

function cellsOf(row: readonly Cell[]): string[] {
	return row.flatMap((cell) => [cellText(cell), ...Array.from({ length: cell.span - 1 }, () => '')]);
}

/** Null when the table is not one of dimensions, but explains the levels, say. */
export function readScorecardTable(table: Table): TableReading | null {
	if (/^(?:score|rating|level|grade)s?$/i.test(cellText(table.rows[0]?.[0]))) return null;
	const heads = headColumns(table);
	const rows = heads ? table.rows.slice(1) : table.rows;
	const columns = heads ?? guessColumns(rows);
	const dimensions = rows
		.filter((row) => !isGroup(row, columns.length))
		.map((row) => dimensionOfCells(cellsOf(row), columns))
		.filter((dimension) => dimension !== null);
	return {
		dimensions,
		levels: columns.flatMap((column) => (column.kind === 'level' ? [column.key] : [])),
		isEmpty: dimensions.length === 0,
	};
}
