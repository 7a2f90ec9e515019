/**
 * The sentence by which somebody decides that weights stay although they do not sum to 100. It tells the decision apart
 * from a reason that came with a document.
 */
export function keptSentence(sum: string): string {
	return `Kept although they add up to ${sum} %: they count in proportion.`;
}

const KEPT = /\s*Kept although they add up to [\d.]+ %: they count in proportion\./g;

export function saysKept(reason: string): boolean {
	return reason.search(KEPT) >= 0;
}

/** For weights that are others by now. */
export function withoutKeptSentence(reason: string): string {
	return reason.replace(KEPT, '').trim();
}

const IMPORTED = 'Weights as given in the imported blueprint';

/** The reason that the importer writes. It holds for the document's weights, and no longer once they are made equal. */
export function importersReason({ name, url }: { name: string | null; url: string | null }): string {
	return `${IMPORTED}${name === null ? '' : ` “${name}”`}${url === null ? '' : ` (${url})`}.`;
}

export function isImportersReason(reason: string): boolean {
	const text = reason.trim();
	return text.startsWith(IMPORTED) && text.endsWith('.') && !text.includes('\n');
}
