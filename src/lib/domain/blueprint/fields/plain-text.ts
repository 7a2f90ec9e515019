import { cellText, type Block } from '#lib/domain/blueprint/document/document.ts';

const DEEPEST_INDENT = 6;

function blockText(block: Block): string {
	switch (block.kind) {
		case 'heading':
		case 'caption':
			return block.text;
		case 'table':
			return block.rows.map((row) => row.map(cellText).join(' | ')).join('\n');
		case 'line': {
			const indent = '  '.repeat(Math.min(Math.max(block.depth - 1, 0), DEEPEST_INDENT));
			const mark = block.mark === 'none' ? '' : block.label !== null ? `${block.label} ` : '- ';
			return `${indent}${mark}${block.text}`;
		}
	}
}

/** Blocks as plain text to read: paragraphs are set apart, list items and broken lines are not. */
export function plainText(blocks: readonly Block[]): string {
	const parts: string[] = [];
	let previous: Block | undefined;
	for (const block of blocks) {
		const text = blockText(block);
		if (text === '') continue;
		const inList =
			block.kind === 'line' &&
			previous?.kind === 'line' &&
			(block.tight || (block.depth > 0 && previous.depth > 0));
		if (previous) parts.push(inList ? '\n' : '\n\n');
		parts.push(text);
		previous = block;
	}
	return parts.join('');
}
