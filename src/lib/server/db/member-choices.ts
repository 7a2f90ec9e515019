import { sql } from 'kysely';
import type { JobAccess } from '#lib/domain/permissions/can.ts';
import type { Tx } from './database.ts';

export type MemberChoice = { id: string; name: string; access: JobAccess[] };

/** Current members by name, each with what it holds on the job, for a form that chooses among them. */
export async function ofJob(tx: Tx, jobId: string | null): Promise<MemberChoice[]> {
	const { rows } = await sql<MemberChoice>`
		select m.id, m.name, array(select a.access from app.job_access a
			where a.organization_id = m.organization_id and a.job_id = ${jobId}::uuid and a.member_id = m.id
				and a.revoked_at is null) as access
		from app.member m where m.organization_id = app.organization_id() and m.removed_at is null
		order by m.name, m.id`.execute(tx);
	return rows;
}

/** Which of these are current members. */
export async function current(tx: Tx, ids: string[]): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const rows = await tx
		.selectFrom('member')
		.select('id')
		.where('id', 'in', ids)
		.where('removedAt', 'is', null)
		.execute();
	return new Set(rows.map((row) => row.id));
}

export async function names(tx: Tx, ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await tx.selectFrom('member').select(['id', 'name']).where('id', 'in', ids).execute();
	return new Map(rows.map((row) => [row.id, row.name]));
}

/** Current members by name, each with what it holds on the application's job; the candidate is left out. */
export async function ofApplication(tx: Tx, applicationId: string): Promise<MemberChoice[]> {
	const { rows } = await sql<MemberChoice>`
		select m.id, m.name, array(select t.access from app.job_access t
			where t.organization_id = m.organization_id and t.job_id = a.job_id and t.member_id = m.id
				and t.revoked_at is null) as access
		from app.application a
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		join app.member m on m.organization_id = a.organization_id and m.removed_at is null
			and m.email is distinct from c.email
		where a.organization_id = app.organization_id() and a.id = ${applicationId}
		order by m.name, m.id`.execute(tx);
	return rows;
}
