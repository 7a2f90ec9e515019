import { hashPassword } from '#lib/server/auth/password.ts';
import { createSession, endSessionsOf, type NewSession } from '#lib/server/auth/session.ts';
import { readToken } from '#lib/server/auth/token.ts';
import { record } from '#lib/server/db/audit-events.ts';
import * as credentials from '#lib/server/db/credentials.ts';
import { asSystem, type Db } from '#lib/server/db/database.ts';
import * as invitations from '#lib/server/db/invitations.ts';
import * as members from '#lib/server/db/members.ts';
import * as organizations from '#lib/server/db/organizations.ts';
import { Refusal } from '#lib/server/errors.ts';

export type InvitationView = {
	name: string;
	email: string;
	organizationName: string;
	timeZone: string;
	/** The member had a password before: the link sets a new one. */
	resets: boolean;
};

/** Throws one and the same refusal for a link that is used, too old, unknown, or of a removed member. */
export async function viewInvitation(db: Db, token: string, now: Date): Promise<InvitationView> {
	const read = readToken(token);
	if (!read) throw closed();
	return asSystem(db, read.organizationId, async (tx) => {
		const invitation = await invitations.findOpen(tx, read.hash, now);
		if (!invitation) throw closed();
		const { name, email, timeZone } = invitation;
		const organization = await organizations.current(tx);
		const resets = (await credentials.passwordHash(tx, invitation.memberId)) !== null;
		return { name, email, timeZone, organizationName: organization.name, resets };
	});
}

/** Sets the password, ends whatever sessions there were, and signs in. A link works once. */
export async function acceptInvitation(
	db: Db,
	token: string,
	input: { password: string; timeZone: string },
	now: Date,
): Promise<NewSession> {
	const read = readToken(token);
	if (!read) throw closed();
	// Looked at first: hashing is dear, and most links that fail are dead ones.
	await viewInvitation(db, token, now);
	const passwordHash = await hashPassword(input.password);
	return asSystem(db, read.organizationId, async (tx) => {
		const invitation = await invitations.lockOpen(tx, read.hash, now);
		if (!invitation) throw closed();
		const member = { organizationId: read.organizationId, memberId: invitation.memberId };
		await invitations.markUsed(tx, invitation.id, now);
		await invitations.withdraw(tx, member.memberId);
		await credentials.save(tx, { ...member, passwordHash, changedAt: now });
		await members.update(tx, member.memberId, { timeZone: input.timeZone });
		await endSessionsOf(tx, member.memberId);
		await record(
			tx,
			member,
			{ action: 'member.joined', targetType: 'member', targetId: member.memberId },
			now,
		);
		return createSession(tx, member, now);
	});
}

function closed(): Refusal {
	return new Refusal(
		'not_found',
		'This link does not work, or no longer: it works once, for seven days. Ask an admin of your organization for a new one.',
	);
}
