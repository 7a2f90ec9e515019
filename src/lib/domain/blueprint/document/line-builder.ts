import type { Clean } from '#lib/domain/blueprint/input/clean-text.ts';
import { joinPieces, type Piece, type PlainLine } from '#lib/domain/blueprint/document/document.ts';

export interface BuiltLine extends PlainLine {
	dashed: boolean;
}

const LEADING_DASH = /^\s*[–—•▪◦‣·-]\s+/;

/** A list inside a paragraph or an item: a line break, then a dash. Other line breaks of the source are white space. */
const DASHED_LINE = /\n[^\S\n]*[–—•▪◦‣·-][^\S\n]+/;

/** Gathers the text of one line of a document out of pieces of different weight. */
export class LineBuilder {
	readonly #clean: Clean;
	#pieces: Piece[] = [];

	constructor(clean: Clean) {
		this.#clean = clean;
	}

	add(text: string, bold: boolean): void {
		const last = this.#pieces.at(-1);
		if (last && last.bold === bold && this.#pieces.length > 0) last.text += text;
		else this.#pieces.push({ text, bold });
	}

	/** The lines gathered so far, empty ones left out; the builder is empty afterwards. */
	take(): BuiltLine[] {
		const lines: BuiltLine[] = [];
		let current: Piece[] = [];
		let dashed = false;
		const close = (nextIsDashed: boolean) => {
			const line = joinPieces(current);
			if (line.text !== '') lines.push({ ...line, dashed });
			current = [];
			dashed = nextIsDashed;
		};
		for (const [at, piece] of this.#pieces.entries()) {
			const text = this.#clean(piece.text);
			const goesOn = at < this.#pieces.length - 1 || /\S\s+\S/.test(text);
			const opensWithDash =
				goesOn && current.every((each) => each.text.trim() === '') && LEADING_DASH.test(text);
			if (opensWithDash) dashed = true;
			const segments = (opensWithDash ? text.replace(LEADING_DASH, '') : text).split(DASHED_LINE);
			for (const [index, segment] of segments.entries()) {
				if (index > 0) close(true);
				current.push({ text: segment, bold: piece.bold });
			}
		}
		close(false);
		this.#pieces = [];
		return lines;
	}
}
