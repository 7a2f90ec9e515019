import {
	indexImports,
	knownRoles,
	type DocumentMarks,
	type KnownRole,
} from '#lib/domain/role/known-documents.ts';
import type { Tx } from '#lib/server/db/database.ts';
import * as roleSources from '#lib/server/db/role-sources.ts';

/** For each of these, in their order, the roles that seem to come from it. */
export async function knownTo(
	tx: Tx,
	documents: readonly { marks: DocumentMarks }[],
): Promise<KnownRole[][]> {
	const marks = documents.map((document) => document.marks);
	const earlier = indexImports(await roleSources.matching(tx, marks));
	return marks.map((one) => knownRoles(one, earlier));
}
