import { bytesOfText } from '#lib/domain/role/import-drafts.ts';
import { clean } from '#lib/domain/role/parse-fields.ts';
import { invalid } from '#lib/server/errors.ts';
import type { ImportedDocument } from '#lib/server/workflows/import-document.ts';

/** One of three ways to hand a document over. */
export type ImportForm = {
	/** What was typed, to show it again. */
	text: string;
	address: string;
	file: File | null;
};

/** The field of the way that was taken, where the reason for a refusal stands. */
export type ImportField = 'source' | 'file' | 'address';

export function readImportForm(data: FormData): ImportForm {
	const file = data.get('file');
	return {
		text: textIn(data, 'source'),
		address: textIn(data, 'address').trim(),
		// A file input that nobody touched sends an empty file without a name.
		file: file instanceof File && (file.name !== '' || file.size > 0) ? file : null,
	};
}

/** Which of the three was given. Throws a refusal where it is none, or more than one. */
export function wayOf({ text, address, file }: ImportForm): ImportField {
	const given = [
		...(text.trim() === '' ? [] : [{ field: 'source' as const, name: 'a text' }]),
		...(file ? [{ field: 'file' as const, name: 'a file' }] : []),
		...(address === '' ? [] : [{ field: 'address' as const, name: 'an address' }]),
	];
	const [first, ...others] = given;
	if (!first) {
		const message = 'Paste the text of a blueprint, choose a file, or give an address.';
		throw invalid([{ field: 'source', message }]);
	}
	if (others.length > 0) {
		const message = `You gave ${given.map(({ name }) => name).join(' and ')}, and only one of them can be read. Empty the ${others.length === 1 ? 'other' : 'others'}.`;
		throw invalid([{ field: others[0]?.field ?? first.field, message }]);
	}
	return first.field;
}

/** A document that was read before and goes along hidden, while the page asks what to make of it. */
export function readCarried(data: FormData): ImportedDocument & { text: string } {
	const text = textIn(data, 'source');
	return {
		text,
		bytes: bytesOfText(text),
		name: shortName(textIn(data, 'name')),
		address: textIn(data, 'fetched'),
	};
}

/** Of a file, or an address: without what Postgres keeps in no text. */
export function shortName(name: string): string | null {
	return clean(name).slice(0, 2000).toWellFormed() || null;
}

/**
 * Places in the list of the document's roles: `chosen` of what is sent now, `before` of what was chosen in the list before
 * the page went on from it to a comparison.
 */
export function placesIn(data: FormData, ...names: ('chosen' | 'before')[]): number[] {
	const places = names.flatMap((name) => data.getAll(name)).map((value) => Number(value || NaN));
	return [...new Set(places)].filter((place) => Number.isSafeInteger(place) && place >= 0);
}

/** A place, and the role that it is to be compared with: the value of one button. */
export function pairIn(data: FormData): { place: number; roleId: string } {
	const [place = '', roleId = ''] = textIn(data, 'with').split(' ');
	return { place: Number(place), roleId };
}

export function textIn(data: FormData, name: string): string {
	const value = data.get(name);
	return typeof value === 'string' ? value : '';
}
