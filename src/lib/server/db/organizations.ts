import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

// Any number will do, so long as nothing else locks it.
const SETUP_LOCK = 7_268_001;

/** Asked before anybody is signed in, as the application's own login. */
export async function exists(db: Db): Promise<boolean> {
	const { rows } = await sql<{ answer: boolean }>`select app.has_organization() as answer`.execute(db);
	return rows[0]?.answer ?? false;
}

/**
 * Makes everybody else who sets up wait for the end of this transaction, then says whether an organization exists.
 * `tx` acts as the system; for this one question it steps back to the application's own login.
 */
export async function lockSetup(tx: Tx): Promise<boolean> {
	await sql`select pg_advisory_xact_lock(${SETUP_LOCK})`.execute(tx);
	await sql`select set_config('role', 'none', true)`.execute(tx);
	const answer = await exists(tx);
	await sql`select set_config('role', 'touchstone_system', true)`.execute(tx);
	return answer;
}

export async function insert(
	tx: Tx,
	row: { organizationId: string; name: string; createdAt: Date },
): Promise<void> {
	await tx.insertInto('organization').values(row).execute();
}

/** The organization that `tx` acts for. */
export async function current(tx: Tx): Promise<{ name: string; sampleLoadedAt: Date | null }> {
	return tx.selectFrom('organization').select(['name', 'sampleLoadedAt']).executeTakeFirstOrThrow();
}
