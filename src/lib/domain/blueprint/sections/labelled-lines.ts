import { textLine, type Block, type TextLine } from '#lib/domain/blueprint/document/document.ts';
import { nameOf } from '#lib/domain/blueprint/sections/heading-names.ts';

const LABELLED = /^([^:;.]{3,60}):\s+(?=\S)/;

function isSignals(label: string): boolean {
	const name = nameOf(label);
	return name === 'strong_signals' || name === 'weak_signals' || name === 'red_flags';
}

function splitLine(line: TextLine, next: Block | undefined): Block[] {
	const label = line.depth === 0 && line.mark === 'none' ? LABELLED.exec(line.text) : null;
	if (!label?.[1] || !isSignals(label[1])) return [line];
	// "Red flags: what to listen for" above a list is its heading as a whole.
	if (next?.kind === 'table' || (next?.kind === 'line' && next.mark !== 'none')) return [line];
	const items = line.text.slice(label[0].length).split(/;\s+/);
	return [
		textLine({ text: label[1], bold: label[1].length }),
		...items.map((text) => textLine({ text: text.replace(/;$/, ''), bold: 0 })),
	];
}

/** Sets a list of signals that stands on the line of its own label apart from it. */
export function splitLabelled(blocks: readonly Block[]): Block[] {
	return blocks.flatMap((block, at) => (block.kind === 'line' ? splitLine(block, blocks[at + 1]) : [block]));
}
