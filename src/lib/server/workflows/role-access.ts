import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as accessFacts from '#lib/server/db/access-facts.ts';
import type { Tx } from '#lib/server/db/database.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import * as roles from '#lib/server/db/roles.ts';
import { forbidden, notFound } from '#lib/server/errors.ts';
import { requireId } from '#lib/server/workflows/access.ts';

export type RoleAbilities = {
	edit: boolean;
	seeDrafts: boolean;
	/** Weights, their reason, critical dimensions and floors. */
	seeScoring: boolean;
	openJob: boolean;
};

export async function roleAbilities(tx: Tx, actor: SignedIn): Promise<RoleAbilities> {
	const anyJobAccess = await accessFacts.anyJobAccess(tx, actor);
	return {
		edit: can(actor, { action: 'edit_roles' }),
		seeDrafts: can(actor, { action: 'view_role_drafts', anyJobAccess }),
		seeScoring: can(actor, { action: 'view_role_weights', anyJobAccess }),
		openJob: can(actor, { action: 'create_job' }),
	};
}

/** A role that was never published does not exist for whoever may not see drafts. */
export async function requireRole(
	tx: Tx,
	actor: SignedIn,
	roleId: string,
): Promise<{ role: roles.Role; abilities: RoleAbilities }> {
	const role = await roles.find(tx, requireId(roleId, 'role'));
	if (!role) throw notFound('role');
	const abilities = await roleAbilities(tx, actor);
	if (!abilities.seeDrafts && (await roleVersions.newestNumber(tx, role.id)) === 0) throw notFound('role');
	return { role, abilities };
}

/** Locks the role, so that its drafts and versions change one after the other. */
export async function requireRoleToEdit(tx: Tx, actor: SignedIn, roleId: string): Promise<roles.Role> {
	const { abilities } = await requireRole(tx, actor, roleId);
	if (!abilities.edit) throw forbidden();
	const role = await roles.lock(tx, roleId);
	if (!role) throw notFound('role');
	return role;
}

export function requireEditing(actor: SignedIn): void {
	if (!can(actor, { action: 'edit_roles' })) throw forbidden();
}

/** For a page that shows nothing but a form: whether the actor may come to it at all. */
export function openRoleForm(actor: SignedIn): Promise<void> {
	return new Promise((settle) => {
		requireEditing(actor);
		settle();
	});
}
