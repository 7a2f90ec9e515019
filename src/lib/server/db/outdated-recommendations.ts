import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * Organizations in which an undecided application's recommendation was computed by another engine than this one, for
 * whoever runs the installation: no request may ask this, since it looks across organizations.
 */
export async function organizations(db: Db, engine: string): Promise<string[]> {
	return db.transaction().execute(async (tx) => {
		await sql`select set_config('app.maintenance', 'on', true)`.execute(tx);
		const { rows } = await sql<{ organizationId: string }>`
			select distinct s.organization_id
			from app.standing s
			join app.recommendation r on r.organization_id = s.organization_id and r.id = s.recommendation_id
			join app.application a on a.organization_id = s.organization_id and a.id = s.application_id
			join app.job j on j.organization_id = a.organization_id and j.id = a.job_id
			where r.engine_version <> ${engine} and a.state = 'active' and j.state = 'open'
				and not exists (select from app.debrief b
					where b.organization_id = a.organization_id and b.application_id = a.id)`.execute(tx);
		return rows.map(({ organizationId }) => organizationId);
	});
}
