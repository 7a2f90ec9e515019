import { sql } from 'kysely';
import type { Actor } from '#lib/domain/permissions/can.ts';
import type { Db, Tx } from '#lib/server/db/database.ts';
import { createToken, readToken } from './token.ts';

const SESSION_DAYS = 30;

/** Who is signed in, and what every page needs to know of that person. */
export type SignedIn = Actor & {
	name: string;
	email: string;
	timeZone: string;
	organizationName: string;
};

export type NewSession = { token: string; expiresAt: Date };

/** `tx` acts as the system: a session is nobody's to read. */
export async function createSession(
	tx: Tx,
	member: { organizationId: string; memberId: string },
	now: Date,
): Promise<NewSession> {
	const { token, hash } = createToken(member.organizationId);
	const expiresAt = new Date(now.getTime() + SESSION_DAYS * 86_400_000);
	await tx
		.insertInto('session')
		.values({
			organizationId: member.organizationId,
			tokenHash: hash,
			memberId: member.memberId,
			createdAt: now,
			expiresAt,
		})
		.execute();
	return { token, expiresAt };
}

/** One query. Null for a token that is unknown, too old, or of a removed member. */
export async function findSession(db: Db, token: string, now: Date): Promise<SignedIn | null> {
	const read = readToken(token);
	if (!read) return null;
	const found = await sql<{
		memberId: string;
		name: string;
		email: string;
		access: Actor['access'];
		calibrationOwner: boolean;
		timeZone: string;
		organizationName: string;
	}>`select * from app.find_session(${read.organizationId}, ${read.hash}, ${now})`.execute(db);
	const row = found.rows[0];
	if (!row) return null;
	return {
		organizationId: read.organizationId,
		memberId: row.memberId,
		access: row.access,
		calibrationOwner: row.calibrationOwner,
		name: row.name,
		email: row.email,
		timeZone: row.timeZone,
		organizationName: row.organizationName,
	};
}

export async function endSession(tx: Tx, token: string): Promise<void> {
	const read = readToken(token);
	if (!read) return;
	await tx.deleteFrom('session').where('tokenHash', '=', read.hash).execute();
}

export async function endSessionsOf(tx: Tx, memberId: string): Promise<void> {
	await tx.deleteFrom('session').where('memberId', '=', memberId).execute();
}
