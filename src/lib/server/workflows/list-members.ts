import type { Access } from '#lib/domain/account/account.ts';
import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as credentials from '#lib/server/db/credentials.ts';
import { asActor, asSystemWithin, type Db, type Tx } from '#lib/server/db/database.ts';
import * as invitations from '#lib/server/db/invitations.ts';
import * as members from '#lib/server/db/members.ts';
import { forbidden, notFound } from '#lib/server/errors.ts';
import { requireId } from './access.ts';
import { pageOf } from '#lib/server/workflows/paging.ts';

const PAGE = 100;

type MemberRow = NonNullable<Awaited<ReturnType<typeof members.find>>>;

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
			limit: PAGE + 1,
		});
		const { shown, last } = pageOf(found, PAGE);
		return {
			members: await viewsOf(tx, actor, shown),
			next: last?.id ?? null,
		};
	});
}

export async function viewMember(db: Db, actor: SignedIn, memberId: string): Promise<MemberView> {
	if (!can(actor, { action: 'manage_members' })) throw forbidden();
	return asActor(db, actor, async (tx) => {
		const row = await members.find(tx, requireId(memberId, 'member'));
		if (!row) throw notFound('member');
		const [view] = await viewsOf(tx, actor, [row]);
		if (!view) throw notFound('member');
		return view;
	});
}

async function viewsOf(tx: Tx, actor: SignedIn, rows: MemberRow[]): Promise<MemberView[]> {
	const ids = rows.map((row) => row.id);
	const owed = await members.scorecardsOwed(tx, ids);
	// Credentials and links are the system's to read: what leaves here is whether they exist, and until when.
	const [withPassword, links] = await asSystemWithin(tx, actor, async (system) => [
		await credentials.existing(system, ids),
		await invitations.openUntil(system, ids),
	]);
	return rows.map((row) => ({
		id: row.id,
		name: row.name,
		email: row.email,
		access: row.access,
		calibrationOwner: row.calibrationOwner,
		state: row.removedAt ? 'removed' : withPassword.has(row.id) ? 'active' : 'invited',
		linkUntil: links.get(row.id) ?? null,
		removedAt: row.removedAt,
		scorecardsOwed: owed.get(row.id) ?? 0,
	}));
}
