import type { BlueprintDimension, BlueprintScale } from '#lib/domain/blueprint/blueprint.ts';
import { textLine, type Block, type TextLine } from '#lib/domain/blueprint/document/document.ts';
import { toDimensions, type ReadDimension } from '#lib/domain/blueprint/fields/dimension.ts';
import { readFlattenedTable } from '#lib/domain/blueprint/fields/flattened-table.ts';
import { JoinedDimensions } from '#lib/domain/blueprint/fields/joined-dimensions.ts';
import { withoutLevelTables } from '#lib/domain/blueprint/fields/level-tables.ts';
import { findScale, scaleOfLevels } from '#lib/domain/blueprint/fields/scale.ts';
import { readBareLines, readScorecardList } from '#lib/domain/blueprint/fields/scorecard-list.ts';
import { namesDimensions, readScorecardTable } from '#lib/domain/blueprint/fields/scorecard-table.ts';
import type { Part } from '#lib/domain/blueprint/sections/sections.ts';
import type { Raise } from '#lib/domain/blueprint/warnings.ts';

export interface Scorecard {
	intro: string | null;
	scale: BlueprintScale | null;
	dimensions: BlueprintDimension[];
}

interface Reading {
	intro: TextLine[];
	dimensions: ReadDimension[];
	levels: string[];
}

function linesOf(blocks: readonly Block[]): TextLine[] {
	return blocks.filter((block) => block.kind === 'line');
}

/** Dimensions that have headings of their own become a list, with what stands below each as its items. */
function underHeadings(blocks: readonly Block[]): Block[] {
	const first = blocks.findIndex((block) => block.kind === 'heading');
	const listed = blocks.slice(0, first).some((block) => block.kind === 'line' && block.mark !== 'none');
	if (first < 0 || listed) return [...blocks];
	const under = blocks.slice(first).map((block): Block => {
		if (block.kind === 'line') return { ...block, depth: block.depth + 1 };
		if (block.kind !== 'heading') return block;
		return textLine({ text: block.text, bold: block.text.length }, { mark: 'bullet', depth: 1 });
	});
	return [...blocks.slice(0, first), ...under];
}

/** The first table with dimensions, and those behind it that have the heads of a scorecard too. */
function fromTables(blocks: readonly Block[], raise: Raise): Reading | null {
	const joined = new JoinedDimensions();
	let found: Reading | null = null;
	let empty: Reading | null = null;
	for (const [at, block] of blocks.entries()) {
		if (block.kind !== 'table' || (found && !namesDimensions(block))) continue;
		const table = readScorecardTable(block);
		if (!table || (table.isEmpty && empty)) continue;
		if (found) {
			if (joined.join(table.dimensions)) found.levels.push(...table.levels);
			else joined.add(table.dimensions);
			continue;
		}
		const intro = linesOf(blocks.slice(0, at));
		if (table.isEmpty) {
			empty = { intro, dimensions: [], levels: table.levels };
		} else {
			joined.add(table.dimensions);
			found = { intro, dimensions: joined.all, levels: [...table.levels] };
		}
	}
	if (found) joinListedWeights(joined, blocks);
	if (empty && !found) raise({ code: 'empty_table' });
	return found ?? empty;
}

/** Weights that a list gives beside a table without any. */
function joinListedWeights(joined: JoinedDimensions, blocks: readonly Block[]): void {
	if (joined.all.some(({ weight }) => weight !== null)) return;
	const listed = readScorecardList(linesOf(blocks).filter((line) => line.mark !== 'none'));
	if (listed.every(({ weight }) => weight !== null)) joined.join(listed);
}

function fromLines(lines: readonly TextLine[], raise: Raise): Reading {
	const flattened = readFlattenedTable(lines);
	if (flattened) {
		if (flattened.guessed) raise({ code: 'table_flattened' });
		if (flattened.dimensions.length === 0) raise({ code: 'empty_table' });
		const levels = flattened.columns.flatMap((column) => (column.kind === 'level' ? [column.key] : []));
		return { intro: lines.slice(0, flattened.start), dimensions: flattened.dimensions, levels };
	}
	const list = lines.findIndex((line) => line.mark !== 'none');
	if (list >= 0) return { intro: lines.slice(0, list), dimensions: readScorecardList(lines), levels: [] };
	const bare = readBareLines(lines);
	return { intro: lines.slice(0, bare.start), dimensions: bare.dimensions, levels: [] };
}

export function readScorecard(part: Part | undefined, raise: Raise): Scorecard {
	if (!part) return { intro: null, scale: null, dimensions: [] };
	const blocks = withoutLevelTables(part.blocks);
	const reading = fromTables(blocks, raise) ?? fromLines(linesOf(underHeadings(blocks)), raise);
	const intro = reading.intro.map((line) => line.text).join(' ');
	return {
		intro: intro === '' ? null : intro,
		scale: findScale(part.headings[0] ?? '') ?? findScale(intro) ?? scaleOfLevels(reading.levels),
		dimensions: toDimensions(reading.dimensions, raise),
	};
}
