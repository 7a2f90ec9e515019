import { printedKit, type PrintedKit } from '#lib/domain/blueprint/export/printed-kit.ts';
import { jsonText } from '#lib/domain/blueprint/export/json-text.ts';
import type { LibraryRole } from '#lib/domain/library/library-role.ts';
import { libraryJson } from '#lib/domain/library/library-role.ts';
import { libraryRole, libraryRoles } from '#lib/domain/library/shelf.ts';
import { sideBySide, type SideBySide } from '#lib/domain/library/side-by-side.ts';
import { versionContent } from '#lib/domain/role/version-content.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as roleSources from '#lib/server/db/role-sources.ts';
import { forbidden, notFound } from '#lib/server/errors.ts';
import { libraryEntry, libraryText, type LibraryEntry } from '#lib/server/workflows/library/library-views.ts';
import { roleAbilities } from '#lib/server/workflows/role-access.ts';
import type { RoleText } from '#lib/server/workflows/role-version-view.ts';

export type LibraryRoleView = {
	entry: LibraryEntry;
	text: RoleText;
	/** The other roles of its family, which it can be compared with. */
	relatives: LibraryEntry[];
	/** Roles of the organization that were made from it; empty for who may not edit roles. */
	copies: { roleId: string; title: string; version: number; importedAt: string }[];
	mayEdit: boolean;
	seeScoring: boolean;
};

export async function requireLibraryRole(slug: string): Promise<LibraryRole> {
	const role = await libraryRole(slug);
	if (!role) throw notFound('role of the library');
	return role;
}

export async function viewLibraryRole(db: Db, actor: SignedIn, slug: string): Promise<LibraryRoleView> {
	const role = await requireLibraryRole(slug);
	const relatives = (await libraryRoles())
		.filter(({ family, slug: other }) => family === role.family && other !== role.slug)
		.map(libraryEntry);
	return asActor(db, actor, async (tx) => {
		const abilities = await roleAbilities(tx, actor);
		const copies = abilities.edit ? await roleSources.ofLibrary(tx, slug) : [];
		return {
			entry: libraryEntry(role),
			text: libraryText(role, abilities.seeScoring),
			relatives,
			copies: copies.map((copy) => ({
				roleId: copy.roleId,
				title: copy.title,
				version: copy.version,
				importedAt: copy.importedAt.toISOString(),
			})),
			mayEdit: abilities.edit,
			seeScoring: abilities.seeScoring,
		};
	});
}

/** The kit as it would come out of a printer; weights only for those who may see them, and only when asked for. */
export async function viewLibraryKit(
	db: Db,
	actor: SignedIn,
	input: { slug: string; withWeights: boolean },
): Promise<{ entry: LibraryEntry; kit: PrintedKit; seeScoring: boolean }> {
	const role = await requireLibraryRole(input.slug);
	const { seeScoring } = await asActor(db, actor, (tx) => roleAbilities(tx, actor));
	return {
		entry: libraryEntry(role),
		kit: printedKit(versionContent(role.content), input.withWeights && seeScoring),
		seeScoring,
	};
}

/** The role as a portable file, for those who may see weights: they are in it. */
export async function exportLibraryRole(
	db: Db,
	actor: SignedIn,
	slug: string,
): Promise<{ name: string; text: string }> {
	const role = await requireLibraryRole(slug);
	const { seeScoring } = await asActor(db, actor, (tx) => roleAbilities(tx, actor));
	if (!seeScoring) throw forbidden();
	return { name: `${role.slug}.json`, text: jsonText(libraryJson(role)) };
}

export type LibraryComparison = {
	left: LibraryEntry;
	right: LibraryEntry;
	rows: SideBySide;
	exercises: { left: LibraryExercise[]; right: LibraryExercise[] };
	/** What else can stand on either side. */
	relatives: LibraryEntry[];
};

export type LibraryExercise = { title: string; minutesMin: number | null; minutesMax: number | null };

/** Two roles side by side, as a rule two levels of one family. */
export async function compareLibraryRoles(
	db: Db,
	actor: SignedIn,
	input: { left: string; right: string },
): Promise<LibraryComparison> {
	const [left, right] = [await requireLibraryRole(input.left), await requireLibraryRole(input.right)];
	if (left === right) throw notFound('second role to compare');
	const { seeScoring } = await asActor(db, actor, (tx) => roleAbilities(tx, actor));
	const exercises = ({ content }: LibraryRole): LibraryExercise[] =>
		content.exercises.map(({ title, minutesMin, minutesMax }) => ({ title, minutesMin, minutesMax }));
	return {
		left: libraryEntry(left),
		right: libraryEntry(right),
		rows: sideBySide(versionContent(left.content), versionContent(right.content), seeScoring),
		exercises: { left: exercises(left), right: exercises(right) },
		relatives: (await libraryRoles())
			.filter(({ family }) => family === left.family || family === right.family)
			.map(libraryEntry),
	};
}
