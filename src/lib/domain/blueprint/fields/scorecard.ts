import type { BlueprintDimension, BlueprintScale } from '#lib/domain/blueprint/blueprint.ts';
import type { Block, TextLine } from '#lib/domain/blueprint/document/document.ts';
import { toDimensions, type ReadDimension } from '#lib/domain/blueprint/fields/dimension.ts';
import { readFlattenedTable } from '#lib/domain/blueprint/fields/flattened-table.ts';
import { findScale, scaleOfLevels } from '#lib/domain/blueprint/fields/scale.ts';
import { readBareLines, readScorecardList } from '#lib/domain/blueprint/fields/scorecard-list.ts';
import { readScorecardTable } from '#lib/domain/blueprint/fields/scorecard-table.ts';
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

function fromTables(blocks: readonly Block[], raise: Raise): Reading | null {
	let empty: Reading | null = null;
	for (const [at, block] of blocks.entries()) {
		const table = block.kind === 'table' ? readScorecardTable(block) : null;
		if (!table) continue;
		const reading = {
			intro: linesOf(blocks.slice(0, at)),
			dimensions: table.dimensions,
			levels: table.levels,
		};
		if (!table.isEmpty) return reading;
		empty ??= reading;
	}
	if (empty) raise({ code: 'empty_table' });
	return empty;
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
	const reading = fromTables(part.blocks, raise) ?? fromLines(linesOf(part.blocks), raise);
	const intro = reading.intro.map((line) => line.text).join(' ');
	return {
		intro: intro === '' ? null : intro,
		scale: findScale(part.headings[0] ?? '') ?? findScale(intro) ?? scaleOfLevels(reading.levels),
		dimensions: toDimensions(reading.dimensions, raise),
	};
}
