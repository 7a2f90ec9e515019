import { canonicalJson } from '#lib/domain/recommendation/canonical-json.ts';
import { roleDifferences, type Difference } from '#lib/domain/role/differences.ts';
import type { KnownRole } from '#lib/domain/role/known-documents.ts';
import { comparableFields } from '#lib/domain/role/keyed-by-name.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, newId, type Db, type Tx } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roleSources from '#lib/server/db/role-sources.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import * as roles from '#lib/server/db/roles.ts';
import { conflict, invalid } from '#lib/server/errors.ts';
import {
	readDocument,
	roleImport,
	type ImportedDocument,
	type RoleImport,
} from '#lib/server/workflows/import-document.ts';
import { knownTo } from '#lib/server/workflows/import-known.ts';
import { newestRoleText } from '#lib/server/workflows/newest-role-text.ts';
import { requireEditing, requireRole, requireRoleToEdit } from '#lib/server/workflows/role-access.ts';

/** One role of a document, at this place from 0, for a role that exists. */
export type VersionInput = ImportedDocument & { place: number; roleId: string };

export type OpenDraft = {
	savedBy: string;
	isOwn: boolean;
	savedAt: string;
	/** Stands for exactly this text of the draft. */
	mark: string;
};

export type ImportComparison = {
	kind: 'compare';
	source: string;
	/** The document's own. */
	title: string;
	place: number;
	/** Whether the document holds several roles. */
	isList: boolean;
	role: { id: string; title: string };
	/** What the document is compared with: a number of a version, or the draft of a role that was never published. */
	against: number | 'draft';
	differences: Difference[];
	/** Would be replaced. */
	draft: OpenDraft | null;
	/** All roles that seem to come from the document, this one among them. */
	known: KnownRole[];
};

/** What a version made of the document would say otherwise than the newest one. */
export async function compareImport(db: Db, actor: SignedIn, input: VersionInput): Promise<ImportComparison> {
	requireEditing(actor);
	const { found, made } = readOne(input);
	return asActor(db, actor, async (tx) => {
		const { role } = await requireRole(tx, actor, input.roleId);
		const draft = await roleDrafts.find(tx, role.id);
		const { number, content } = await newestRoleText(tx, role.id, draft);
		const [known = []] = await knownTo(tx, [made]);
		return {
			kind: 'compare',
			source: found.source,
			title: made.title,
			place: input.place,
			isList: found.roles.length > 1,
			role,
			against: number ?? 'draft',
			differences: roleDifferences(comparableFields(content), comparableFields(made.content)),
			draft: draft && {
				savedBy: draft.updatedBy.name,
				isOwn: draft.updatedBy.id === actor.memberId,
				savedAt: draft.updatedAt.toISOString(),
				mark: markOf(draft),
			},
			known,
		};
	});
}

/**
 * Makes the document the draft of a role that exists. An open draft is replaced only where `replaces` is its `mark`: what
 * somebody saved since then is never lost. The same document twice starts one draft. Whoever imports the document at
 * the same time is asked about this role as well.
 */
export async function importVersion(
	db: Db,
	actor: SignedIn,
	input: VersionInput & { replaces: string | null },
	now: Date,
): Promise<{ roleId: string }> {
	requireEditing(actor);
	const { made } = readOne(input);
	return asActor(db, actor, async (tx) => {
		await roleSources.lockImports(tx);
		const role = await requireRoleToEdit(tx, actor, input.roleId);
		const draft = await roleDrafts.lock(tx, role.id);
		const isThere = draft !== null && canonicalJson(draft.content) === canonicalJson(made.content);
		if (draft && !isThere && input.replaces !== markOf(draft))
			throw conflict(input.replaces === null ? OPEN : CHANGED);
		if (!isThere) await saveDraft(tx, actor, { made, role, draft }, now);
		await roleSources.insert(tx, {
			kind: 'document',
			organizationId: actor.organizationId,
			roleId: role.id,
			id: newId(),
			marks: made.marks,
			importedAt: now,
			importedBy: actor.memberId,
		});
		return { roleId: role.id };
	});
}

const OPEN = 'There is an open draft of this role. Is the document to take its place?';
const CHANGED =
	'The draft was changed after you looked at it, so nothing was replaced. Look at it once more, then choose again.';

function readOne(input: VersionInput) {
	const found = readDocument(input);
	const role = found.roles[input.place];
	if (!role) throw invalid([{ field: 'source', message: 'The document holds no such role. Start again.' }]);
	return { found, made: roleImport(role, input, found) };
}

/** A draft that was discarded and begun anew counts its revisions anew, so the time belongs to it. */
function markOf({ revision, updatedAt }: roleDrafts.RoleDraft): string {
	return `${String(revision)} ${updatedAt.toISOString()}`;
}

async function saveDraft(
	tx: Tx,
	actor: SignedIn,
	{ made, role, draft }: { made: RoleImport; role: roles.Role; draft: roleDrafts.RoleDraft | null },
	now: Date,
): Promise<void> {
	const { organizationId, memberId } = actor;
	const { content, source, title } = made;
	const saved = { roleId: role.id, content, source, updatedAt: now, updatedBy: memberId };
	if (draft) await roleDrafts.replace(tx, { ...saved, revision: draft.revision + 1 });
	else await roleDrafts.insert(tx, { ...saved, organizationId });
	if ((await roleVersions.newestNumber(tx, role.id)) === 0) await roles.rename(tx, role.id, title);
	const details = draft ? { replacedRevision: draft.revision } : {};
	await record(
		tx,
		actor,
		{ action: 'role.draft_imported', targetType: 'role', targetId: role.id, details },
		now,
	);
}
