import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { Database } from './tables.ts';

export type Db = Kysely<Database>;

/** A transaction in which a database role, an organization and, for a member, a person have been set. */
export type Tx = Transaction<Database>;

/** For whom a unit of work is done. */
export type Identity = { organizationId: string; memberId: string };

export function createDatabase(pool: pg.Pool): Db {
	return new Kysely<Database>({
		dialect: new PostgresDialect({ pool }),
		plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
	}).withSchema('app');
}

export function newId(): string {
	return uuid();
}

/** Runs `work` in one transaction as this member: row-level security shows what that member may see, and no more. */
export async function asActor<T>(db: Db, actor: Identity, work: (tx: Tx) => Promise<T>): Promise<T> {
	const attempt = () =>
		db.transaction().execute(async (tx) => {
			await become(tx, 'touchstone_member', actor.organizationId, actor.memberId);
			return work(tx);
		});
	try {
		return await attempt();
	} catch (reason) {
		// Of two that wait for each other Postgres undoes one, whole: that one may simply come again.
		if (isDeadlock(reason)) return attempt();
		throw reason;
	}
}

function isDeadlock(reason: unknown): boolean {
	return reason instanceof pg.DatabaseError && reason.code === '40P01';
}

/** Runs `work` in one transaction as the system within one organization: tenancy holds, independence does not. */
export async function asSystem<T>(db: Db, organizationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
	return db.transaction().execute(async (tx) => {
		await become(tx, 'touchstone_system', organizationId, '');
		return work(tx);
	});
}

/**
 * Lifts independence for one piece of an actor's transaction, then puts it back. What `work` returns must not reach
 * the actor unless it tells nothing of others' ratings.
 */
export async function asSystemWithin<T>(tx: Tx, actor: Identity, work: (tx: Tx) => Promise<T>): Promise<T> {
	await become(tx, 'touchstone_system', actor.organizationId, actor.memberId);
	const result = await work(tx);
	await become(tx, 'touchstone_member', actor.organizationId, actor.memberId);
	return result;
}

async function become(tx: Tx, role: string, organizationId: string, memberId: string): Promise<void> {
	await sql`select set_config('role', ${role}, true), set_config('app.organization_id', ${organizationId}, true),
		set_config('app.member_id', ${memberId}, true)`.execute(tx);
}
