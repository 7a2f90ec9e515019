import { createHash } from 'node:crypto';
import {
	BYTE_ORDER_MARK,
	findRoles,
	webAddress,
	type FoundRole,
	type FoundRoles,
	type ImportedDraft,
} from '#lib/domain/role/import-drafts.ts';
import type { DocumentMarks } from '#lib/domain/role/known-documents.ts';
import type { DraftSource } from '#lib/server/db/role-drafts.ts';
import { invalid } from '#lib/server/errors.ts';

export const MAX_IMPORT_BYTES = 5_000_000;

export type ImportedDocument = {
	bytes: Uint8Array;
	/** Of the file, or its address: told to people, decides nothing. */
	name: string | null;
	/** Where it was fetched. */
	address?: string | null;
};

export type DocumentRoles = Extract<FoundRoles, { kind: 'found' }>;

/** What becomes of one role of a document. */
export type RoleImport = Omit<ImportedDraft, 'source' | 'result'> & {
	marks: DocumentMarks;
	source: DraftSource;
	result: ImportedDraft['result'];
};

const read = new WeakMap<Uint8Array, FoundRoles>();

/** What is found in these bytes, read once for as long as somebody holds them: a request asks more than once. */
export function rolesIn(bytes: Uint8Array): FoundRoles {
	const found = read.get(bytes) ?? findRoles(bytes);
	read.set(bytes, found);
	return found;
}

/** The roles that a document describes. Throws a refusal for what is none, or too large. */
export function readDocument(document: ImportedDocument): DocumentRoles {
	// A text of exactly the limit may carry our mark before it.
	if (document.bytes.length > MAX_IMPORT_BYTES + BYTE_ORDER_MARK.length)
		throw invalid([{ field: 'source', message: tooLarge(document) }]);
	const found = rolesIn(document.bytes);
	if (found.kind === 'refused') throw invalid([{ field: 'source', message: found.message }]);
	return found;
}

/** By what this role of the document is known again. The address of a list is no address of a role in it. */
export function marksOf(
	{ origin }: FoundRole,
	document: ImportedDocument,
	found: DocumentRoles,
): DocumentMarks {
	const fetchedAt = found.roles.length === 1 ? webAddress(document.address ?? '') : null;
	return {
		hash: createHash('sha256').update(origin.text).digest('hex'),
		address: fetchedAt ?? origin.address,
		title: origin.title,
	};
}

/** Throws a refusal where the role has more rows than one can hold. */
export function roleImport(role: FoundRole, document: ImportedDocument, found: DocumentRoles): RoleImport {
	const made = role.draft();
	if (!made) {
		const refusal =
			found.roles.length > 1
				? { field: 'chosen', message: tooManyRowsIn(role.title) }
				: { field: 'source', message: TOO_MANY_ROWS };
		throw invalid([refusal]);
	}
	const source = { ...made.source, name: document.name, result: made.result };
	return { ...made, source, marks: marksOf(role, document, found) };
}

const TOO_MANY_ROWS =
	'The document was read, but it holds more criteria, dimensions, exercises or lines than a role can. Shorten it, then import it again.';

function tooManyRowsIn(title: string): string {
	return `“${title}” holds more criteria, dimensions, exercises or lines than a role can. Leave it out, or shorten it in the document and import that again. Nothing was saved now.`;
}

function tooLarge({ bytes, name }: ImportedDocument): string {
	const size = (bytes.length / 1_000_000).toFixed(1);
	return `${name ?? 'This text'} has ${size} MB. At most ${String(MAX_IMPORT_BYTES / 1_000_000)} MB can be read.`;
}
