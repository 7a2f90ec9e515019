import { sql } from 'kysely';
import type { Tx } from '#lib/server/db/database.ts';
import type { TaskName, TaskPayload } from './payloads.ts';

/**
 * Queues a job for the organization of this transaction: it runs once the transaction has committed, and never if it
 * does not. A job can run twice. One with the same payload that still waits is not queued a second time.
 */
export async function enqueue<N extends TaskName>(
	tx: Tx,
	task: N,
	payload: Omit<TaskPayload<N>, 'organizationId'>,
): Promise<void> {
	await sql`select app.enqueue(${task}, ${JSON.stringify(payload)}::jsonb)`.execute(tx);
}
