import { verifyPassword } from '#lib/server/auth/password.ts';
import type { RateLimits } from '#lib/server/auth/rate-limit.ts';
import { createSession, endSession, type NewSession, type SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import * as credentials from '#lib/server/db/credentials.ts';
import { asSystem, asSystemWithin, asActor, type Db } from '#lib/server/db/database.ts';
import { invalid } from '#lib/server/errors.ts';

type SignInLimits = Pick<RateLimits, 'signInByAddress' | 'signInByAccount'>;

/**
 * One refusal, and the work of one comparison, for a wrong password and an unknown address alike. `clientAddress` is
 * where the request came from. Where one address and one password open accounts in several organizations, the oldest
 * opens.
 */
export async function signIn(
	db: Db,
	limits: SignInLimits,
	input: { email: string; password: string; clientAddress: string },
	now: Date,
): Promise<NewSession> {
	await limits.signInByAddress.take(input.clientAddress);
	await limits.signInByAccount.take(input.email);
	const account = await matching(db, input.email, input.password);
	if (!account) throw invalid([], 'That e-mail address and password do not belong together.');
	await limits.signInByAccount.forget(input.email);
	return asSystem(db, account.organizationId, async (tx) => {
		const session = await createSession(tx, account, now);
		await record(
			tx,
			account,
			{ action: 'member.signed_in', targetType: 'member', targetId: account.memberId },
			now,
		);
		return session;
	});
}

async function matching(db: Db, email: string, password: string) {
	const accounts = await credentials.findSignIn(db, email);
	if (accounts.length === 0) await verifyPassword(null, password);
	for (const account of accounts) {
		if (await verifyPassword(account.passwordHash, password)) return account;
	}
	return null;
}

/** Ends this session alone; the member may be signed in elsewhere. */
export async function signOut(db: Db, actor: SignedIn, token: string, now: Date): Promise<void> {
	await asActor(db, actor, async (tx) => {
		await asSystemWithin(tx, actor, (system) => endSession(system, token));
		await record(
			tx,
			actor,
			{ action: 'member.signed_out', targetType: 'member', targetId: actor.memberId },
			now,
		);
	});
}
