import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as roleSources from '#lib/server/db/role-sources.ts';

/** What the actor imported at this moment, in milliseconds, and is still there; nothing for a moment that is none. */
export async function listImported(
	db: Db,
	actor: SignedIn,
	milliseconds: number,
): Promise<{ id: string; title: string }[]> {
	const at = new Date(milliseconds);
	if (Number.isNaN(at.getTime()) || milliseconds < 0 || milliseconds > LAST_MOMENT) return [];
	if (!can(actor, { action: 'edit_roles' })) return [];
	return asActor(db, actor, (tx) => roleSources.importedTogether(tx, actor.memberId, at));
}

/** The year 9999 ends: what Postgres would still read, and nobody lives to see. */
const LAST_MOMENT = 253_402_300_799_999;
