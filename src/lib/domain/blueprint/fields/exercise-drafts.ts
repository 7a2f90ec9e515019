import { textLine, type Block, type TextLine } from '#lib/domain/blueprint/document/document.ts';
import { couldBeTitle, isMarkedTitle } from '#lib/domain/blueprint/fields/exercise-title.ts';
import { openersOf, type Unit } from '#lib/domain/blueprint/fields/flattened-list.ts';
import { exerciseLabel } from '#lib/domain/blueprint/sections/heading-names.ts';
import { BOLD_LEVEL } from '#lib/domain/blueprint/sections/headings.ts';

/** The line that opens an exercise, null where it has none, and the lines that belong to it. */
export interface Draft {
	title: TextLine | null;
	below: TextLine[];
}

interface Line {
	line: TextLine;
	/** The level of a heading, 0 for other lines. */
	level: number;
}

function asLines(blocks: readonly Block[]): Line[] {
	return blocks.flatMap((block): Line[] => {
		if (block.kind === 'line') return [{ line: block, level: 0 }];
		if (block.kind !== 'heading') return [];
		return [{ line: textLine({ text: block.text, bold: block.text.length }), level: block.level }];
	});
}

/** Exercises with a heading, or a line outside lists, as their title. */
function byTitleLines(
	lines: readonly TextLine[],
	isTitle: (line: TextLine, index: number) => boolean,
): Draft[] {
	const drafts: Draft[] = [];
	for (const [index, line] of lines.entries()) {
		const current = drafts.at(-1);
		if (isTitle(line, index)) drafts.push({ title: line, below: [] });
		else if (current?.title) current.below.push(line);
		else if (!isIntroduction(line.text)) drafts.push({ title: null, below: [line] });
	}
	return drafts;
}

/** Whether a line before the first title speaks of the exercises, instead of being one without a title. */
function isIntroduction(text: string): boolean {
	if (text.endsWith(':')) return true;
	return /\b(?:exercises?|case stud(?:y|ies)|assessments?|assignments?|following|below|these|candidates?|interview(?:s|ers?)?)\b/i.test(
		text,
	);
}

/** The units of a list open exercises, or belong to the one before them where the list was flattened. */
function byUnits(units: readonly Unit[]): Draft[] {
	const opens = openersOf(units);
	const drafts: Draft[] = [];
	for (const [index, { line, own }] of units.entries()) {
		const current = drafts.at(-1);
		if (current && !opens[index]) current.below.push(line, ...own);
		else drafts.push({ title: line, below: [...own] });
	}
	return drafts;
}

/** Exercises that are items of a list. */
function byItems(lines: readonly TextLine[]): Draft[] {
	const marked = lines.filter((line) => line.mark !== 'none' && !line.dashed);
	const base = marked.reduce((least, line) => Math.min(least, line.depth), Number.POSITIVE_INFINITY);
	const first = marked.find((line) => line.depth === base);
	const lastMarked = lines.findLastIndex((line) => line.depth > 0);
	const units: Unit[] = [];
	const untitled: TextLine[] = [];
	for (const [index, line] of lines.entries()) {
		const current = units.at(-1);
		if (line.depth === base && line.mark === first?.mark && !line.dashed) {
			units.push({ line, own: [] });
		} else if (line.depth > 0 || (line.tight && current)) {
			(current?.own ?? untitled).push(line);
		} else if (current && index < lastMarked) {
			// A paragraph behind the list is a word about the exercises, not a prompt of the last one.
			current.own.push(line);
		}
	}
	const opening: Draft[] = untitled.length > 0 ? [{ title: null, below: untitled }] : [];
	return [...opening, ...byUnits(units)];
}

/** Paragraphs that could be titles and each have a list below them, so that no list is without one. */
function listTitles(lines: readonly TextLine[]): Set<TextLine> {
	const titles = new Set<TextLine>();
	const inList = (line: TextLine | undefined) => line !== undefined && line.depth > 0;
	for (const [index, line] of lines.entries()) {
		const before = lines[index - 1];
		if (!inList(line) || inList(before)) continue;
		if (!before || before.mark !== 'none' || !couldBeTitle(before.text)) return new Set();
		titles.add(before);
	}
	// One list below one line may as well be introduced by it.
	const onlyDashed = lines.every((line) => line.mark === 'none' || line.dashed);
	return titles.size > 1 || onlyDashed ? titles : new Set();
}

/** Of bare lines, the titles, where each of them has whole sentences below it; null where lines are not that regular. */
function titlesOfSentences(lines: readonly TextLine[]): Set<TextLine> | null {
	if (!lines.every((line) => line.depth === 0 && line.mark === 'none' && line.bold === 0)) return null;
	const isTitle = lines.map((line) => couldBeTitle(line.text) || isMarkedTitle(line));
	const isRegular = lines.every(({ text }, at) =>
		isTitle[at] ? isTitle[at + 1] === false : /[.?!:]["”’)]*$/.test(text),
	);
	return isRegular && isTitle.includes(true) ? new Set(lines.filter((_, at) => isTitle[at])) : null;
}

export function draftsOf(blocks: readonly Block[]): Draft[] {
	const all = asLines(blocks);
	const lines = all.map((each) => each.line);
	const bare = (line: TextLine) => line.depth === 0 && line.mark === 'none';
	const titles = (line: TextLine) => bare(line) && !line.tight && isMarkedTitle(line);
	const labelled = lines.some((line) => line.depth === 0 && exerciseLabel(line.text) !== null);
	// A line that goes on without a break may open the next exercise too, but not by bold text in it.
	const goesOn = (line: TextLine) =>
		labelled
			? line.depth === 0 && exerciseLabel(line.text) !== null
			: bare(line) && isMarkedTitle(line) && (line.bold === 0 || line.bold === line.text.length);
	const opens = (line: TextLine) => titles(line) || goesOn(line);
	if (all.some(({ level }) => level > 0)) {
		// Bold lines as headings: a title with text behind it on its line is one of them.
		const onlyBold = all.every(({ level }) => level === 0 || level >= BOLD_LEVEL);
		return byTitleLines(lines, (line, index) => (all[index]?.level ?? 0) > 0 || (onlyBold && opens(line)));
	}
	const regular = titlesOfSentences(lines);
	if (regular) return byTitleLines(lines, (line) => regular.has(line));
	if (lines.some(titles)) return byTitleLines(lines, opens);
	if (lines.some((line) => line.mark !== 'none')) {
		const above = listTitles(lines);
		return above.size > 0 ? byTitleLines(lines, (line) => above.has(line)) : byItems(lines);
	}
	if (lines.some(isMarkedTitle)) return byTitleLines(lines, isMarkedTitle);
	const isIntro = (line: TextLine) => line.text.endsWith(':') && !couldBeTitle(line.text);
	return byUnits(
		lines.filter((line, index) => index > 0 || !isIntro(line)).map((line) => ({ line, own: [] })),
	);
}
