import { sql, type Kysely } from 'kysely';

/** An application's page reads its own lines of the log. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create index audit_event_application on app.audit_event (organization_id, application_id, id)
			where application_id is not null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop index app.audit_event_application`.execute(db);
}
