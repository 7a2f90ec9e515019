import { createRateLimits, type RateLimits } from '#lib/server/auth/rate-limit.ts';
import { findSession, type SignedIn } from '#lib/server/auth/session.ts';
import type { Db } from '#lib/server/db/database.ts';
import { acceptInvitation } from '#lib/server/workflows/accept-invitation.ts';
import { createOrganization } from '#lib/server/workflows/set-up-organization.ts';
import { inviteMember } from '#lib/server/workflows/invite-member.ts';

export const PASSWORD = 'correct horse battery';

/** An organization whose admin has chosen a password and is signed in. */
export async function signedInAdmin(db: Db, email: string): Promise<{ admin: SignedIn; token: string }> {
	const person = { name: 'Ada Admin', email, timeZone: 'Europe/Lisbon' };
	const made = await createOrganization(db, { organizationName: 'Northwind', ...person }, new Date());
	const { member, token } = await joined(db, made.token);
	return { admin: member, token };
}

/** A member who was invited, has chosen a password and is signed in. */
export async function signedInMember(
	db: Db,
	admin: SignedIn,
	member: { name: string; email: string; access: 'admin' | 'recruiter' | 'member' },
): Promise<{ member: SignedIn; token: string }> {
	const link = await inviteMember(db, admin, { ...member, calibrationOwner: false }, new Date());
	return joined(db, link.token);
}

async function joined(db: Db, link: string): Promise<{ member: SignedIn; token: string }> {
	const now = new Date();
	const choice = { password: PASSWORD, timeZone: 'Europe/Lisbon' };
	const { token } = await acceptInvitation(db, link, choice, now);
	const member = await findSession(db, token, now);
	if (!member) throw new Error('A session that was just made is not found.');
	return { member, token };
}

/** Rate limits of this database, as the server makes them. */
export function limitsOf(database: { pool: Parameters<typeof createRateLimits>[0] }): RateLimits {
	return createRateLimits(database.pool);
}
