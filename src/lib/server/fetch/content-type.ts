import { isUtf8 } from 'node:buffer';

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

/** As UTF-8, where it is in another character set that the server names. */
export function asUtf8(bytes: Uint8Array, { charset }: ContentType): Uint8Array {
	if (charset === '' || isUtf8(bytes)) return bytes;
	try {
		return new TextEncoder().encode(new TextDecoder(charset).decode(bytes));
	} catch {
		// A name that nobody knows says nothing.
		return bytes;
	}
}
