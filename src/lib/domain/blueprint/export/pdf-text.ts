import { COVERED, COVERED_IN_MONO } from '#lib/domain/blueprint/export/pdf-covered.ts';

const INVISIBLE = /[\p{DI}\p{Cc}]/u;
const INVISIBLES = /(?![\t\n])[\p{DI}\p{Cc}]/gu;
const LINE_ENDS = /\r\n?|[\v\f\x85\u2028\u2029]/g;
/** Also a letter under a heap of marks, which takes the longer to place the more they are. */
const UNCOVERED = new RegExp(`(?!\\p{DI}|\\p{Cc})[^${setOf(COVERED)}]|[\\p{M}\\p{DI}]{9}`, 'u');
/** The font of one width has accents, and not where they go on a letter that has one already. */
const NOT_IN_MONO = new RegExp(`((?:[^\\n]\\p{M}+|[^${setOf(COVERED_IN_MONO)}])+)`, 'u');

/** Stands where a character cannot be set. */
export const REPLACEMENT = '\ufffd';

function setOf(lines: readonly string[]): string {
	const ranges = lines.join(' ').split(' ');
	return ranges.map((range) => range.replace(/[0-9a-f]+/g, (code) => `\\u{${code}}`)).join('');
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Whether the text has a character that the PDF cannot set. */
export function hasUnsettable(text: string): boolean {
	return UNCOVERED.test(text.normalize()) && settable(text).missing > 0;
}

/**
 * The text as the PDF sets it: no control but tab and line feed, no mark that shows nothing, and one `REPLACEMENT` for
 * each character, as people count them, that it cannot set; `missing` is how many these are.
 */
export function settable(text: string): { text: string; missing: number } {
	const plain = text.normalize().replace(LINE_ENDS, '\n');
	if (!UNCOVERED.test(plain)) return { text: plain.replace(INVISIBLES, ''), missing: 0 };
	let missing = 0;
	const set = Array.from(characters.segment(plain), ({ segment }) => {
		if (!UNCOVERED.test(segment)) return INVISIBLE.test(segment) ? segment.replace(INVISIBLES, '') : segment;
		missing += 1;
		return REPLACEMENT;
	});
	return { text: set.join(''), missing };
}

/** A settable text in parts, of which every second one (the first may be empty) cannot be set in one width. */
export function monoParts(text: string): string[] {
	return text.split(NOT_IN_MONO);
}
