import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

export type FoundSignIn = { organizationId: string; memberId: string; passwordHash: string };

/** Every account of this address that has a password, in all organizations. Asked before anybody is signed in. */
export async function findSignIn(db: Db, email: string): Promise<FoundSignIn[]> {
	const found = await sql<FoundSignIn>`select * from app.find_sign_in(${email})`.execute(db);
	return found.rows;
}

/** `tx` acts as the system. Null where the member has not chosen a password yet. */
export async function passwordHash(tx: Tx, memberId: string): Promise<string | null> {
	const row = await tx
		.selectFrom('credential')
		.select('passwordHash')
		.where('memberId', '=', memberId)
		.executeTakeFirst();
	return row?.passwordHash ?? null;
}

/** Which of these members have chosen a password. `tx` acts as the system. */
export async function existing(tx: Tx, memberIds: string[]): Promise<Set<string>> {
	if (memberIds.length === 0) return new Set();
	const rows = await tx
		.selectFrom('credential')
		.select('memberId')
		.where('memberId', 'in', memberIds)
		.execute();
	return new Set(rows.map((row) => row.memberId));
}

/** `tx` acts as the system. */
export async function save(
	tx: Tx,
	row: { organizationId: string; memberId: string; passwordHash: string; changedAt: Date },
): Promise<void> {
	await tx
		.insertInto('credential')
		.values(row)
		.onConflict((conflict) =>
			conflict
				.columns(['organizationId', 'memberId'])
				.doUpdateSet({ passwordHash: row.passwordHash, changedAt: row.changedAt }),
		)
		.execute();
}
