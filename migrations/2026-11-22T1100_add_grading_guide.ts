import { sql, type Kysely } from 'kysely';

/** What only graders of an exercise read: where the fault is, and what an answer at a level looks like. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table app.exercise
			add column grading_guide text not null default '',
			add column worked_examples jsonb not null default '{}'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`alter table app.exercise drop column grading_guide, drop column worked_examples`.execute(db);
}
