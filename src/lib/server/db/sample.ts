import { sql } from 'kysely';
import type { Identity, Tx } from './database.ts';

export async function loadedAt(tx: Tx): Promise<Date | null> {
	const row = await tx.selectFrom('organization').select('sampleLoadedAt').executeTakeFirstOrThrow();
	return row.sampleLoadedAt;
}

/** True for the one who may fill in the sample; of two at once, the second gets false. */
export async function claim(tx: Tx, now: Date): Promise<boolean> {
	const result = await tx
		.updateTable('organization')
		.set({ sampleLoadedAt: now })
		.where('sampleLoadedAt', 'is', null)
		.executeTakeFirst();
	return result.numUpdatedRows > 0n;
}

export async function mark(
	tx: Tx,
	table: 'role' | 'job' | 'candidate' | 'member',
	ids: readonly string[],
): Promise<void> {
	await tx.updateTable(table).set({ isSample: true }).where('id', 'in', ids).execute();
}

/** Steps out of the member's role for as long as it takes, since nobody but the tables' owner gets past immutability. */
export async function remove(tx: Tx, actor: Identity): Promise<void> {
	await sql`select set_config('role', 'none', true)`.execute(tx);
	await sql`select app.remove_sample(${actor.organizationId}::uuid)`.execute(tx);
	await sql`select set_config('role', 'touchstone_member', true)`.execute(tx);
}

/** Ids of a role version's signals and red flags, by their text. */
export async function signalIds(tx: Tx, roleVersionId: string): Promise<Map<string, string>> {
	const rows = await tx
		.selectFrom('signal')
		.select(['id', 'text'])
		.where('roleVersionId', '=', roleVersionId)
		.execute();
	return new Map(rows.map((row) => [row.text, row.id]));
}

export async function redFlagOf(tx: Tx, scorecardId: string): Promise<string | undefined> {
	const row = await tx
		.selectFrom('redFlag')
		.select('id')
		.where('scorecardId', '=', scorecardId)
		.executeTakeFirst();
	return row?.id;
}
