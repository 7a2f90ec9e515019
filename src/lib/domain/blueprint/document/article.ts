import type { Block, Heading } from '#lib/domain/blueprint/document/document.ts';
import type { HtmlReading } from '#lib/domain/blueprint/document/html-reader.ts';
import { isMainHeading, isPartHeading } from '#lib/domain/blueprint/sections/heading-names.ts';

export interface Article {
	blocks: Block[];
	/** The article's own heading, which may stand outside its content. */
	heading: { text: string; isInArticle: boolean } | null;
	/** Whether active or hidden content was dropped from the article itself. */
	removed: boolean;
}

function headings(reading: HtmlReading, rank: number): string[] {
	return reading.blocks
		.filter((each) => each.rank >= rank)
		.flatMap(({ block }) => (block.kind === 'table' || block.kind === 'caption' ? [] : [block.text]));
}

function holdsBlueprint(texts: string[]): boolean {
	return texts.some(isMainHeading) || texts.filter(isPartHeading).length >= 2;
}

/** Finds the article in a page: the surest container that holds a blueprint's headings, else the whole page. */
export function articleOf(reading: HtmlReading): Article {
	const rank = [3, 2, 1].find((each) => holdsBlueprint(headings(reading, each))) ?? 0;
	const titles = reading.blocks.filter(
		(each): each is { block: Heading; rank: number } =>
			each.block.kind === 'heading' && each.block.level === 1,
	);
	const best = titles.reduce((most, each) => Math.max(most, each.rank), 0);
	const title = titles.find((each) => each.rank === best);
	const heading = title ? { text: title.block.text, isInArticle: best > 0 } : null;
	const blocks = reading.blocks.filter((each) => each.rank >= rank).map((each) => each.block);
	// Without a container, what comes before the first heading belongs to the page, not to the role.
	const from = rank > 0 ? 0 : reading.blocks.findIndex((each) => each.block.kind === 'heading');
	const removed = reading.removed.some((each) => each.rank >= rank && each.at > (rank > 0 ? -1 : from));
	return { blocks, heading, removed };
}
