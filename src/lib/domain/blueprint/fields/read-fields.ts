import type { Blueprint, SourceFormat } from '#lib/domain/blueprint/blueprint.ts';
import type { Block } from '#lib/domain/blueprint/document/document.ts';
import { readCriteria } from '#lib/domain/blueprint/fields/criteria.ts';
import { readExercises } from '#lib/domain/blueprint/fields/exercises.ts';
import { readFinalSummary, roleTitleOf } from '#lib/domain/blueprint/fields/final-summary.ts';
import { plainText } from '#lib/domain/blueprint/fields/plain-text.ts';
import { readScorecard } from '#lib/domain/blueprint/fields/scorecard.ts';
import { readSignals } from '#lib/domain/blueprint/fields/signals.ts';
import { roleInTitle } from '#lib/domain/blueprint/fields/titles.ts';
import type { Sections } from '#lib/domain/blueprint/sections/sections.ts';
import type { Raise } from '#lib/domain/blueprint/warnings.ts';

/** The first paragraph: its first line, and the lines broken off it. */
function firstParagraph(blocks: readonly Block[]): string | null {
	const start = blocks.findIndex((block) => block.kind === 'line' && block.mark === 'none');
	if (start < 0) return null;
	const texts: string[] = [];
	for (const [index, block] of blocks.slice(start).entries()) {
		if (block.kind !== 'line' || block.mark !== 'none' || (index > 0 && !block.tight)) break;
		texts.push(block.text);
	}
	return texts.join(' ');
}

/** Without a heading for it, the summary is the first full sentence under the title. */
function summaryOf({ parts, front }: Sections, format: SourceFormat): string | null {
	const part = parts.get('summary');
	if (part) return firstParagraph(part.blocks);
	const title = front.findLastIndex((block) => 'text' in block && roleInTitle(block.text) !== null);
	// A post has its title beside its content, and nothing of a page around it.
	if (title < 0 && format !== 'wp-json') return null;
	const below = front.slice(title + 1);
	const sentence = below.findIndex(
		(block) => block.kind === 'line' && block.text.length >= 60 && /[.!]["”’)]?$/.test(block.text),
	);
	return sentence < 0 ? null : firstParagraph(below.slice(sentence));
}

export interface SourceFacts {
	source_format: SourceFormat;
	post_title: string | null;
	source_url: string | null;
}

/** Sections to fields. Warnings that the values give are left to `raiseValueWarnings`. */
export function readFields(sections: Sections, facts: SourceFacts, raise: Raise): Blueprint {
	const { parts } = sections;
	const blocksOf = (name: 'criteria' | 'exercises' | 'final_summary') => parts.get(name)?.blocks ?? [];
	const final_summary = readFinalSummary(blocksOf('final_summary'), raise);
	const scorecard = readScorecard(parts.get('dimensions'), raise);
	const postTitle = facts.post_title;
	return {
		kind: 'blueprint',
		source_format: facts.source_format,
		title: (postTitle === null ? null : roleInTitle(postTitle)) ?? roleTitleOf(final_summary) ?? postTitle,
		post_title: postTitle,
		source_url: facts.source_url,
		summary: summaryOf(sections, facts.source_format),
		criteria: readCriteria(blocksOf('criteria')),
		exercises: readExercises(blocksOf('exercises')),
		...readSignals(parts),
		scorecard_intro: scorecard.intro,
		scale: scorecard.scale,
		dimensions: scorecard.dimensions,
		final_summary,
		background: sections.background
			.map(({ heading, blocks }) => ({ heading, text: plainText(blocks) }))
			.filter(({ heading }) => roleInTitle(heading) === null),
		warnings: [],
	};
}

/** How much of a blueprint was found: one for each part of the evaluation section and of the final summary. */
export function partsFound(blueprint: Blueprint): number {
	const { criteria, exercises, strong_signals, weak_signals, red_flags, dimensions, final_summary } =
		blueprint;
	const lists = [criteria, exercises, strong_signals, weak_signals, red_flags, dimensions, final_summary];
	return lists.filter((list) => list.length > 0).length;
}
