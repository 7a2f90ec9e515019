import type { Access } from '#lib/domain/account/account.ts';
import { can } from '#lib/domain/permissions/can.ts';
import { endSessionsOf, type SignedIn } from '#lib/server/auth/session.ts';
import { record, type AuditEvent } from '#lib/server/db/audit-events.ts';
import { asActor, asSystemWithin, type Db, type Tx } from '#lib/server/db/database.ts';
import * as credentials from '#lib/server/db/credentials.ts';
import * as invitations from '#lib/server/db/invitations.ts';
import * as members from '#lib/server/db/members.ts';
import { conflict, forbidden, notFound } from '#lib/server/errors.ts';
import { requireId } from './access.ts';
import { createLink, type Link } from './invite-member-link.ts';

type Member = NonNullable<Awaited<ReturnType<typeof members.lock>>>;

/** Takes effect at the member's next request. */
export async function changeAccess(
	db: Db,
	actor: SignedIn,
	memberId: string,
	input: { access: Access; calibrationOwner: boolean },
	now: Date,
): Promise<void> {
	await changing(db, actor, memberId, async (tx, member, admins) => {
		if (member.removedAt) throw wasRemoved(member);
		const { access, calibrationOwner } = member;
		if (input.access === access && input.calibrationOwner === calibrationOwner) return;
		if (input.access !== 'admin') await requireAnotherAdmin(tx, actor, member, admins);
		await members.update(tx, member.id, input);
		const details = {
			from: access,
			to: input.access,
			calibrationOwner: input.calibrationOwner,
		};
		await recordOf(tx, actor, member, 'member.access_changed', now, details);
	});
}

/** Ends every session and link at once. What the member wrote stays, and what the member owes stays owed. */
export async function removeMember(db: Db, actor: SignedIn, memberId: string, now: Date): Promise<void> {
	await changing(db, actor, memberId, async (tx, member, admins) => {
		if (member.removedAt) return;
		await requireAnotherAdmin(tx, actor, member, admins);
		await members.update(tx, member.id, { removedAt: now });
		await asSystemWithin(tx, actor, async (system) => {
			await endSessionsOf(system, member.id);
			await invitations.withdraw(system, member.id);
		});
		await recordOf(tx, actor, member, 'member.removed', now);
	});
}

/** With the access and the password of before. */
export async function bringBackMember(db: Db, actor: SignedIn, memberId: string, now: Date): Promise<void> {
	await changing(db, actor, memberId, async (tx, member) => {
		if (!member.removedAt) return;
		await members.update(tx, member.id, { removedAt: null });
		await recordOf(tx, actor, member, 'member.brought_back', now);
	});
}

/** For who lost the first link or the password. What was valid before stays valid until the new link is used. */
export async function createSignInLink(
	db: Db,
	actor: SignedIn,
	memberId: string,
	now: Date,
): Promise<{ name: string } & Link> {
	return changing(db, actor, memberId, async (tx, member) => {
		if (member.removedAt) throw wasRemoved(member);
		const link = await asSystemWithin(tx, actor, (system) => createLink(system, actor, member.id, now));
		await recordOf(tx, actor, member, 'member.sign_in_link_created', now);
		return { name: member.name, ...link };
	});
}

async function changing<T>(
	db: Db,
	actor: SignedIn,
	memberId: string,
	work: (tx: Tx, member: Member, admins: string[]) => Promise<T>,
): Promise<T> {
	if (!can(actor, { action: 'manage_members' })) throw forbidden();
	return asActor(db, actor, async (tx) => {
		// Before the member itself, so that two admins who remove each other wait in the same order.
		const admins = await members.lockAdmins(tx);
		if (!admins.includes(actor.memberId)) throw forbidden();
		const member = await members.lock(tx, requireId(memberId, 'member'));
		if (!member) throw notFound('member');
		return work(tx, member, admins);
	});
}

/** Somebody who can sign in must be left to run the organization: an admin who was only invited may never come. */
async function requireAnotherAdmin(tx: Tx, actor: SignedIn, member: Member, admins: string[]): Promise<void> {
	if (!admins.includes(member.id) || actor.memberId !== member.id) return;
	const others = admins.filter((id) => id !== member.id);
	const able = await asSystemWithin(tx, actor, (system) => credentials.existing(system, others));
	if (able.size === 0) {
		throw conflict(
			'You are the only admin who can sign in. First make somebody else an admin who has a password already.',
		);
	}
}

async function recordOf(
	tx: Tx,
	actor: SignedIn,
	member: Member,
	action: string,
	now: Date,
	details?: NonNullable<AuditEvent['details']>,
): Promise<void> {
	const event = { action, targetType: 'member', targetId: member.id };
	await record(tx, actor, details ? { ...event, details } : event, now);
}

function wasRemoved(member: Member) {
	return conflict(`${member.name} was removed meanwhile. Bring the member back first.`);
}
