import { sql } from 'kysely';
import type { DocumentMarks, EarlierImport } from '#lib/domain/role/known-documents.ts';
import type { Tx } from './database.ts';

/** Where a role, or a version of it, was taken from: a document, or an entry of the built-in library. */
export type NewRoleSource = {
	organizationId: string;
	roleId: string;
	id: string;
	importedAt: Date;
	importedBy: string;
} & ({ kind: 'document'; marks: DocumentMarks } | { kind: 'library'; slug: string; version: number });

export async function insert(tx: Tx, source: NewRoleSource): Promise<void> {
	await insertAll(tx, [source]);
}

export async function insertAll(tx: Tx, sources: readonly NewRoleSource[]): Promise<void> {
	await tx
		.insertInto('roleSource')
		.values(
			sources.map((source) => ({
				organizationId: source.organizationId,
				roleId: source.roleId,
				id: source.id,
				kind: source.kind,
				documentHash: source.kind === 'document' ? source.marks.hash : null,
				address: source.kind === 'document' ? source.marks.address : null,
				documentTitle: source.kind === 'document' ? source.marks.title : null,
				librarySlug: source.kind === 'library' ? source.slug : null,
				libraryVersion: source.kind === 'library' ? source.version : null,
				importedAt: source.importedAt,
				importedBy: source.importedBy,
			})),
		)
		.execute();
}

/** Makes every other import of this organization wait for the end of this transaction, so that each sees those before it. */
export async function lockImports(tx: Tx): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended('role_source ' || app.organization_id()::text, 0))`.execute(
		tx,
	);
}

/** More earlier imports of the same documents than anybody would look through. */
const MOST_IMPORTS = 5000;

/** Earlier imports of documents with one of these texts, addresses or titles, the newest first. */
export async function matching(tx: Tx, documents: readonly DocumentMarks[]): Promise<EarlierImport[]> {
	const hashes = documents.map(({ hash }) => hash);
	const addresses = documents.flatMap(({ address }) => address ?? []);
	const titles = documents.flatMap(({ title }) => title ?? []);
	const { rows } = await sql<EarlierImport>`
		select s.role_id, r.title as role_title, s.document_hash as hash, s.address, s.document_title as title,
			s.imported_at, m.name as imported_by
		from app.role_source s
		join app.role r on r.organization_id = s.organization_id and r.id = s.role_id
		join app.member m on m.organization_id = s.organization_id and m.id = s.imported_by
		where s.organization_id = app.organization_id() and s.kind = 'document' and (
			s.document_hash = any(${hashes}::text[]) or s.address = any(${addresses}::text[])
			or s.document_title = any(${titles}::text[]))
		order by s.imported_at desc, s.id desc limit ${MOST_IMPORTS}`.execute(tx);
	return rows;
}

export type LibraryCopy = { roleId: string; title: string; version: number; importedAt: Date };

/** The roles that were copied from this entry of the library, the newest copy first. */
export async function ofLibrary(tx: Tx, slug: string): Promise<LibraryCopy[]> {
	const { rows } = await sql<LibraryCopy>`
		select s.role_id, r.title, s.library_version as version, s.imported_at
		from app.role_source s
		join app.role r on r.organization_id = s.organization_id and r.id = s.role_id
		where s.organization_id = app.organization_id() and s.library_slug = ${slug}
		order by s.imported_at desc, s.id desc`.execute(tx);
	return rows;
}

/** The role of the library that this role was made from, as it was copied last; null for any other role. */
export async function libraryOrigin(
	tx: Tx,
	roleId: string,
): Promise<{ slug: string; version: number; importedAt: Date } | null> {
	const row = await tx
		.selectFrom('roleSource')
		.select(['librarySlug', 'libraryVersion', 'importedAt'])
		.where('roleId', '=', roleId)
		.where('kind', '=', 'library')
		.orderBy('importedAt', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!row || row.librarySlug === null || row.libraryVersion === null) return null;
	return { slug: row.librarySlug, version: row.libraryVersion, importedAt: row.importedAt };
}

/** The roles that this member imported together, by title. */
export async function importedTogether(
	tx: Tx,
	memberId: string,
	at: Date,
): Promise<{ id: string; title: string }[]> {
	return tx
		.selectFrom('roleSource')
		.innerJoin('role', (join) =>
			join
				.onRef('role.organizationId', '=', 'roleSource.organizationId')
				.onRef('role.id', '=', 'roleSource.roleId'),
		)
		.select(['role.id', 'role.title'])
		.where('roleSource.importedBy', '=', memberId)
		.where('roleSource.importedAt', '=', at)
		.orderBy('role.title')
		.orderBy('role.id')
		.execute();
}
