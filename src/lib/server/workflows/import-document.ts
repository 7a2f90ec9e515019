import { createHash } from 'node:crypto';
import {
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

/** The roles that a document describes. Throws a refusal for what is none, or too large. */
export function readDocument(document: ImportedDocument): DocumentRoles {
	if (document.bytes.length > MAX_IMPORT_BYTES)
		throw invalid([{ field: 'source', message: tooLarge(document) }]);
	const found = findRoles(document.bytes);
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
	if (!made) throw invalid([{ field: 'source', message: TOO_MANY_ROWS }]);
	const source = { ...made.source, name: document.name, result: made.result };
	return { ...made, source, marks: marksOf(role, document, found) };
}

const TOO_MANY_ROWS =
	'The document was read, but it holds more criteria, dimensions, exercises or lines than a role can. Shorten it, then import it again.';

function tooLarge({ bytes, name }: ImportedDocument): string {
	const size = (bytes.length / 1_000_000).toFixed(1);
	return `${name ?? 'This text'} has ${size} MB. At most ${String(MAX_IMPORT_BYTES / 1_000_000)} MB can be read.`;
}
