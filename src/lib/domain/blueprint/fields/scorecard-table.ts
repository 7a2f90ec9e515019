import { cellText, type Cell, type Table } from '#lib/domain/blueprint/document/document.ts';
import { dimensionOfCells, type ReadDimension } from '#lib/domain/blueprint/fields/dimension.ts';
import { hasLevelRows, readLevelRows } from '#lib/domain/blueprint/fields/level-tables.ts';
import { columnsOf, isNameHead, type Column } from '#lib/domain/blueprint/fields/table-heads.ts';
import { readWeight } from '#lib/domain/blueprint/fields/weights.ts';

export interface TableReading {
	dimensions: ReadDimension[];
	levels: string[];
	isEmpty: boolean;
}

/** Bounds the work on a hostile table that is as wide as it is long. */
const MOST_COLUMNS = 60;

/** Without heads the first column is the name, a column of weights says so itself, and the rest describes. */
function guessColumns(rows: readonly Cell[][]): Column[] {
	const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
	const width = Math.min(widest, MOST_COLUMNS);
	return Array.from({ length: width }, (_, index): Column => {
		if (index === 0) return { kind: 'name' };
		const texts = rows.map((row) => cellText(row[index])).filter((text) => text !== '');
		const weights = texts.length > 0 && texts.every((text) => readWeight(text) !== null);
		return weights ? { kind: 'weight' } : { kind: 'description' };
	});
}

/** The row that says what the columns hold: below a title that spans the table, the last of the rows of heads. */
function headAt(rows: readonly Cell[][]): number {
	let at = 0;
	while (rows[at]?.length === 1 && (rows[at]?.[0]?.span ?? 1) > 1 && at < rows.length - 1) at++;
	const isHeads = (row: readonly Cell[] | undefined) =>
		row !== undefined && row.length > 1 && row.every((cell) => cell.head);
	while (isHeads(rows[at]) && isHeads(rows[at + 1])) at++;
	return at;
}

/** A column that says nothing of itself, and holds nothing but percentages, is that of the weights. */
function withWeights(columns: readonly Column[], rows: readonly Cell[][]): Column[] {
	if (columns.some((column) => column.kind === 'weight')) return [...columns];
	const at = columns.slice(0, MOST_COLUMNS).findIndex((column, index) => {
		const texts = rows.map((row) => cellText(row[index])).filter((text) => text !== '');
		const areWeights = texts.every((text) => /%|[.,]\d/.test(text) && readWeight(text) !== null);
		return column.kind === 'description' && texts.length > 0 && areWeights;
	});
	return columns.map((column, index): Column => (index === at ? { kind: 'weight' } : column));
}

function headColumns(row: readonly Cell[] | undefined): Column[] | null {
	const texts = row ? cellsOf(row) : [];
	if (!row || texts.length < 2) return null;
	const columns = columnsOf(texts);
	if (!columns) return null;
	if (row.some((cell) => cell.head && cellText(cell) !== '')) return columns;
	const weightless = columns.every(
		(column, index) => column.kind !== 'weight' || readWeight(texts[index] ?? '') === null,
	);
	const named = columns.some(
		(column, index) => column.kind === 'name' && (index === 0 || isNameHead(texts[index] ?? '')),
	);
	const tells = columns.some((column) => column.kind === 'level' || column.kind === 'weight');
	return weightless && (named || columns[0]?.kind === 'number') && tells ? columns : null;
}

/** Whether the heads of a table are those of a scorecard. */
export function namesDimensions(table: Table): boolean {
	const columns = headColumns(table.rows[headAt(table.rows)]);
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
	if (!rest.every((cell) => cell.lines.length === 0)) return false;
	const line = first.lines[0];
	return first.span > 1 || (first.lines.length === 1 && line !== undefined && line.bold === line.text.length);
}

/** The texts by column. An anchor that spans several levels stands for each of them. */
function cellsOf(row: readonly Cell[], columns: readonly Column[] = []): string[] {
	const texts: string[] = [];
	for (const cell of row) {
		const text = cellText(cell);
		const repeats = columns[texts.length]?.kind === 'level';
		texts.push(text);
		for (let extra = 1; extra < cell.span; extra++) texts.push(repeats ? text : '');
	}
	return texts;
}

/** Whether the row goes on with the dimension of the row above it, whose name spans both. */
function isContinued(row: readonly Cell[], columns: readonly Column[]): boolean {
	let column = 0;
	for (const cell of row) {
		if (columns[column]?.kind === 'name') return cell.rows === 0;
		column += cell.span;
	}
	return false;
}

/** Joins rows that one name spans; what spans them too is said once. */
function joinContinued(rows: readonly Cell[][], columns: readonly Column[]): string[][] {
	const joined: string[][] = [];
	for (const row of rows) {
		const cells = cellsOf(row, columns);
		const last = joined.at(-1);
		if (last && isContinued(row, columns)) {
			for (const [index, text] of cells.entries()) {
				if (text !== '' && last[index] !== text) last[index] = `${last[index] ?? ''} ${text}`.trim();
			}
		} else {
			joined.push(cells);
		}
	}
	return joined;
}

/** Null when the table is not one of dimensions, but explains the levels, say. */
export function readScorecardTable(table: Table): TableReading | null {
	const byLevel = readLevelRows(table);
	if (byLevel) return { ...byLevel, isEmpty: byLevel.dimensions.length === 0 };
	if (hasLevelRows(table)) return null;
	const at = headAt(table.rows);
	const explainsLevels = /^(?:score|rating|level|grade)s?$/i.test(cellText(table.rows[at]?.[0]));
	if (explainsLevels && !table.rows[at]?.some((cell) => isNameHead(cellText(cell)))) return null;
	const heads = headColumns(table.rows[at]);
	const rows = heads ? table.rows.slice(at + 1) : table.rows;
	const columns = (heads ? withWeights(heads, rows) : guessColumns(rows)).slice(0, MOST_COLUMNS);
	const ungrouped = rows.filter((row) => !isGroup(row, columns.length));
	// Names in bold with nothing behind them are groups only beside rows that say something.
	const listed = ungrouped.length > 0 ? ungrouped : rows.filter((row) => row.length > 1);
	const dimensions = joinContinued(listed, columns)
		.map((cells) => dimensionOfCells(cells, columns))
		.filter((dimension) => dimension !== null);
	return {
		dimensions,
		levels: columns.flatMap((column) => (column.kind === 'level' ? [column.key] : [])),
		isEmpty: dimensions.length === 0,
	};
}
