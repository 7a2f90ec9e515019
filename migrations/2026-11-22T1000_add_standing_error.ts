import { sql, type Kysely } from 'kysely';

/** How sure a score is, for tie groups; null where the engine that made it cannot say. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table app.standing add column se float8 check (se >= 0)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`alter table app.standing drop column se`.execute(db);
}
