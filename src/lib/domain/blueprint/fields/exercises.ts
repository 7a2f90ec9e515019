import type { BlueprintExercise } from '#lib/domain/blueprint/blueprint.ts';
import {
	cellText,
	textLine,
	type Block,
	type Table,
	type TextLine,
} from '#lib/domain/blueprint/document/document.ts';
import { findDuration } from '#lib/domain/blueprint/fields/durations.ts';
import { isMarkedTitle, readExerciseTitle } from '#lib/domain/blueprint/fields/exercise-title.ts';
import { isHeadRow } from '#lib/domain/blueprint/fields/part-items.ts';
import { BOLD_LEVEL } from '#lib/domain/blueprint/sections/headings.ts';
import { exerciseLabel } from '#lib/domain/blueprint/sections/heading-names.ts';

interface Draft {
	title: TextLine;
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
		if (isTitle(line, index)) drafts.push({ title: line, below: [] });
		else drafts.at(-1)?.below.push(line);
	}
	return drafts;
}

/**
 * Exercises that are items of a list. Where a nested list was flattened to siblings, an item that ends with a colon
 * keeps the plain items behind it; a label, bold text or a duration opens the next exercise.
 */
function byItems(lines: readonly TextLine[]): Draft[] {
	const marked = lines.filter((line) => line.mark !== 'none');
	const base = marked.reduce((least, line) => Math.min(least, line.depth), Number.POSITIVE_INFINITY);
	const baseMark = marked.find((line) => line.depth === base)?.mark;
	const lastMarked = lines.findLastIndex((line) => line.depth > 0);
	const drafts: Draft[] = [];
	let flattened = false;
	for (const [index, line] of lines.entries()) {
		const current = drafts.at(-1);
		const isBase = line.depth === base && line.mark === baseMark && !line.dashed;
		if (isBase && (!current || !flattened || isMarkedTitle(line))) {
			drafts.push({ title: line, below: [] });
			flattened = line.text.endsWith(':');
			continue;
		}
		// A paragraph behind the list is a word about the exercises, not a prompt of the last one.
		if (!current || (line.depth === 0 && index > lastMarked && !line.tight)) continue;
		current.below.push(line);
		if (line.mark !== 'none' && line.depth > base) flattened = false;
		if (line.text.endsWith(':')) flattened = true;
	}
	return drafts;
}

function draftsOf(blocks: readonly Block[]): Draft[] {
	const all = asLines(blocks);
	const lines = all.map((each) => each.line);
	const titles = (line: TextLine) =>
		line.depth === 0 && line.mark === 'none' && !line.tight && isMarkedTitle(line);
	if (all.some(({ level }) => level > 0)) {
		// Bold lines as headings: a title with text behind it on its line is one of them.
		const onlyBold = all.every(({ level }) => level === 0 || level >= BOLD_LEVEL);
		return byTitleLines(lines, (line, index) => (all[index]?.level ?? 0) > 0 || (onlyBold && titles(line)));
	}
	const hasList = lines.some((line) => line.mark !== 'none');
	if (lines.some(titles)) {
		const labelled = lines.some((line) => line.depth === 0 && exerciseLabel(line.text) !== null);
		return byTitleLines(
			lines,
			(line) => titles(line) || (labelled && line.depth === 0 && exerciseLabel(line.text) !== null),
		);
	}
	if (hasList) return byItems(lines);
	if (lines.some(isMarkedTitle)) return byTitleLines(lines, isMarkedTitle);
	return byTitleLines(lines, (line, index) => !(line.text.endsWith(':') && index < lines.length - 1));
}

function exerciseOf({ title, below }: Draft): BlueprintExercise {
	const { title: name, min, max, rest } = readExerciseTitle(title);
	return {
		title: name === '' ? null : name,
		duration_min: min,
		duration_max: max,
		prompts: [rest, ...below.map((line) => line.text)].filter((text) => text !== ''),
	};
}

function tableExercises(table: Table): BlueprintExercise[] {
	const heads =
		isHeadRow(table, 0) ||
		table.rows[0]?.some((cell) => /^(?:exercise|duration|time|prompts?)\b/i.test(cellText(cell)));
	const names = heads ? (table.rows[0] ?? []).map(cellText) : [];
	return table.rows.slice(heads ? 1 : 0).flatMap((row) => {
		const cells = row.map((cell, index) => ({ cell, text: cellText(cell), head: names[index] ?? '' }));
		const filled = cells.filter(
			({ text }, index) => text !== '' && !(index === 0 && /^\d{1,2}[.)]?$/.test(text)),
		);
		const [first, ...rest] = filled;
		if (!first) return [];
		const time = rest.find(
			({ text, head }) =>
				/duration|time|length|min/i.test(head) || (findDuration(text) !== null && text.length < 30),
		);
		const unit = time && /min/i.test(time.head) && !/[a-z]/i.test(time.text) ? ' minutes' : '';
		const duration = time ? findDuration(time.text + unit) : null;
		const exercise = exerciseOf({
			title: textLine(first.cell.lines[0] ?? { text: first.text, bold: 0 }),
			below: [
				...first.cell.lines.slice(1),
				...rest.filter((each) => each !== time).flatMap(({ cell }) => cell.lines),
			].map((line) => textLine(line)),
		});
		if (duration) Object.assign(exercise, { duration_min: duration.min, duration_max: duration.max });
		return [exercise];
	});
}

export function readExercises(blocks: readonly Block[]): BlueprintExercise[] {
	const tables = blocks.filter((block) => block.kind === 'table');
	// Beside a table, paragraphs are words about it.
	const others = blocks.filter(
		(block) =>
			tables.length === 0 || block.kind === 'heading' || (block.kind === 'line' && block.mark !== 'none'),
	);
	return [...draftsOf(others).map(exerciseOf), ...tables.flatMap(tableExercises)];
}
