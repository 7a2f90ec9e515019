import { Family, Seniority } from '#lib/domain/library/families.ts';
import { searchLibrary } from '#lib/domain/library/search.ts';
import { libraryRoles } from '#lib/domain/library/shelf.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import { libraryEntry, type LibraryEntry } from '#lib/server/workflows/library/library-views.ts';
import { roleAbilities } from '#lib/server/workflows/role-access.ts';

export type LibraryList = {
	families: { family: Family; entries: LibraryEntry[] }[];
	search: { words: string; family: Family | null; level: Seniority | null };
	found: number;
	all: number;
	mayEdit: boolean;
};

/** The roles that ship with the product, for every member. What cannot be read of a search is left out of it. */
export async function listLibrary(
	db: Db,
	actor: SignedIn,
	input: { words: string; family: string; level: string },
): Promise<LibraryList> {
	const abilities = await asActor(db, actor, (tx) => roleAbilities(tx, actor));
	const search = {
		words: input.words.trim().slice(0, 200),
		family: Family.safeParse(input.family).data ?? null,
		level: Seniority.safeParse(input.level).data ?? null,
	};
	const roles = await libraryRoles();
	const found = searchLibrary(roles, search);
	const families = Map.groupBy(found.map(libraryEntry), ({ family }) => family);
	return {
		families: [...families].map(([family, entries]) => ({ family, entries })),
		search,
		found: found.length,
		all: roles.length,
		mayEdit: abilities.edit,
	};
}
