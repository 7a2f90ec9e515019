import type { TextLine } from '#lib/domain/blueprint/document/document.ts';
import { borderOf, splitName } from '#lib/domain/blueprint/fields/criteria.ts';
import { isTotal, setAnchor, type ReadDimension } from '#lib/domain/blueprint/fields/dimension.ts';
import { trimEndOf } from '#lib/domain/blueprint/input/clean-text.ts';
import { levelKey } from '#lib/domain/blueprint/fields/table-heads.ts';
import { findWeight, readWeight, type Weight } from '#lib/domain/blueprint/fields/weights.ts';

interface Entry {
	line: TextLine;
	more: TextLine[];
}

const INLINE_LEVEL = /(?<=^|[\s;,.(|/])["“]?(\d)["”]?\s*(?:=|:|–\s|—\s?|-\s)\s*/g;

/** "5: clear; 3: mixed; 1: unclear" on one line. */
function inlineAnchors(text: string): Record<string, string> | null {
	const marks = [...text.matchAll(INLINE_LEVEL)];
	const first = marks[0];
	if (marks.length < 2 || !first || !/^[\s([]*$/.test(text.slice(0, first.index))) return null;
	const anchors: Record<string, string> = {};
	for (const [index, mark] of marks.entries()) {
		const words = text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length);
		setAnchor(anchors, mark[1] ?? '', trimEndOf(words, ';,|/)]'));
	}
	return anchors;
}

function levelLine(text: string): { key: string; words: string } | null {
	const border = /^["“]?[^:=–—]{1,45}?\s*(?:[:=—]|\s[–-]\s|–)\s*/.exec(text);
	if (!border) return null;
	const label = border[0].replace(/[\s:=–—-]+$/, '');
	// "Hoops (5 = true)": the level stands in brackets behind a name.
	if (label.includes('(') && !label.includes(')')) return null;
	const key = levelKey(label);
	return key === null ? null : { key, words: text.slice(border[0].length).trim() };
}

/** "Excellent: calm; Poor: shouts": levels in words, side by side. */
function wordAnchors(text: string): Record<string, string> | null {
	const levels = text.split(/[;|]/).map((each) => levelLine(each.trim()));
	if (levels.length < 2) return null;
	const anchors: Record<string, string> = {};
	for (const level of levels) {
		if (!level) return null;
		setAnchor(anchors, level.key, level.words);
	}
	return anchors;
}

function nameWeightRest(line: TextLine): { name: string; weight: Weight | null; rest: string } {
	const found = findWeight(line.text);
	if (!found) return { ...splitName(line), weight: null };
	const before = line.text.slice(0, found.start).trimEnd();
	const behind = line.text.slice(found.end).trimStart();
	// Where the weight stands right behind the name, it is the border itself.
	if (before !== '' && behind !== '' && !borderOf(before)) {
		return {
			name: splitName({ text: before, bold: 0 }).name,
			weight: found.weight,
			rest: behind.replace(/^[\s:;,.–—-]+/, ''),
		};
	}
	const joint = /^[:;,.–—-]/.test(behind) || before === '' || behind === '' ? '' : ' ';
	const bold = Math.max(0, Math.min(line.bold, before.length));
	return { ...splitName({ text: `${before}${joint}${behind}`, bold }), weight: found.weight };
}

function dimensionOf({ line, more }: Entry): ReadDimension | null {
	const read = nameWeightRest(line);
	let { weight } = read;
	const anchors: Record<string, string> = inlineAnchors(read.rest) ?? wordAnchors(read.rest) ?? {};
	const description = Object.keys(anchors).length > 0 || read.rest === '' ? [] : [read.rest];
	for (const { text } of more) {
		const own = /^weight\s*[:=–—-]\s*(.+)$/i.exec(text)?.[1];
		const level = levelLine(text);
		if (own !== undefined && readWeight(own)) weight = readWeight(own);
		else if (level) setAnchor(anchors, level.key, level.words);
		else Object.assign(anchors, inlineAnchors(text) ?? (description.push(text), {}));
	}
	if (read.name === '' || isTotal(read.name)) return null;
	return {
		name: read.name,
		weight,
		description: description.length > 0 ? description.join(' ') : null,
		anchors,
	};
}

/** Items at one depth, with everything deeper as their own. */
function entriesAt(lines: readonly TextLine[], depth: number): Entry[] {
	const entries: Entry[] = [];
	const last = lines.findLastIndex((line) => line.mark !== 'none');
	for (const [at, line] of lines.entries()) {
		if (line.depth <= depth && line.mark !== 'none') {
			if (line.depth === depth) entries.push({ line, more: [] });
		} else if (at < last || line.depth > 0 || line.tight) {
			// A paragraph behind the list is a word about the scorecard.
			entries.at(-1)?.more.push(line);
		}
	}
	return entries;
}

/** Level lines that were flattened to siblings of their dimension. */
function gatherLevels(entries: readonly Entry[]): Entry[] {
	const gathered: Entry[] = [];
	for (const entry of entries) {
		const last = gathered.at(-1);
		if (last && levelLine(entry.line.text) && !findWeight(entry.line.text))
			for (const line of [entry.line, ...entry.more]) last.more.push(line);
		else gathered.push(entry);
	}
	return gathered;
}

export function readScorecardList(lines: readonly TextLine[]): ReadDimension[] {
	const marked = lines.filter((line) => line.mark !== 'none');
	const top = marked.reduce((least, line) => Math.min(least, line.depth), Number.POSITIVE_INFINITY);
	const weighted = marked.filter((line) => findWeight(line.text) !== null);
	const weightedTop = weighted.reduce((least, line) => Math.min(least, line.depth), Number.POSITIVE_INFINITY);
	// Groups without weights hold the dimensions that have them.
	const depth = weighted.length > 0 ? weightedTop : top;
	return gatherLevels(entriesAt(lines, depth))
		.map(dimensionOf)
		.filter((dimension) => dimension !== null);
}

/** Bare lines, one dimension each: lines with a weight, else lines that are no sentence. */
export function readBareLines(lines: readonly TextLine[]): { start: number; dimensions: ReadDimension[] } {
	const weighted = lines.some((line) => findWeight(line.text) !== null);
	const isDimension = (line: TextLine) =>
		weighted
			? findWeight(line.text) !== null
			: !/[.:?!]$/.test(line.text) || borderOf(line.text.slice(0, -1)) !== null;
	const start = lines.findIndex(isDimension);
	if (start < 0) return { start: lines.length, dimensions: [] };
	const entries: Entry[] = [];
	for (const line of lines.slice(start)) {
		if (isDimension(line) && !levelLine(line.text)) entries.push({ line, more: [] });
		else if (line.tight) entries.at(-1)?.more.push(line);
		else if (levelLine(line.text)) entries.at(-1)?.more.push(line);
	}
	return { start, dimensions: entries.map(dimensionOf).filter((dimension) => dimension !== null) };
}
