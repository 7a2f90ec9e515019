import { hashPassword, verifyPassword } from '#lib/server/auth/password.ts';
import type { RateLimits } from '#lib/server/auth/rate-limit.ts';
import { createSession, endSessionsOf, type NewSession, type SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import * as credentials from '#lib/server/db/credentials.ts';
import { asActor, asSystem, type Db } from '#lib/server/db/database.ts';
import * as members from '#lib/server/db/members.ts';
import { invalid } from '#lib/server/errors.ts';

export async function changeProfile(
	db: Db,
	actor: SignedIn,
	input: { name: string; timeZone: string },
	now: Date,
): Promise<void> {
	await asActor(db, actor, async (tx) => {
		await members.update(tx, actor.memberId, input);
		await record(
			tx,
			actor,
			{ action: 'member.profile_changed', targetType: 'member', targetId: actor.memberId },
			now,
		);
	});
}

/** Ends every session of this member and begins a new one for whoever knew the password. */
export async function changePassword(
	db: Db,
	limits: Pick<RateLimits, 'signInByAccount'>,
	actor: SignedIn,
	input: { currentPassword: string; password: string },
	now: Date,
): Promise<NewSession> {
	await limits.signInByAccount.take(actor.memberId);
	const { organizationId, memberId } = actor;
	const stored = await asSystem(db, organizationId, (tx) => credentials.passwordHash(tx, memberId));
	if (!(await verifyPassword(stored, input.currentPassword))) {
		throw invalid([{ field: 'currentPassword', message: 'This is not your current password.' }]);
	}
	await limits.signInByAccount.forget(memberId);
	const passwordHash = await hashPassword(input.password);
	return asSystem(db, organizationId, async (tx) => {
		await credentials.save(tx, { organizationId, memberId, passwordHash, changedAt: now });
		await endSessionsOf(tx, memberId);
		await record(
			tx,
			actor,
			{ action: 'member.password_changed', targetType: 'member', targetId: memberId },
			now,
		);
		return createSession(tx, actor, now);
	});
}
