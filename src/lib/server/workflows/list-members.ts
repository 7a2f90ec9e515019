import type { Access } from '#lib/domain/account/account.ts';
import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as credentials from '#lib/server/db/credentials.ts';
import { asActor, asSystemWithin, type Db } from '#lib/server/db/database.ts';
import * as invitations from '#lib/server/db/invitations.ts';
import * as members from '#lib/server/db/members.ts';
import { forbidden } from '#lib/server/errors.ts';
import { requireId } from './access.ts';

const PAGE_SIZE = 100;

export type MemberView = {
	id: string;
	name: string;
	email: string;
	access: Access;
	calibrationOwner: boolean;
	state: 'active' | 'invited' | 'removed';
	/** Until when an unused link works; in the past where it ran out. Null where there is none. */
	linkUntil: Date | null;
	removedAt: Date | null;
	scorecardsOwed: number;
};

export type MemberList = { members: MemberView[]; next: string | null };

/** `after` is the id of the last member of the page before. */
export async function listMembers(
	db: Db,
	actor: SignedIn,
	page: { removed: boolean; after: string | null },
): Promise<MemberList> {
	if (!can(actor, { action: 'manage_members' })) throw forbidden();
	return asActor(db, actor, async (tx) => {
		const after = page.after ? await members.find(tx, requireId(page.after, 'member')) : undefined;
		const found = await members.list(tx, {
			removed: page.removed,
			after: after ? { name: after.name, id: after.id } : null,
			limit: PAGE_SIZE + 1,
		});
		const rows = found.slice(0, PAGE_SIZE);
		const ids = rows.map((row) => row.id);
		const owed = await members.scorecardsOwed(tx, ids);
		const [withPassword, links] = await asSystemWithin(tx, actor, async (system) => [
			await credentials.existing(system, ids),
			await invitations.openUntil(system, ids),
		]);
		return {
			members: rows.map((row) => ({
				id: row.id,
				name: row.name,
				email: row.email,
				access: row.access,
				calibrationOwner: row.calibrationOwner,
				state: row.removedAt ? 'removed' : withPassword.has(row.id) ? 'active' : 'invited',
				linkUntil: links.get(row.id) ?? null,
				removedAt: row.removedAt,
				scorecardsOwed: owed.get(row.id) ?? 0,
			})),
			next: found.length > PAGE_SIZE ? (ids.at(-1) ?? null) : null,
		};
	});
}
