import { createToken } from '#lib/server/auth/token.ts';
import { newId, type Identity, type Tx } from '#lib/server/db/database.ts';
import * as invitations from '#lib/server/db/invitations.ts';

const LINK_DAYS = 7;

/** What an admin passes on. The token is shown once and kept nowhere: the database holds its hash. */
export type Link = { token: string; expiresAt: Date };

/** A member has one working link at most: a new one ends those before it. `tx` acts as the system. */
export async function createLink(tx: Tx, by: Identity, memberId: string, now: Date): Promise<Link> {
	const { token, hash } = createToken(by.organizationId);
	const expiresAt = new Date(now.getTime() + LINK_DAYS * 86_400_000);
	await invitations.withdraw(tx, memberId);
	await invitations.insert(tx, {
		organizationId: by.organizationId,
		id: newId(),
		memberId,
		tokenHash: hash,
		createdBy: by.memberId,
		createdAt: now,
		expiresAt,
	});
	return { token, expiresAt };
}
