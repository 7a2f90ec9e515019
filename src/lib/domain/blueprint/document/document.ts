/*
 * The neutral form of every kind of source. It is flat on purpose: nesting is a number, so that no step recurses and a
 * list nested four thousand deep costs what a flat one costs.
 */

export interface TextLine {
	kind: 'line';
	text: string;
	/** How many characters at the start are bold. */
	bold: number;
	/** 0 outside lists, else how many lists the line stands in. */
	depth: number;
	/** What opens an item; 'none' for a paragraph and for the further lines of an item. */
	mark: 'none' | 'bullet' | 'number';
	/** The number as written ("19)", "2."), where the source shows one. */
	label: string | null;
	/** It follows the line before it without a paragraph break. */
	tight: boolean;
	/** It was a list in a paragraph: a line break and a dash. */
	dashed: boolean;
}

export interface Heading {
	kind: 'heading';
	level: number;
	text: string;
}

export interface Cell {
	lines: PlainLine[];
	head: boolean;
	/** How many columns it takes up. */
	span: number;
	/** How many rows it takes up, its own included; 0 where it goes on from the row above. */
	rows: number;
}

export interface Table {
	kind: 'table';
	rows: Cell[][];
}

export interface Caption {
	kind: 'caption';
	text: string;
}

export type Block = TextLine | Heading | Table | Caption;

/** A stretch of text with one weight, before white space is settled. */
export interface Piece {
	text: string;
	bold: boolean;
}

export interface PlainLine {
	text: string;
	bold: number;
}

/** Joins pieces into a line: white space runs become one space, and the leading bold part is measured. */
export function joinPieces(pieces: readonly Piece[]): PlainLine {
	const parts: string[] = [];
	let length = 0;
	let endsInSpace = true;
	let bold = 0;
	let stillBold = true;
	for (const piece of pieces) {
		let text = piece.text.replace(/\s+/g, ' ');
		if (endsInSpace && text.startsWith(' ')) text = text.slice(1);
		if (text === '') continue;
		parts.push(text);
		length += text.length;
		endsInSpace = text.endsWith(' ');
		if (text.trim() === '') continue;
		if (!piece.bold) stillBold = false;
		if (stillBold) bold = length;
	}
	const text = parts.join('').trimEnd();
	return { text, bold: Math.min(bold, text.length) };
}

export function textLine(line: PlainLine, place: Partial<TextLine> = {}): TextLine {
	return {
		kind: 'line',
		depth: 0,
		mark: 'none',
		label: null,
		tight: false,
		dashed: false,
		...place,
		text: line.text,
		bold: line.bold,
	};
}

export function cellText(cell: Cell | undefined): string {
	return cell ? cell.lines.map((line) => line.text).join(' ') : '';
}

export function isAllBold(line: PlainLine): boolean {
	return line.bold > 0 && line.text.slice(line.bold).replace(/[\s:.]/g, '') === '';
}
