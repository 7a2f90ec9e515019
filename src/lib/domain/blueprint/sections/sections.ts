import type { BlueprintPart } from '#lib/domain/blueprint/blueprint.ts';
import type { Block } from '#lib/domain/blueprint/document/document.ts';
import { namesCategories } from '#lib/domain/blueprint/fields/final-summary.ts';
import { namesSignals, partOfColumn } from '#lib/domain/blueprint/fields/signals.ts';
import { findWeight } from '#lib/domain/blueprint/fields/weights.ts';
import { namesDimensions } from '#lib/domain/blueprint/fields/scorecard-table.ts';
import { isNameHead } from '#lib/domain/blueprint/fields/table-heads.ts';
import {
	exerciseLabel,
	isAside,
	isContentsHeading,
	isKnownMainName,
	isPageHeading,
	type SectionName,
} from '#lib/domain/blueprint/sections/heading-names.ts';
import { splitLabelled } from '#lib/domain/blueprint/sections/labelled-lines.ts';
import { findHeadings, PLAIN_LEVEL, type FoundHeading } from '#lib/domain/blueprint/sections/headings.ts';

/** A part of a blueprint, in one or several places of the document. */
export interface Part {
	headings: string[];
	blocks: Block[];
}

export interface BackgroundBlocks {
	heading: string;
	blocks: Block[];
}

export interface Sections {
	parts: Map<BlueprintPart | 'signals', Part>;
	background: BackgroundBlocks[];
	/** What stands before the first section. */
	front: Block[];
}

interface Segment {
	heading: FoundHeading;
	blocks: Block[];
}

function segmentsOf(blocks: readonly Block[], headings: readonly FoundHeading[]): Segment[] {
	return headings.map((heading, index) => ({
		heading,
		blocks: blocks.slice(heading.at + 1, headings[index + 1]?.at ?? blocks.length),
	}));
}

function isPart(
	name: SectionName | null,
): name is Exclude<SectionName, 'evaluation' | 'summary' | 'final_summary'> {
	return name !== null && name !== 'evaluation' && name !== 'summary' && name !== 'final_summary';
}

type Target = { part: Part; name: SectionName; level: number } | { background: BackgroundBlocks };

class Sorter {
	readonly parts: Sections['parts'] = new Map();
	readonly background: BackgroundBlocks[] = [];
	readonly #hasEvaluation: boolean;
	/** What stands in the evaluation section under no heading, or under one that names no part. */
	readonly #unheaded: BackgroundBlocks[] = [];
	readonly #numbered: boolean;
	#inEvaluation = false;
	#pastEnd = false;
	#target: Target | null = null;
	/** The level of a heading over both lists of signals, while its subsections last. */
	#signalsLevel: number | null = null;

	constructor(headings: readonly FoundHeading[]) {
		this.#numbered = headings.some((heading) => heading.main && heading.number !== null);
		this.#hasEvaluation = headings.some((heading) => heading.name === 'evaluation' && heading.main);
	}

	sort({ heading, blocks }: Segment): void {
		const name = heading.name ?? this.#listOfSignals(heading);
		if (isContentsHeading(heading.text)) {
			this.#target = null;
			return;
		}
		if (heading.main && name === 'evaluation') {
			this.#inEvaluation = true;
			this.#target = null;
			this.#unheaded.push({ heading: heading.text, blocks });
			return;
		}
		if (heading.main && (name === 'final_summary' || name === 'summary')) {
			this.#inEvaluation = false;
			this.#pastEnd = name === 'final_summary';
			return this.#openPart(heading, name, blocks);
		}
		if (this.#staysInPart(heading, name)) return this.#append(heading, blocks);
		if (isPart(name) && (this.#inEvaluation || !this.#hasEvaluation))
			return this.#openPart(heading, name, blocks);
		// Below the last numbered section, a heading without number belongs to the page.
		if (isPageHeading(heading.text)) this.#pastEnd = true;
		if (this.#pastEnd && this.#numbered && heading.number === null) {
			this.#target = null;
			return;
		}
		if (heading.main) this.#inEvaluation = false;
		if (heading.main || this.#inEvaluation || this.#target === null)
			return this.#openBackground(heading, blocks);
		this.#append(heading, blocks);
	}

	/** A table says by its own heads what it is: where a part has no heading, its table still has. */
	findUnheadedTables(): void {
		for (const { heading, blocks } of this.#unheaded) {
			const at = blocks.findIndex((block) => block.kind === 'table');
			const table = blocks[at];
			if (table?.kind !== 'table') continue;
			const name = namesSignals(table) ? 'signals' : namesDimensions(table) ? 'dimensions' : null;
			if (name === null || this.parts.has(name)) continue;
			this.parts.set(name, { headings: [heading], blocks: blocks.splice(0, at + 1) });
		}
	}

	/** The closing summary, where its heading is missing: a table of the known categories. */
	findUnheadedSummary(): void {
		if (this.parts.has('final_summary')) return;
		for (const { blocks } of [...this.parts.values(), ...this.background]) {
			const at = blocks.findIndex((block) => block.kind === 'table' && namesCategories(block));
			if (at < 0) continue;
			this.parts.set('final_summary', { headings: [], blocks: blocks.splice(at, 1) });
			return;
		}
	}

	/** Whether a heading divides the part it stands in, as an exercise's title does, instead of ending it. */
	#staysInPart(heading: FoundHeading, name: SectionName | null): boolean {
		const target = this.#target;
		if (!target || !('part' in target)) return false;
		if (target.name === 'summary' || target.name === 'final_summary') return !heading.main;
		const deeper = heading.level > target.level;
		const other = isPart(name) && name !== target.name;
		if (target.name === 'dimensions' && heading.level === PLAIN_LEVEL && isNameHead(heading.text))
			return true;
		if (target.name === 'dimensions' && heading.name === null && !heading.main && findWeight(heading.text))
			return true;
		if (target.name === 'exercises') {
			if (exerciseLabel(heading.text) || (!other && /\d\s*(?:min|hour|hr)/i.test(heading.text))) return true;
			if (heading.main && !deeper) return false;
			return !other && (deeper || heading.level >= 7) && !isAside(heading.text);
		}
		if (other || heading.main) return false;
		return (
			deeper || (heading.level === PLAIN_LEVEL && heading.name === null && target.part.blocks.length === 0)
		);
	}

	/** Below a heading over both lists, "Strong" and "Weak" name them. */
	#listOfSignals(heading: FoundHeading): SectionName | null {
		const level = this.#signalsLevel;
		return level !== null && heading.level > level ? partOfColumn(heading.text) : null;
	}

	#openPart(heading: FoundHeading, name: Exclude<SectionName, 'evaluation'>, blocks: Block[]): void {
		const part = this.parts.get(name) ?? { headings: [], blocks: [] };
		part.headings.push(heading.text);
		for (const block of blocks) part.blocks.push(block);
		this.parts.set(name, part);
		if (name === 'signals') this.#signalsLevel = heading.level;
		else if (this.#signalsLevel !== null && heading.level <= this.#signalsLevel) this.#signalsLevel = null;
		this.#target = { part, name, level: heading.level };
	}

	#openBackground(heading: FoundHeading, blocks: Block[]): void {
		const background = { heading: heading.text, blocks: [...blocks] };
		this.background.push(background);
		if (this.#inEvaluation) this.#unheaded.push(background);
		this.#target = { background };
	}

	#append(heading: FoundHeading, blocks: Block[]): void {
		const target = this.#target;
		if (!target) return;
		const into = 'part' in target ? target.part.blocks : target.background.blocks;
		into.push({ kind: 'heading', level: heading.level, text: heading.text });
		for (const block of blocks) into.push(block);
	}
}

function startOf(all: readonly FoundHeading[]): number {
	const isSection = (heading: FoundHeading) =>
		heading.number !== null || heading.name !== null || isKnownMainName(heading.text);
	const numbered = all.some((heading) => heading.main && heading.number !== null);
	const start = all.findIndex(
		(heading) => heading.main && (numbered ? isSection(heading) : heading.level > 1),
	);
	return start >= 0 ? start : all.findIndex((heading) => isPart(heading.name));
}

/** The number of blocks before the first section. */
export function sectionStart(blocks: readonly Block[]): number {
	const all = findHeadings(blocks);
	return all[startOf(all)]?.at ?? blocks.length;
}

/** Blocks to sections: the parts of the blueprint, and everything else in order. */
export function sectionsOf(source: readonly Block[]): Sections {
	const blocks = splitLabelled(source);
	const all = findHeadings(blocks);
	const first = startOf(all);
	const headings = first >= 0 ? all.slice(first) : [];
	const numberOne = headings.find((heading) => heading.main && heading.number === 1);
	if (numberOne?.name === null && !headings.some((heading) => heading.name === 'summary' && heading.main)) {
		numberOne.name = 'summary';
	}
	const sorter = new Sorter(headings);
	for (const segment of segmentsOf(blocks, headings)) sorter.sort(segment);
	sorter.findUnheadedTables();
	sorter.findUnheadedSummary();
	return {
		parts: sorter.parts,
		background: sorter.background.filter((each) => each.blocks.length > 0),
		front: blocks.slice(0, headings[0]?.at ?? blocks.length),
	};
}
