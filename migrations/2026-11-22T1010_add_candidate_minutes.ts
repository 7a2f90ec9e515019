import { sql, type Kysely } from 'kysely';

/** How much of a candidate's time a job's plan may take, interviews and exercises together; six hours unless set. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table app.job add column candidate_minutes int not null default 360
			check (candidate_minutes between 60 and 2400)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`alter table app.job drop column candidate_minutes`.execute(db);
}
