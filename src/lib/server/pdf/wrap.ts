const TAB = 8;
/** In characters. A longer word fits no line and is not measured as a whole. */
const LONGEST_WORD = 500;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The lines of a text within a width. Its own line breaks and the spaces that a line begins with stay; what does not fit
 * goes on below, as far in as the line began, and a word that is wider than a line is cut.
 */
export function wrap(text: string, width: number, widthOf: (text: string) => number): string[] {
	return text.split('\n').flatMap((line) => wrapLine(withoutTabs(line).trimEnd(), width, widthOf));
}

/** The beginning of one line, with an ellipsis where it does not fit. */
export function shortened(line: string, width: number, widthOf: (text: string) => number): string {
	const [first = '', ...others] = wrap(line, width - widthOf('…'), widthOf);
	return others.length === 0 ? first : `${first}…`;
}

export function oneLine(text: string): string {
	return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function wrapLine(line: string, width: number, widthOf: (text: string) => number): string[] {
	if (line === '') return [''];
	const indent = /^ */.exec(line)?.[0] ?? '';
	// A line that begins far to the right goes on at the left, where there is room.
	const hang = widthOf(indent) > width / 2 ? '' : indent;
	const lines: string[] = [];
	let current = hang === indent ? indent : '';
	let room = width - widthOf(current);
	let isEmpty = true;
	for (const word of line.slice(indent.length).match(/\S+\s*/g) ?? []) {
		const bare = word.trimEnd();
		let rest = word;
		const fits = () => bare.length <= LONGEST_WORD && widthOf(bare) <= room;
		if (!fits()) {
			if (!isEmpty) {
				lines.push(current.trimEnd());
				current = hang;
				room = width - widthOf(hang);
			}
			if (!fits()) {
				const pieces = cut(word, room, widthOf);
				rest = pieces.pop() ?? '';
				lines.push(...pieces.map((piece) => hang + piece));
			}
		}
		current += rest;
		room -= widthOf(rest);
		isEmpty = false;
	}
	lines.push(current.trimEnd());
	return lines;
}

function cut(word: string, width: number, widthOf: (text: string) => number): string[] {
	const pieces: string[] = [];
	let piece = '';
	let used = 0;
	for (const { segment } of characters.segment(word)) {
		const own = widthOf(segment);
		if (used + own > width && piece !== '') {
			pieces.push(piece);
			piece = '';
			used = 0;
		}
		piece += segment;
		used += own;
	}
	return [...pieces, piece];
}

function withoutTabs(line: string): string {
	if (!line.includes('\t')) return line;
	let plain = '';
	let column = 0;
	for (const { segment } of characters.segment(line)) {
		const step = segment === '\t' ? TAB - (column % TAB) : 1;
		plain += segment === '\t' ? ' '.repeat(step) : segment;
		column += step;
	}
	return plain;
}
