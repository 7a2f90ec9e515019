import { cellText, textLine, type Block, type Table } from '#lib/domain/blueprint/document/document.ts';
import { dimensionOfCells, type ReadDimension } from '#lib/domain/blueprint/fields/dimension.ts';
import { columnOf, levelKey, type Column } from '#lib/domain/blueprint/fields/table-heads.ts';

/* Tables whose rows are levels: those of one dimension, or of several that are the columns. */

/** Bounds the work on a hostile table that is as wide as it is long. */
const MOST_COLUMNS = 60;

const EXPLAINS =
	/^(?:label|name|title|rating|recommendation|action|decision|outcome|examples?|interpretation)s?$/i;

function rowKind(text: string): Column | null {
	const column = columnOf(text, 1);
	return column?.kind === 'level' || column?.kind === 'weight' ? column : null;
}

/** The rows below the heads, and what each of them holds; null unless they are levels and no dimensions. */
function levelRows(table: Table): { heads: string[]; kinds: Column[]; rows: Table['rows'] } | null {
	const hasHeads = rowKind(cellText(table.rows[0]?.[0])) === null;
	const rows = table.rows.slice(hasHeads ? 1 : 0);
	const kinds = rows.map((row) => rowKind(cellText(row[0])));
	const known = kinds.filter((kind) => kind !== null);
	if (known.length < rows.length || known.filter(({ kind }) => kind === 'level').length < 2) return null;
	return { heads: hasHeads ? (table.rows[0] ?? []).map(cellText) : [], kinds: known, rows };
}

/** Whether the rows are levels, as in a table that explains them. */
export function hasLevelRows(table: Table): boolean {
	return levelRows(table) !== null;
}

/** The dimensions of a table that has them as its columns. */
export function readLevelRows(table: Table): { dimensions: ReadDimension[]; levels: string[] } | null {
	const read = levelRows(table);
	const names = read?.heads.slice(1, MOST_COLUMNS) ?? [];
	if (!read || names.length < 2) return null;
	const isName = (name: string) => name !== '' && columnOf(name, 1) === null && !EXPLAINS.test(name);
	if (!names.every(isName)) return null;
	const columns: Column[] = [{ kind: 'name' }, ...read.kinds];
	const dimensions = names.map((name, at) =>
		dimensionOfCells([name, ...read.rows.map((row) => cellText(row[at + 1]))], columns),
	);
	return {
		dimensions: dimensions.filter((dimension) => dimension !== null),
		levels: read.kinds.flatMap((kind) => (kind.kind === 'level' ? [kind.key] : [])),
	};
}

/** The levels of one dimension: a row each, or side by side in a single row. */
function levelLines(table: Table): string[] | null {
	const [first, second] = table.rows;
	const read = levelRows(table);
	if (read) {
		return read.rows.map((row) => `${cellText(row[0])}: ${row.slice(1).map(cellText).join(' ').trim()}`);
	}
	if (!first || !second || table.rows.length > 2 || first.length < 2) return null;
	const keys = first.map((cell) => levelKey(cellText(cell)));
	if (keys.includes(null)) return null;
	return keys.map((key, at) => `${key ?? ''}: ${cellText(second[at])}`);
}

/** Below a heading of its own, a table of levels becomes the list that it stands for. */
export function withoutLevelTables(blocks: readonly Block[]): Block[] {
	let headed = false;
	return blocks.flatMap((block): Block[] => {
		headed ||= block.kind === 'heading';
		const lines = headed && block.kind === 'table' ? levelLines(block) : null;
		if (!lines) return [block];
		return lines.map((text) => textLine({ text, bold: 0 }, { mark: 'bullet', depth: 1 }));
	});
}
