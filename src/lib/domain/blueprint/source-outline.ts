import type { SourceFormat } from '#lib/domain/blueprint/blueprint.ts';
import {
	documentOfHtml,
	documentOfPost,
	documentOfText,
	type SourceDocument,
} from '#lib/domain/blueprint/document/source-document.ts';
import { plainText } from '#lib/domain/blueprint/fields/plain-text.ts';
import { textCleaner } from '#lib/domain/blueprint/input/clean-text.ts';
import { decodeBytes } from '#lib/domain/blueprint/input/decode-bytes.ts';
import { inputKind } from '#lib/domain/blueprint/input/input-kind.ts';

export interface ReadableSource {
	text: string;
	format: SourceFormat;
}

const ignore = () => {};

function readable(source: SourceDocument | null): string {
	if (!source) return '';
	return [source.post_title ?? '', plainText(source.blocks)].filter((text) => text !== '').join('\n\n');
}

/** The source as plain text to set beside what was read from it; active and hidden parts are left out. Never throws. */
export function readSource(input: Uint8Array): ReadableSource {
	const text = decodeBytes(input, ignore);
	const kind = inputKind(text);
	switch (kind.kind) {
		case 'touchstone':
			return { format: 'touchstone', text: textCleaner(ignore)(JSON.stringify(kind.value, null, 2)) };
		case 'wp-post':
			return { format: 'wp-json', text: readable(documentOfPost(kind.value, ignore)) };
		case 'wp-list':
			return {
				format: 'wp-json',
				text: kind.value.map((post) => readable(documentOfPost(post, ignore))).join('\n\n\n'),
			};
		case 'html':
			return { format: 'html', text: readable(documentOfHtml(kind.text, ignore)) };
		case 'markdown':
			return { format: 'markdown', text: plainText(documentOfText(kind.text, 'markdown', ignore).blocks) };
		case 'text':
		case 'text-index':
			return { format: kind.kind, text: textCleaner(ignore)(kind.text) };
		case 'empty':
		case 'broken-json':
		case 'other-json':
			return { format: 'text', text: textCleaner(ignore)(text) };
	}
}
