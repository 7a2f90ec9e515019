import { clean, MAX_TITLE } from '#lib/domain/role/parse-fields.ts';
import { emptyRoleContent } from '#lib/domain/role/draft.ts';
import { contentOfVersion } from '#lib/domain/role/version-content.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, newId, type Db } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import * as roles from '#lib/server/db/roles.ts';
import { invalid, notFound } from '#lib/server/errors.ts';
import { requireEditing, requireRoleToEdit } from '#lib/server/workflows/role-access.ts';

/** A new role with an empty draft. */
export async function startRole(
	db: Db,
	actor: SignedIn,
	input: { title: string },
	now: Date,
): Promise<{ roleId: string }> {
	const title = clean(input.title).replace(/\s+/g, ' ').trim();
	if (title === '' || title.length > MAX_TITLE) {
		throw invalid([{ field: 'title', message: 'Give the role a title of 1 to 300 characters.' }]);
	}
	return asActor(db, actor, async (tx) => {
		requireEditing(actor);
		const { organizationId, memberId } = actor;
		const roleId = newId();
		await roles.insert(tx, { organizationId, id: roleId, title, createdAt: now, createdBy: memberId });
		await roleDrafts.insert(tx, {
			organizationId,
			roleId,
			content: emptyRoleContent(title),
			source: null,
			updatedAt: now,
			updatedBy: memberId,
		});
		await record(tx, actor, { action: 'role.created', targetType: 'role', targetId: roleId }, now);
		return { roleId };
	});
}

/** A draft with what the newest version says. Where there is a draft already, that one goes on. */
export async function startRoleDraft(
	db: Db,
	actor: SignedIn,
	roleId: string,
	now: Date,
): Promise<{ roleId: string; started: boolean }> {
	return asActor(db, actor, async (tx) => {
		const role = await requireRoleToEdit(tx, actor, roleId);
		const [newest] = await roleVersions.list(tx, role.id);
		const version = newest ? await roleVersions.find(tx, newest.id) : null;
		if (!version) {
			if (await roleDrafts.find(tx, role.id)) return { roleId: role.id, started: false };
			throw notFound('version of the role');
		}
		const started = await roleDrafts.insert(tx, {
			organizationId: actor.organizationId,
			roleId: role.id,
			content: contentOfVersion(roleVersions.contentOf(version)),
			source: null,
			updatedAt: now,
			updatedBy: actor.memberId,
		});
		if (started) {
			await record(tx, actor, { action: 'role.draft_started', targetType: 'role', targetId: role.id }, now);
		}
		return { roleId: role.id, started };
	});
}
