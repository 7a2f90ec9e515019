import { joinPieces, type Cell, type Piece, type Table } from '#lib/domain/blueprint/document/document.ts';
import { LINE_BREAK } from '#lib/domain/blueprint/document/markdown-html.ts';
import { isDelimiterRow } from '#lib/domain/blueprint/document/text-lines.ts';

export type ReadInline = (line: string) => Piece[];

function byPipes(line: string): string[] {
	const text = line
		.trim()
		.replace(/^\|/, '')
		.replace(/(?<!\\)\|$/, '');
	return text.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|'));
}

/** Columns that were lined up with spaces. Two spaces behind a full stop are only an old habit. */
const GAP = /(?<=[^\s.!?:])\s{2,}(?=\S)|\s{3,}(?=\S)/;

export type Border = 'pipe' | 'tab' | 'gap';

/** The cells of a line, and what stands between them; null when it is no row. */
export function splitRow(line: string): { cells: string[]; border: Border } | null {
	const text = line.trim();
	if (text.includes('|')) {
		const cells = byPipes(text);
		return cells.length > 1 || (text.startsWith('|') && text.length > 2) ? { cells, border: 'pipe' } : null;
	}
	if (text.includes('\t'))
		return {
			cells: line
				.trimEnd()
				.replace(/^[^\S\t]+/, '')
				.split('\t'),
			border: 'tab',
		};
	const cells = text.split(GAP);
	return cells.length > 1 ? { cells, border: 'gap' } : null;
}

function readCell(text: string, head: boolean, inline: ReadInline): Cell {
	const lines = text
		.split(LINE_BREAK)
		.map((line) => joinPieces(inline(line.replace(/^\s*[•–—-]\s+/, ''))))
		.filter((line) => line.text !== '');
	return { lines, head, span: 1, rows: 1 };
}

/** Rows to a table. A delimiter row ("---|---") makes the row before it the head. */
export function tableOf(lines: readonly string[], inline: ReadInline): Table {
	const delimiter = lines.findIndex(isDelimiterRow);
	const rows = lines
		.map((line, index) => ({ line, head: index < delimiter }))
		.filter(({ line }) => !isDelimiterRow(line))
		.map(({ line, head }) => (splitRow(line)?.cells ?? [line]).map((cell) => readCell(cell, head, inline)));
	return { kind: 'table', rows };
}
