import { roleDifferences, type Difference } from '#lib/domain/role/differences.ts';
import { comparableFields } from '#lib/domain/role/keyed-by-name.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roleSources from '#lib/server/db/role-sources.ts';
import { forbidden, notFound } from '#lib/server/errors.ts';
import { libraryEntry, type LibraryEntry } from '#lib/server/workflows/library/library-views.ts';
import { requireLibraryRole } from '#lib/server/workflows/library/view-library-role.ts';
import { newestRoleText } from '#lib/server/workflows/newest-role-text.ts';
import { requireRole } from '#lib/server/workflows/role-access.ts';

export type RoleBesideLibrary = {
	id: string;
	title: string;
	/** The newest published version; null where only the draft can be compared. */
	number: number | null;
	entry: LibraryEntry;
	/** The version of the library that the role was made from. */
	madeFrom: number;
	differences: Difference[];
};

/** What the library says otherwise by now than a role that was made from it; for those who see drafts and weights. */
export async function compareRoleWithLibrary(
	db: Db,
	actor: SignedIn,
	roleId: string,
): Promise<RoleBesideLibrary> {
	return asActor(db, actor, async (tx) => {
		const { role, abilities } = await requireRole(tx, actor, roleId);
		if (!abilities.seeDrafts || !abilities.seeScoring) throw forbidden();
		const origin = await roleSources.libraryOrigin(tx, role.id);
		if (!origin) throw notFound('copy of a role of the library');
		const library = await requireLibraryRole(origin.slug);
		const { number, content } = await newestRoleText(tx, role.id, await roleDrafts.find(tx, role.id));
		return {
			id: role.id,
			title: role.title,
			number,
			entry: libraryEntry(library),
			madeFrom: origin.version,
			differences: roleDifferences(comparableFields(content), comparableFields(library.content)),
		};
	});
}
