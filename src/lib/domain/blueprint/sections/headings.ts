import { isAllBold, type Block, type TextLine } from '#lib/domain/blueprint/document/document.ts';
import { isCategory } from '#lib/domain/blueprint/fields/final-summary.ts';
import { roleInTitle } from '#lib/domain/blueprint/fields/titles.ts';
import {
	isKnownMainName,
	nameOf,
	readHeading,
	type SectionName,
} from '#lib/domain/blueprint/sections/heading-names.ts';

/** Levels below those of real headings: a line in bold, and a line that only its words tell. */
export const BOLD_LEVEL = 7;
export const PLAIN_LEVEL = 8;

export interface FoundHeading {
	at: number;
	text: string;
	level: number;
	name: SectionName | null;
	number: number | null;
	/** One of the document's numbered sections, as opposed to a part of one. */
	main: boolean;
}

const MAIN_SECTIONS: readonly (SectionName | null)[] = ['summary', 'evaluation', 'final_summary'];
const LONGEST = 120;

function isMainName(text: string, name: SectionName | null): boolean {
	return MAIN_SECTIONS.includes(name) || isKnownMainName(text);
}

function looksLikeHeading(text: string): boolean {
	return (
		text.length <= LONGEST &&
		!/[.;,!?…]["”’)]?$/.test(text) &&
		!/[.!?]\s/.test(text.replace(/^(?:\d+|[IVX]+)\.\s/, ''))
	);
}

/** "19) Hiring Evaluation Criteria": a numbered line, which a list item may look like. */
function numberedHeading(
	line: TextLine,
	at: number,
	before: Block | undefined,
	lastNumber: number,
): FoundHeading | null {
	if (line.mark !== 'number' || line.depth !== 1 || line.label === null || !looksLikeHeading(line.text))
		return null;
	const text = `${line.label} ${line.text}`;
	const { number } = readHeading(text);
	const name = nameOf(line.text);
	const inSequence =
		number === lastNumber + 1 &&
		line.label.endsWith(')') &&
		!line.tight &&
		line.text.split(' ').length <= 10 &&
		!(before?.kind === 'line' && before.mark === 'number');
	const isFirst = number === 1 && name === 'summary' && lastNumber === 0;
	const isKnown = isKnownMainName(line.text) || name === 'evaluation' || name === 'final_summary';
	if (!isKnown && !isFirst && !inSequence) return null;
	return { at, text, level: BOLD_LEVEL, name, number, main: true };
}

function opensDeeperList(line: TextLine, next: Block | undefined): boolean {
	return line.mark !== 'none' && next?.kind === 'line' && next.mark !== 'none' && next.depth > line.depth;
}

const MOST_PARTS_IN_SIGNALS = 3;

/** Whether the parts of the document are the items of one list, each with a list of its own. */
function isOneList(blocks: readonly Block[]): boolean {
	const names = blocks.flatMap((block, at) => {
		const isItem = block.kind === 'line' && block.depth === 1 && isAllBold(block);
		return isItem && opensDeeperList(block, blocks[at + 1]) ? [nameOf(block.text)] : [];
	});
	return new Set(names.filter((name) => name !== null)).size > MOST_PARTS_IN_SIGNALS;
}

/** An item that names one of the lists of signals, or any part where all are items, and has that list below it. */
function itemHeading(
	line: TextLine,
	at: number,
	next: Block | undefined,
	isAnyPart: boolean,
): FoundHeading | null {
	if (!opensDeeperList(line, next) || line.depth === 0 || !looksLikeHeading(line.text)) return null;
	const name = nameOf(line.text);
	const isSignals = name === 'strong_signals' || name === 'weak_signals' || name === 'red_flags';
	const isPart = isAnyPart && line.depth === 1 && isAllBold(line) && name !== null;
	if (!isSignals && !isPart) return null;
	return { at, text: line.text, level: BOLD_LEVEL, name, number: null, main: false };
}

function lineHeading(
	line: TextLine,
	at: number,
	next: Block | undefined,
	mayStandAlone: boolean,
	mayBeFirst: boolean,
): FoundHeading | null {
	if (line.depth > 0 || line.mark !== 'none' || !looksLikeHeading(line.text)) return null;
	const { number } = readHeading(line.text);
	const bold = isAllBold(line);
	const opensList = next?.kind === 'line' && next.mark !== 'none' && !next.dashed;
	// "What good looks like" is also a cell of a table that was broken into lines.
	const isCell = !bold && !opensList && /\blooks like$/i.test(line.text);
	const known = isCell ? null : nameOf(line.text);
	// "Summary" is also a table's head, and the label of many a paragraph.
	const isSummary =
		known === 'summary' && (number !== null || isKnownMainName(line.text) || (mayBeFirst && !line.tight));
	const name = known === 'summary' && !isSummary ? null : known;
	const main = isMainName(line.text, name) || (number !== null && bold);
	const alone =
		mayStandAlone &&
		!line.tight &&
		opensList &&
		!isCategory(line.text) &&
		/^\p{Lu}/u.test(line.text) &&
		line.text.split(' ').length <= 12;
	// Bold text with a line broken off it is a label in a paragraph.
	const titles = bold && !(next?.kind === 'line' && next.tight);
	if (name === null && !main && !titles && !alone) return null;
	return { at, text: line.text, level: bold ? BOLD_LEVEL : PLAIN_LEVEL, name, number, main };
}

/** The level at which the sections of the document stand. */
function mainLevel(blocks: readonly Block[]): number {
	const real = blocks.filter((block) => block.kind === 'heading');
	const sections = real.filter((block) => isMainName(block.text, nameOf(block.text)));
	const levels = (sections.length > 0 ? sections : real.filter((block) => block.level > 1)).map(
		(block) => block.level,
	);
	return levels.reduce((least, level) => Math.min(least, level), 6);
}

/** A table of contents or a menu repeats the sections' names: of each name the heading with most below it stays. */
function withoutDecoys(found: readonly FoundHeading[], blocks: readonly Block[]): FoundHeading[] {
	const mains = found.filter((heading) => heading.main);
	const weight = blocks.map((block) => (block.kind === 'table' ? 1 + block.rows.length : 1));
	const before = [0];
	for (const each of weight) before.push((before.at(-1) ?? 0) + each);
	const best = new Map<string, { heading: FoundHeading; size: number }>();
	const dropped = new Set<FoundHeading>();
	for (const [index, heading] of mains.entries()) {
		const end = mains[index + 1]?.at ?? blocks.length;
		const size = (before[end] ?? 0) - (before[heading.at] ?? 0);
		const { name } = readHeading(heading.text);
		const rival = best.get(name);
		if (rival && rival.size > size) {
			dropped.add(heading);
			continue;
		}
		if (rival) dropped.add(rival.heading);
		best.set(name, { heading, size });
	}
	return found.filter((heading) => !dropped.has(heading));
}

/** Whether nothing but the title stands before a line, or the line is bold. */
function opensDocument(blocks: readonly Block[], at: number): boolean {
	const line = blocks[at];
	const before = blocks[at - 1];
	if (!before || (line?.kind === 'line' && isAllBold(line))) return true;
	return 'text' in before && roleInTitle(before.text) !== null;
}

/** All headings of a document, real ones and lines that serve as headings. */
export function findHeadings(blocks: readonly Block[]): FoundHeading[] {
	const level = mainLevel(blocks);
	const marked = blocks.some((block) => block.kind === 'heading' && block.level > 1);
	const found: FoundHeading[] = [];
	const isAnyPart = isOneList(blocks);
	let lastNumber = 0;
	let hasMain = false;
	for (const [at, block] of blocks.entries()) {
		if (block.kind === 'table' || block.kind === 'caption') continue;
		let heading: FoundHeading | null;
		if (block.kind === 'heading') {
			const name = nameOf(block.text);
			const { number } = readHeading(block.text);
			const main =
				block.level <= level || isMainName(block.text, name === 'summary' && number === null ? null : name);
			heading = { at, text: block.text, level: block.level, name, number, main };
		} else {
			const next = blocks[at + 1];
			const sectionFollows =
				next?.kind === 'line' && numberedHeading(next, at + 1, block, lastNumber) !== null;
			heading =
				numberedHeading(block, at, blocks[at - 1], lastNumber) ??
				lineHeading(block, at, next, !marked && !sectionFollows, !hasMain && opensDocument(blocks, at)) ??
				itemHeading(block, at, next, isAnyPart);
		}
		if (!heading) continue;
		hasMain ||= heading.main && heading.level > 1;
		if (heading.main && heading.number !== null) lastNumber = heading.number;
		found.push(heading);
	}
	return withoutDecoys(found, blocks);
}
