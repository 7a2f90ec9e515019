import type { BlueprintCriterion } from '#lib/domain/blueprint/blueprint.ts';
import type { Block, PlainLine } from '#lib/domain/blueprint/document/document.ts';
import { trimEndOf } from '#lib/domain/blueprint/input/clean-text.ts';
import { itemsOf, type PartItem } from '#lib/domain/blueprint/fields/part-items.ts';

/** Where the name in a line ends: at a colon or a spaced dash outside brackets. */
export function borderOf(text: string): { start: number; end: number } | null {
	let open = 0;
	for (let at = 0; at < text.length; at++) {
		const char = text.charAt(at);
		if (char === '(' || char === '[') open++;
		if (char === ')' || char === ']') open--;
		if (open > 0 || at === 0) continue;
		const spaced = /\s/.test(text.charAt(at - 1)) && /\s|^$/.test(text.charAt(at + 1));
		const colon = char === ':' && /\s|^$/.test(text.charAt(at + 1));
		if (colon || char === '—' || ((char === '–' || char === '-') && spaced)) {
			return { start: at, end: at + 1 };
		}
	}
	return null;
}

export function trimName(text: string): string {
	return trimEndOf(text, ':;,.–—-').trimStart();
}

function trimDetail(text: string): string {
	return text.replace(/^[\s:;,.–—-]+/, '').trim();
}

/** A line's name and what stands behind it: the bold text, else what stands before the first border. */
export function splitName(line: PlainLine): { name: string; rest: string } {
	const bold = line.text.slice(0, line.bold);
	const behind = trimDetail(line.text.slice(line.bold));
	if (bold !== '' && behind !== '') return { name: trimName(bold), rest: behind };
	const border = borderOf(line.text);
	if (!border) return { name: trimName(line.text) || line.text, rest: '' };
	return { name: trimName(line.text.slice(0, border.start)), rest: trimDetail(line.text.slice(border.end)) };
}

/** Names in bold, each with its details as plain siblings below it. */
function gatherBold(items: readonly PartItem[]): PartItem[] | null {
	const isName = ({ line, more }: PartItem) => line.bold === line.text.length && more.length === 0;
	const names = items.filter(isName).length;
	if (!items[0] || !isName(items[0]) || names < 2 || names === items.length) return null;
	if (items.some((item, at) => isName(item) && (!items[at + 1] || isName(items[at + 1] ?? item))))
		return null;
	const gathered: PartItem[] = [];
	for (const item of items) {
		if (isName(item)) gathered.push({ line: item.line, more: [] });
		else gathered.at(-1)?.more.push(item.line, ...item.more);
	}
	return gathered;
}

/** A list in a list was flattened to siblings: those behind an item that ends with a colon are its own. */
function gatherFlattened(items: readonly PartItem[]): PartItem[] {
	const byBold = gatherBold(items);
	if (byBold) return byBold;
	const gathered: PartItem[] = [];
	const top = items.reduce((least, item) => Math.min(least, item.line.depth), Number.POSITIVE_INFINITY);
	let open = false;
	for (const item of items) {
		const last = gathered.at(-1);
		const opens = item.line.text.endsWith(':') && item.more.length === 0;
		const nested = item.line.depth > top;
		if (last && (nested || (open && !opens && item.line.mark === last.line.mark))) {
			last.more.push(item.line, ...item.more);
			if (nested) open = false;
		} else {
			gathered.push({ line: item.line, more: [...item.more] });
			open = opens;
		}
	}
	return gathered;
}

function criterionOf({ line, more }: PartItem): BlueprintCriterion {
	const { name, rest } = splitName(line);
	const details = [rest, ...more.map((each) => trimDetail(each.text))].filter((text) => text !== '');
	return { name, detail: details.length > 0 ? details.join(' ') : null };
}

/** Criteria under headings of their own, each with a paragraph instead of a list. */
function underHeadings(blocks: readonly Block[]): PartItem[] | null {
	if (!blocks.some((block) => block.kind === 'heading') || blocks.some((block) => block.kind === 'table'))
		return null;
	if (blocks.some((block) => block.kind === 'line' && block.mark !== 'none')) return null;
	const items: PartItem[] = [];
	for (const block of blocks) {
		if (block.kind === 'heading') {
			const line = { kind: 'line', text: block.text, bold: block.text.length } as const;
			items.push({
				line: { ...line, depth: 0, mark: 'none', label: null, tight: false, dashed: false },
				more: [],
			});
		} else if (block.kind === 'line') {
			items.at(-1)?.more.push(block);
		}
	}
	return items;
}

export function readCriteria(blocks: readonly Block[]): BlueprintCriterion[] {
	return gatherFlattened(underHeadings(blocks) ?? itemsOf(blocks)).map(criterionOf);
}
