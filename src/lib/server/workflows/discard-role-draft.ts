import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import * as roles from '#lib/server/db/roles.ts';
import { conflict } from '#lib/server/errors.ts';
import { requireRoleToEdit } from '#lib/server/workflows/role-access.ts';

/** Throws the draft away; a role that was never published goes with it. */
export async function discardRoleDraft(
	db: Db,
	actor: SignedIn,
	input: { roleId: string; revision: number },
	now: Date,
): Promise<{ roleLeft: boolean }> {
	return asActor(db, actor, async (tx) => {
		const role = await requireRoleToEdit(tx, actor, input.roleId);
		const draft = await roleDrafts.lock(tx, role.id);
		const roleLeft = (await roleVersions.newestNumber(tx, role.id)) > 0;
		if (!draft) return { roleLeft };
		if (draft.revision !== input.revision) {
			throw conflict(
				'The draft was changed after you opened it. Look at it once more before you discard it.',
				{
					kind: 'draft_changed',
				},
			);
		}
		await roleDrafts.remove(tx, role.id);
		if (!roleLeft) await roles.remove(tx, role.id);
		await record(tx, actor, { action: 'role.draft_discarded', targetType: 'role', targetId: role.id }, now);
		return { roleLeft };
	});
}
