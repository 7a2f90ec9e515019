import { sql } from 'kysely';
import type { Tx } from './database.ts';

/**
 * Applications of open jobs that have a recommendation and whose debrief was not opened, which would have frozen it: by
 * rising id from `after` on. Ask as the system.
 */
export async function undecided(tx: Tx, page: { after: string | null; limit: number }): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		${applications} and (${page.after}::uuid is null or a.id > ${page.after}::uuid)
		order by a.organization_id, a.id limit ${page.limit}`.execute(tx);
	return rows.map((row) => row.id);
}

/** Whether this application is still one of them. Ask as the system. */
export async function isUndecided(tx: Tx, applicationId: string): Promise<boolean> {
	const { rows } = await sql`${applications} and a.id = ${applicationId}::uuid`.execute(tx);
	return rows.length > 0;
}

const applications = sql`
	select a.id from app.application a
	join app.job j on j.organization_id = a.organization_id and j.id = a.job_id and j.state = 'open'
	join app.standing s on s.organization_id = a.organization_id and s.application_id = a.id
	where a.organization_id = app.organization_id() and a.state = 'active'
		and not exists (select from app.debrief b
			where b.organization_id = a.organization_id and b.application_id = a.id)`;
