import type { Clean } from '#lib/domain/blueprint/input/clean-text.ts';
import { joinPieces, textLine, type Block, type Piece } from '#lib/domain/blueprint/document/document.ts';
import { markdownPieces, textPieces } from '#lib/domain/blueprint/document/inline-marks.ts';
import { LINE_BREAK, stripHtml } from '#lib/domain/blueprint/document/markdown-html.ts';
import {
	isDelimiterRow,
	isUnderline,
	rawLines,
	type RawLine,
} from '#lib/domain/blueprint/document/text-lines.ts';
import { splitRow, tableOf } from '#lib/domain/blueprint/document/text-tables.ts';
import { isNameHead } from '#lib/domain/blueprint/fields/table-heads.ts';
import { isKnownMainName } from '#lib/domain/blueprint/sections/heading-names.ts';
import type { Raise } from '#lib/domain/blueprint/warnings.ts';

interface Reading {
	lines: RawLine[];
	inline: (line: string) => Piece[];
	/** No paragraph is set off by a blank line: each line stands for itself. */
	dense: boolean;
}

/** A row with pipes at both ends is one wherever it stands. */
function isFramed(text: string): boolean {
	return text.startsWith('|') && text.endsWith('|') && text.length > 4;
}

/** How many lines from `at` on are rows of one table. */
function tableLength(lines: readonly RawLine[], at: number): number {
	const first = lines[at];
	const row = first && first.mark === 'none' ? splitRow(first.text) : null;
	if (!first || !row) return 0;
	let end = at + 1;
	const framed = isFramed(first.text);
	for (
		let line = lines[end];
		line && (!line.afterBlank || (framed && isFramed(line.text)));
		line = lines[++end]
	) {
		const next = splitRow(line.text);
		if (!next && !isDelimiterRow(line.text)) break;
		if (row.border === 'gap' && next?.cells.length !== row.cells.length) break;
		if (row.border !== 'gap' && next && next.border !== row.border) break;
	}
	const length = end - at;
	// A single row may be a menu, unless it is the head of a table that was left empty.
	return length > 1 || framed || (row.border !== 'gap' && isNameHead(row.cells[0]?.trim() ?? ''))
		? length
		: 0;
}

function atxHeading(text: string): { level: number; text: string } | null {
	const marks = /^#{1,6}(?=\s)/.exec(text)?.[0];
	if (!marks) return null;
	return { level: marks.length, text: text.slice(marks.length).trim().replace(/\s#+$/, '') };
}

/** Keeps account of how deep in lists a line stands, by its indentation. */
class Lists {
	#indents: number[] = [];

	get depth(): number {
		return this.#indents.length;
	}

	item(line: RawLine, underItem: boolean): number {
		// A dash right under an item of the same indentation is a list within it.
		if (
			underItem &&
			(line.bullet === '–' || line.bullet === '—') &&
			line.indent === (this.#indents.at(-1) ?? 0)
		) {
			return this.depth + 1;
		}
		while (this.#indents.length > 0 && line.indent < (this.#indents.at(-1) ?? 0)) this.#indents.pop();
		const top = this.#indents.at(-1);
		if (top === undefined || line.indent > top + 1) this.#indents.push(line.indent);
		return this.depth;
	}

	/** The depth of a line without a mark; 0 where it ends the lists. */
	plain(line: RawLine): number {
		while (this.#indents.length > 0 && line.indent <= (this.#indents.at(-1) ?? 0)) this.#indents.pop();
		return this.depth;
	}
}

function lineBlocks(reading: Reading, lists: Lists, raw: RawLine, last: Block | undefined): Block[] {
	const previous = last?.kind === 'line' ? last : null;
	const underItem = previous !== null && previous.depth > 0 && !raw.afterBlank && previous.mark !== 'none';
	const depth =
		raw.mark === 'none' ? lists.plain(raw) : lists.item(raw, underItem || (previous?.dashed ?? false));
	const dashed = raw.mark === 'bullet' && depth > Math.max(lists.depth, 0);
	return raw.text.split(LINE_BREAK).flatMap((text, index) => {
		const line = joinPieces(reading.inline(text));
		if (line.text === '') return [];
		const first = index === 0;
		const tight = first ? !raw.afterBlank && !(reading.dense && depth === 0) : true;
		return [
			textLine(line, {
				depth,
				mark: first ? raw.mark : 'none',
				label: first ? raw.label : null,
				tight,
				dashed: first && dashed,
			}),
		];
	});
}

/** "9) Soft Skills": the number of a section, not of an item that others could be nested in. */
function isSectionLine(raw: RawLine, next: RawLine | undefined): boolean {
	if (raw.label === null || raw.indent > 0) return false;
	return (
		isKnownMainName(raw.text) || (raw.label.endsWith(')') && raw.afterBlank && next?.afterBlank === true)
	);
}

function readBlocks(reading: Reading): Block[] {
	const { lines, inline } = reading;
	const blocks: Block[] = [];
	let lists = new Lists();
	const heading = (level: number, text: string) => {
		lists = new Lists();
		const line = joinPieces(inline(text));
		if (line.text !== '') blocks.push({ kind: 'heading', level, text: line.text });
	};
	for (let at = 0; at < lines.length; at++) {
		const raw = lines[at];
		if (!raw) break;
		const atx = raw.mark === 'none' ? atxHeading(raw.text) : null;
		const next = lines[at + 1];
		const rows = tableLength(lines, at);
		if (atx) {
			heading(atx.level, atx.text);
		} else if (rows > 0) {
			lists = new Lists();
			blocks.push(
				tableOf(
					lines.slice(at, at + rows).map((line) => line.text),
					inline,
				),
			);
			at += rows - 1;
		} else if (isUnderline(raw.text) || isDelimiterRow(raw.text) || /^(?:```|~~~)/.test(raw.text)) {
			continue;
		} else if (
			next &&
			!next.afterBlank &&
			raw.afterBlank &&
			raw.mark !== 'bullet' &&
			isUnderline(next.text)
		) {
			heading(next.text.startsWith('=') ? 1 : 2, raw.label ? `${raw.label} ${raw.text}` : raw.text);
			at++;
		} else if (/^(?:table|figure)\s+\d+\s*[.:–—-]/i.test(raw.text)) {
			blocks.push({ kind: 'caption', text: joinPieces(inline(raw.text)).text });
		} else {
			blocks.push(...lineBlocks(reading, lists, raw, blocks.at(-1)));
			if (isSectionLine(raw, next)) lists = new Lists();
		}
	}
	return blocks;
}

/** Blocks of a plain-text dump or of Markdown. */
export function readText(text: string, markdown: boolean, clean: Clean, raise: Raise): Block[] {
	const source = clean(markdown ? stripHtml(text, raise) : text);
	const lines = rawLines(markdown ? source.replace(/^([^\S\n]*>[^\S\n]?)+/gm, '') : source);
	if (markdown && /\]\(\s*(?:javascript|vbscript):/i.test(source)) raise({ code: 'unsafe_content_removed' });
	const dense = lines.filter((line) => line.afterBlank).length * 20 < lines.length;
	return readBlocks({ lines, inline: markdown ? markdownPieces : textPieces, dense });
}
