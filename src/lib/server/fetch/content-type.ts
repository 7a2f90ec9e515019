import { isAscii, isUtf8 } from 'node:buffer';

export type ContentType = {
	/** In lower case; empty where the server does not say. */
	type: string;
	/** Empty where the server does not say. */
	charset: string;
};

const TEXT =
	/^(text\/|application\/(json|xhtml\+xml|xml|markdown|x-markdown|octet-stream)$|[\w.+/-]+\+json$)/;

export function readContentType(header: string | undefined): ContentType {
	const [type = '', ...parameters] = (header ?? '').toLowerCase().split(';');
	const charset = parameters
		.map((parameter) => /^\s*charset\s*=\s*"?([^"\s]+)/.exec(parameter)?.[1])
		.find(Boolean);
	return { type: type.trim(), charset: charset ?? '' };
}

/** Servers often send Markdown as "octet-stream", or say nothing; what it is, the importer tells. */
export function canBeDocument({ type }: ContentType): boolean {
	return type === '' || TEXT.test(type);
}

/**
 * As UTF-8 with a byte order mark, where the server names a character set: the mark says so, whatever the document says
 * of itself. UTF-8 in truth stays UTF-8, and a mark of its own is believed first.
 */
export function asUtf8(bytes: Uint8Array, { charset }: ContentType): Uint8Array {
	if (charset === '' || hasMark(bytes)) return bytes;
	// What is ASCII throughout can still be another character set, as UTF-16 and ISO-2022-JP are.
	const label = isUtf8(bytes) && !isAscii(bytes) ? 'utf-8' : charset;
	try {
		return new TextEncoder().encode(`\uFEFF${new TextDecoder(label).decode(bytes)}`);
	} catch {
		// A name that nobody knows says nothing.
		return bytes;
	}
}

const MARKS = ['efbbbf', 'fffe', 'feff'];

function hasMark(bytes: Uint8Array): boolean {
	const start = Buffer.from(bytes.subarray(0, 3)).toString('hex');
	return MARKS.some((mark) => start.startsWith(mark));
}
