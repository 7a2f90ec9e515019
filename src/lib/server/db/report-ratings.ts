import { sql } from 'kysely';
import { counted } from './calibration-ratings.ts';
import type { Tx } from './database.ts';

export type ReportRating = {
	applicationId: string;
	raterId: string;
	jobId: string;
	roleId: string;
	roleVersionId: string;
	dimensionName: string;
	level: number;
	openedAt: Date;
};

const columns = sql`a.id as application_id, s.member_id as rater_id, j.id as job_id, o.role_id, j.role_version_id,
	d.name as dimension_name, r.level, b.opened_at`;

/**
 * The counted ratings of these jobs' newest `debriefs` opened debriefs, in no order. Row-level security leaves out those on
 * which the reader still owes a scorecard, and the reader's own file.
 */
export async function ofJobs(tx: Tx, jobIds: string[], debriefs: number): Promise<ReportRating[]> {
	const { rows } = await sql<ReportRating>`
		select ${columns} ${counted} and j.id = any(${jobIds}::uuid[])
			and b.opened_at >= coalesce((select n.opened_at from app.debrief n
				join app.application m on m.organization_id = n.organization_id and m.id = n.application_id
				where n.organization_id = app.organization_id() and m.job_id = any(${jobIds}::uuid[])
				order by n.opened_at desc offset ${debriefs - 1} limit 1), '-infinity')`.execute(tx);
	return rows;
}

/**
 * The counted ratings of the organization's newest `debriefs` opened debriefs, in no order, without those of
 * applications on which the member in whose name the system asks owes a scorecard, and of that member's own file.
 */
export async function ofOrganization(tx: Tx, debriefs: number): Promise<ReportRating[]> {
	const { rows } = await sql<ReportRating>`
		select ${columns} ${counted}
			and a.id not in (select application_id from app.owed())
			and a.id not in (select application_id from app.own_application())
			and b.opened_at >= coalesce((select n.opened_at from app.debrief n
				where n.organization_id = app.organization_id()
				order by n.opened_at desc offset ${debriefs - 1} limit 1), '-infinity')`.execute(tx);
	return rows;
}
