import {
	cellText,
	textLine,
	type Block,
	type Table,
	type TextLine,
} from '#lib/domain/blueprint/document/document.ts';
import { nameOf } from '#lib/domain/blueprint/sections/heading-names.ts';
import { isNameHead } from '#lib/domain/blueprint/fields/table-heads.ts';

/** One item of a list-like part: the line that opens it, and the lines that belong to it. */
export interface PartItem {
	line: TextLine;
	more: TextLine[];
}

/** Whether a row only says what the columns hold. */
export function isHeadRow(table: Table, index: number): boolean {
	const row = table.rows[index];
	if (!row || index > 0) return false;
	const texts = row.map(cellText);
	if (row.every((cell) => cell.head)) return true;
	if (texts.some((text) => isNameHead(text) || /^(?:signals?|indicators?|flags?|#)$/i.test(text)))
		return true;
	// Heads of columns that are lists of their own.
	return texts.every((text) => text !== '' && nameOf(text) !== null);
}

/** The items of a table: of one column its cells; of several a row's cells as one text. */
function tableItems(table: Table): PartItem[] {
	return table.rows.flatMap((row, index): PartItem[] => {
		if (isHeadRow(table, index)) return [];
		const cells = row.filter((cell, column) => {
			const text = cellText(cell);
			return text !== '' && !(column === 0 && row.length > 1 && /^\d{1,3}[.)]?$/.test(text));
		});
		const [first, ...rest] = cells;
		if (!first) return [];
		if (rest.length === 0) return first.lines.map((line) => ({ line: textLine(line), more: [] }));
		return [
			{
				line: textLine({ text: cellText(first), bold: cellText(first).length }),
				more: rest.map((cell) => textLine({ text: cellText(cell), bold: 0 })),
			},
		];
	});
}

function lineItems(lines: readonly TextLine[]): PartItem[] {
	const items: PartItem[] = [];
	for (const line of lines) {
		const last = items.at(-1);
		const continues =
			last !== undefined && line.mark === 'none' && (line.depth > 0 || (line.tight && last.line.depth > 0));
		if (continues) last.more.push(line);
		else items.push({ line, more: [] });
	}
	return items;
}

/**
 * The items of a part that may be a list, a table or bare lines. Where there is a list, lines outside it are words
 * about it; bare lines are one item each, but not one that only announces others.
 */
export function itemsOf(blocks: readonly Block[]): PartItem[] {
	const tables = blocks.filter((block) => block.kind === 'table');
	const lines = blocks.filter((block) => block.kind === 'line');
	const hasList = lines.some((line) => line.mark !== 'none');
	const listed = hasList
		? lines.filter(
				(line, index) => line.depth > 0 || (line.tight && index > 0 && (lines[index - 1]?.depth ?? 0) > 0),
			)
		: lines.filter(
				(line, index) => tables.length === 0 && !(line.text.endsWith(':') && index < lines.length - 1),
			);
	return [...lineItems(listed), ...tables.flatMap(tableItems)];
}
