import { cellText, type Block, type Table } from '#lib/domain/blueprint/document/document.ts';
import { itemsOf, type PartItem } from '#lib/domain/blueprint/fields/part-items.ts';
import { nameOf } from '#lib/domain/blueprint/sections/heading-names.ts';
import type { Sections } from '#lib/domain/blueprint/sections/sections.ts';

export type SignalPart = 'strong_signals' | 'weak_signals' | 'red_flags';
const SIGNAL_PARTS: readonly SignalPart[] = ['strong_signals', 'weak_signals', 'red_flags'];

function textOf({ line, more }: PartItem): string {
	return [line, ...more].map((each) => each.text).join(' ');
}

/** The list that a short head names, "Strong" say. */
export function partOfColumn(head: string): SignalPart | null {
	const name = nameOf(head);
	const named = SIGNAL_PARTS.find((part) => part === name);
	if (named) return named;
	const word = /^(strong|weak|positive|negative|red)\b/i.exec(head)?.[1]?.toLowerCase();
	if (word === 'strong' || word === 'positive') return 'strong_signals';
	if (word === 'weak' || word === 'negative') return 'weak_signals';
	return word === 'red' ? 'red_flags' : null;
}

type Lists = Record<SignalPart, string[]>;

function columnsOf(table: Table): (SignalPart | null)[] {
	return (table.rows[0] ?? []).map((cell) => partOfColumn(cellText(cell)));
}

/** Whether the heads of a table name several lists, one a column. */
export function namesSignals(table: Table): boolean {
	return columnsOf(table).filter((part) => part !== null).length > 1;
}

function columnLists(table: Table, lists: Lists): boolean {
	if (!namesSignals(table)) return false;
	const columns = columnsOf(table);
	for (const row of table.rows.slice(1)) {
		for (const [index, part] of columns.entries()) {
			const lines = row[index]?.lines ?? [];
			if (part) for (const line of lines) lists[part].push(line.text);
		}
	}
	return true;
}

/** Reads the strong and weak signals and the red flags, wherever in the section they stand. */
export function readSignals(parts: Sections['parts']): Lists {
	const lists: Lists = { strong_signals: [], weak_signals: [], red_flags: [] };
	for (const name of [...SIGNAL_PARTS, 'signals'] as const) {
		const rest: Block[] = [];
		for (const block of parts.get(name)?.blocks ?? []) {
			if (block.kind !== 'table' || !columnLists(block, lists)) rest.push(block);
		}
		if (name !== 'signals') lists[name] = lists[name].concat(itemsOf(rest).map(textOf));
	}
	return lists;
}
