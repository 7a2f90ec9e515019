import type { Block } from '#lib/domain/blueprint/document/document.ts';
import { cutSiteName, roleInTitle } from '#lib/domain/blueprint/fields/titles.ts';

export interface TextFront {
	postTitle: string | null;
	sourceUrl: string | null;
	/** Whether something stands before the title. */
	titleIsFirst: boolean;
	blocks: Block[];
}

const SOURCE = /^(?:url )?(?:source|link|canonical)(?: url)?\s*:\s*<?(https?:\/\/[^\s<>]+)>?$/i;
const READER_LINE = /^(?:markdown content\s*:|published time\s*:.*|title\s*:\s*\S.*)$/i;
const READER_TITLE = /^title\s*:\s*["“]?(.*?)["”]?$/i;

function textOf(block: Block): string | null {
	return block.kind === 'line' || block.kind === 'heading' ? block.text : null;
}

function titleAmong(
	front: readonly Block[],
	readerTitle: string | null,
): { title: string | null; at: number } {
	const at = front.findLastIndex((block) => roleInTitle(textOf(block) ?? '') !== null);
	if (at >= 0) return { title: textOf(front[at] ?? { kind: 'table', rows: [] }), at };
	if (readerTitle !== null) return { title: readerTitle, at: 0 };
	const heading = front.findIndex((block) => block.kind === 'heading' && block.level === 1);
	if (heading >= 0) return { title: textOf(front[heading] ?? { kind: 'table', rows: [] }), at: heading };
	// A lone short line right above the first section is its title.
	const only = front.length === 1 && front[0] ? textOf(front[0]) : null;
	return only !== null && only.length <= 120 && !/[.!?:]$/.test(only)
		? { title: only, at: 0 }
		: { title: null, at: 0 };
}

/** Takes a reader's header off, and finds the title among what stands before the first section. */
export function readFront(blocks: readonly Block[], firstSection: number): TextFront {
	let sourceUrl: string | null = null;
	let readerTitle: string | null = null;
	const kept: Block[] = [];
	let front = 0;
	for (const [index, block] of blocks.entries()) {
		const text = textOf(block) ?? '';
		const source = SOURCE.exec(text)?.[1];
		const isFront = index < firstSection;
		if (source !== undefined && sourceUrl === null) {
			sourceUrl = source;
			continue;
		}
		if (isFront && READER_LINE.test(text)) {
			readerTitle ??= READER_TITLE.exec(text)?.[1] ?? null;
			continue;
		}
		if (isFront) front++;
		kept.push(block);
	}
	const { title, at } = titleAmong(kept.slice(0, front), readerTitle);
	const postTitle = title === null ? null : cutSiteName(title);
	return { postTitle: postTitle === '' ? null : postTitle, sourceUrl, titleIsFirst: at === 0, blocks: kept };
}
