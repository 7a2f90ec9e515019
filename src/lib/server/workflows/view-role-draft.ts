import { fieldsOfRole, type RoleFields } from '#lib/domain/role/form-fields.ts';
import { ImportResult, placedNotes, type PlacedNote } from '#lib/domain/role/import-notes.ts';
import { cellOrder, sourcePlaces, type SourcePlace } from '#lib/domain/role/source-places.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireRole } from '#lib/server/workflows/role-access.ts';

/** More of a source than a person reads beside a form; the whole of it has a page of its own. */
const SHOWN_CHARACTERS = 120_000;
const WHOLE = 2 ** 31 - 1;

export type RoleDraftView = {
	id: string;
	title: string;
	revision: number;
	savedAt: string;
	savedBy: string;
	fields: RoleFields;
	/** What to check after an import. */
	notes: PlacedNote[];
	source: {
		format: string;
		name: string | null;
		text: string;
		isWhole: boolean;
		/** Where the pieces of the draft stand in `text`. */
		places: SourcePlace[];
	} | null;
	/** How the cells of a row stand in the source, where their borders had to be guessed. */
	guessedCells: 'descending' | 'ascending' | null;
	/** The version that publishing would make. */
	nextNumber: number;
	mayEdit: boolean;
};

export async function viewRoleDraft(db: Db, actor: SignedIn, roleId: string): Promise<RoleDraftView> {
	return asActor(db, actor, async (tx) => {
		const { draft, role, mayEdit } = await requireDraft(tx, actor, roleId);
		const source = await roleDrafts.findSource(tx, role.id, SHOWN_CHARACTERS);
		const result = ImportResult.safeParse(source?.result);
		const readable = result.success ? result.data.readable : null;
		const text = readable ?? source?.text ?? '';
		const isGuessed = result.success && result.data.warnings.some(({ code }) => code === 'table_flattened');
		return {
			id: role.id,
			title: draft.content.title || role.title,
			revision: draft.revision,
			savedAt: draft.updatedAt.toISOString(),
			savedBy: draft.updatedBy.name,
			fields: fieldsOfRole(draft.content),
			notes: result.success ? placedNotes(result.data) : [],
			source: source && {
				format: source.format,
				name: source.name,
				text,
				isWhole: source.length <= SHOWN_CHARACTERS && readable === null,
				places: sourcePlaces(text, draft.content),
			},
			guessedCells: isGuessed ? cellOrder(text, draft.content) : null,
			nextNumber: (await roleVersions.newestNumber(tx, role.id)) + 1,
			mayEdit,
		};
	});
}

/** The source exactly as it was imported. */
export async function viewRoleDraftSource(
	db: Db,
	actor: SignedIn,
	roleId: string,
): Promise<{ text: string }> {
	return asActor(db, actor, async (tx) => {
		const { role } = await requireDraft(tx, actor, roleId);
		const source = await roleDrafts.findSource(tx, role.id, WHOLE);
		if (!source) throw notFound('source of the draft');
		return { text: source.text };
	});
}

async function requireDraft(tx: Tx, actor: SignedIn, roleId: string) {
	const { role, abilities } = await requireRole(tx, actor, roleId);
	const draft = abilities.seeDrafts ? await roleDrafts.find(tx, role.id) : null;
	if (!draft) throw notFound('draft of the role');
	return { role, draft, mayEdit: abilities.edit };
}
