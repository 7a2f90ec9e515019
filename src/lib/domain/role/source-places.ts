import { LEVELS } from '#lib/domain/role/draft.ts';
import type { RoleContent } from '#lib/domain/role/draft.ts';

/**
 * Where a piece of the draft stands in its source, in UTF-16 units of the source. `place` is that of a note; a criterion
 * or a section of the background, which have no key, is told by its list and name.
 */
export type SourcePlace = { place: string; start: number; end: number };

/** Of a long text its beginning is enough to find it. */
const NEEDLE = 80;
/** Between two texts of a row there are at most a label, a duration or the border of a cell. */
const GAP = 100;

type Row = { place: string; texts: readonly string[] };

/**
 * The pieces of `content` that are found in `source`, in the source's order, free of overlaps. White space and marks of
 * a format make no difference. What was reworded since the import is found by what is left of it, or not at all.
 */
export function sourcePlaces(source: string, content: RoleContent): SourcePlace[] {
	const plain = withoutMarks(source);
	const taken: Span[] = [];
	const found = listsOf(content).flatMap((rows) => placesOfList(plain.text, rows, taken));
	const placed = found
		.map(({ place, start, end }) => ({ place, start: plain.at(start), end: plain.at(end - 1) + 1 }))
		.toSorted((a, b) => a.start - b.start || b.end - a.end);
	const kept: SourcePlace[] = [];
	for (const piece of placed) {
		const before = kept.at(-1)?.end ?? 0;
		if (piece.end > before) kept.push({ ...piece, start: Math.max(piece.start, before) });
	}
	return kept;
}

export const criterionPlace = (name: string) => `criteria ${name}`;
export const backgroundPlace = (heading: string) => `background ${heading}`;

/** Whether the source gives the highest level of a row first, as most do, or the lowest. */
export function cellOrder(source: string, { dimensions }: RoleContent): 'descending' | 'ascending' {
	const plain = withoutMarks(source).text;
	for (const { anchors } of dimensions) {
		const [high = -1, low = -1] = [anchors[5], anchors[1]].map((text) =>
			text === undefined ? -1 : plain.indexOf(withoutMarks(text).text.slice(0, NEEDLE)),
		);
		if (high >= 0 && low >= 0) return high < low ? 'descending' : 'ascending';
	}
	return 'descending';
}

function listsOf(content: RoleContent): Row[][] {
	const line = (place: string) => (text: string) => ({ place, texts: [text] });
	return [
		[line('summary')(content.summary)],
		content.criteria.map(({ name, question }) => ({ place: criterionPlace(name), texts: [name, question] })),
		content.dimensions.map(({ key, name, description, anchors }) => ({
			place: key,
			texts: [name, description, ...LEVELS.map((level) => anchors[level] ?? '')],
		})),
		content.exercises.map(({ key, title, prompts, material }) => ({
			place: key,
			texts: [title, ...prompts, material],
		})),
		content.strongSignals.map(line('strongSignals')),
		content.weakSignals.map(line('weakSignals')),
		content.redFlags.map(line('redFlags')),
		content.background.map(({ heading, text }) => ({
			place: backgroundPlace(heading),
			texts: [heading, text],
		})),
		[line('title')(content.title)],
	];
}

/* Bounds on the search, so that a source of one word over and over takes no longer than any other. */
/** How many of a row's texts it may begin with, and in how many places each of them is tried. */
const BEGINNINGS = 4;
const TRIES = 8;
const LOOKS = 100;
/** How many of a row's further texts may come next, whatever the order of its cells. */
const NEXT = 8;
const LINES = 60;
/** Of a longer text the rest is marked as it stands in the source, or not at all. */
const LONGEST = 20_000;

/** So many characters of a row are no accident; of a short row a third must be there. */
const ENOUGH = 25;

/** `matched` is how many characters of a row's texts stand in it. */
type Span = { start: number; end: number; matched: number };

/**
 * A row is where most of its texts stand together, so that a table of contents or a menu, which repeats a name alone, is
 * passed over. Rows that stand in several places alike follow one another, and none begins within another's place: a
 * scorecard of names alone is not looked for among the criteria of the same names.
 */
function placesOfList(source: string, rows: readonly Row[], taken: Span[]): SourcePlace[] {
	let cursor = 0;
	return rows.flatMap(({ place, texts }) => {
		// A list item's mark stands before each of its lines, so that lines are looked for one by one.
		const pieces = texts
			.flatMap((text) => text.slice(0, LONGEST).split('\n'))
			.map((text) => withoutMarks(text).text.trim())
			.filter((text) => text !== '')
			.slice(0, LINES);
		const best = bestSpan(source, pieces, cursor, taken);
		const length = pieces.reduce((sum, text) => sum + text.length, 0);
		if (!best || best.matched < Math.min(ENOUGH, length / 3)) return [];
		cursor = best.end;
		taken.push(best);
		return [{ place, start: best.start, end: best.end }];
	});
}

function bestSpan(
	source: string,
	pieces: readonly string[],
	cursor: number,
	taken: readonly Span[],
): Span | null {
	let best: (Span & { worth: number }) | null = null;
	for (const piece of pieces.slice(0, BEGINNINGS)) {
		for (const start of occurrences(source, piece, taken)) {
			const span = chained(source, pieces, piece, start);
			const isNext = start >= cursor;
			const worth = span.matched + (isNext ? 0.5 : 0) - (span.end - span.start) / 1e6;
			if (!best || worth > best.worth) best = { ...span, worth };
		}
	}
	return best;
}

function occurrences(source: string, piece: string, taken: readonly Span[]): number[] {
	const found: number[] = [];
	const needle = piece.slice(0, NEEDLE);
	let at = source.indexOf(needle);
	for (let looks = 0; at >= 0 && looks < LOOKS && found.length < TRIES; looks += 1) {
		const isWithinWord = isWord(source, at - 1) && isWord(source, at);
		const isTaken = taken.some(({ start, end }) => at >= start && at < end);
		if (!isWithinWord && !isTaken) found.push(at);
		at = source.indexOf(needle, at + 1);
	}
	return found;
}

function isWord(source: string, index: number): boolean {
	return /[\p{L}\p{N}]/u.test(source.charAt(index));
}

/** From `first` at `start` on, whichever other text begins next, as long as one does. */
function chained(source: string, pieces: readonly string[], first: string, start: number): Span {
	let end = start + lengthAt(source, first, start);
	let matched = end - start;
	const left = pieces.filter((piece) => piece !== first);
	while (left.length > 0) {
		const ahead = source.slice(end, end + GAP + NEEDLE);
		const next = left
			.slice(0, NEXT)
			.map((piece, index) => ({ piece, index, at: ahead.indexOf(piece.slice(0, NEEDLE)) }))
			.filter(({ at }) => at >= 0 && at <= GAP)
			.toSorted((a, b) => a.at - b.at || b.piece.length - a.piece.length)[0];
		if (!next) break;
		left.splice(next.index, 1);
		const length = lengthAt(source, next.piece, end + next.at);
		end += next.at + length;
		matched += length;
	}
	return { start, end, matched };
}

/** How much of a text stands at a place where its beginning does. */
function lengthAt(source: string, text: string, start: number): number {
	return source.startsWith(text, start) ? text.length : Math.min(text.length, NEEDLE);
}

const MARK = /[\s*_`|~#>\\\u00a0]/;

/** The text with one space for each run of white space and marks, and for each of its characters the place it had. */
function withoutMarks(text: string): { text: string; at: (index: number) => number } {
	const places: number[] = [];
	const kept: string[] = [];
	let isSpace = true;
	for (let i = 0; i < text.length; i += 1) {
		const character = text.charAt(i);
		const isMark = MARK.test(character);
		if (isMark && isSpace) continue;
		isSpace = isMark;
		kept.push(isMark ? ' ' : character);
		places.push(i);
	}
	return {
		text: kept.join(''),
		at: (index) => places[Math.min(Math.max(index, 0), places.length - 1)] ?? 0,
	};
}
