import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, newId, type Db } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roleSources from '#lib/server/db/role-sources.ts';
import * as roles from '#lib/server/db/roles.ts';
import { requireLibraryRole } from '#lib/server/workflows/library/view-library-role.ts';
import { requireEditing } from '#lib/server/workflows/role-access.ts';

/** A new role whose draft is the library's. It notes which version of the library it was made from. */
export async function copyLibraryRole(
	db: Db,
	actor: SignedIn,
	slug: string,
	now: Date,
): Promise<{ roleId: string }> {
	requireEditing(actor);
	const role = await requireLibraryRole(slug);
	const { organizationId, memberId } = actor;
	return asActor(db, actor, async (tx) => {
		const roleId = newId();
		await roles.insert(tx, {
			organizationId,
			id: roleId,
			title: role.title,
			createdAt: now,
			createdBy: memberId,
		});
		await roleDrafts.insert(tx, {
			organizationId,
			roleId,
			content: role.content,
			source: null,
			updatedAt: now,
			updatedBy: memberId,
		});
		await roleSources.insert(tx, {
			organizationId,
			roleId,
			id: newId(),
			importedAt: now,
			importedBy: memberId,
			kind: 'library',
			slug: role.slug,
			version: role.version,
		});
		await record(
			tx,
			actor,
			{ action: 'role.copied_from_library', targetType: 'role', targetId: roleId },
			now,
		);
		return { roleId };
	});
}
