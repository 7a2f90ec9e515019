import { sql } from 'kysely';
import type { JobAccess } from '#lib/domain/permissions/can.ts';
import type { Identity, Tx } from './database.ts';

export type ReportJob = {
	id: string;
	roleId: string;
	roleTitle: string;
	confidential: boolean;
	/** What the actor holds on it. */
	access: JobAccess[];
	/** Opened ones that the actor may know of; none of the sample. */
	debriefs: number;
};

/** The organization's jobs, or those of one role, whether or not the actor may see them: ask `can`. */
export async function list(tx: Tx, actor: Identity, roleId: string | null): Promise<ReportJob[]> {
	const { rows } = await sql<ReportJob>`
		with debriefed as materialized (
			select a.job_id, count(*)::int as debriefs from app.debrief b
			join app.application a on a.organization_id = b.organization_id and a.id = b.application_id
			join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id and not c.is_sample
			where b.organization_id = ${actor.organizationId} group by a.job_id)
		select j.id, v.role_id, r.title as role_title, j.confidential,
			array(select t.access from app.job_access t where t.organization_id = j.organization_id and t.job_id = j.id
				and t.member_id = ${actor.memberId} and t.revoked_at is null) as access,
			case when j.is_sample then 0 else coalesce(g.debriefs, 0) end as debriefs
		from app.job j
		join app.role_version v on v.organization_id = j.organization_id and v.id = j.role_version_id
		join app.role r on r.organization_id = v.organization_id and r.id = v.role_id
		left join debriefed g on g.job_id = j.id
		where j.organization_id = ${actor.organizationId} and (${roleId}::uuid is null or v.role_id = ${roleId}::uuid)`.execute(
		tx,
	);
	return rows;
}

export type ScoredDimension = {
	roleId: string;
	roleVersionId: string;
	/** Of the version; the newest is the highest. */
	number: number;
	name: string;
	weight: number;
};

/** The weighted dimensions of all versions of these roles, newest version first, in their order. */
export async function scoredDimensions(tx: Tx, roleIds: string[]): Promise<ScoredDimension[]> {
	if (roleIds.length === 0) return [];
	return tx
		.selectFrom('roleVersion')
		.innerJoin('dimension', (join) =>
			join
				.onRef('dimension.organizationId', '=', 'roleVersion.organizationId')
				.onRef('dimension.roleVersionId', '=', 'roleVersion.id'),
		)
		.select([
			'roleVersion.roleId',
			'roleVersion.id as roleVersionId',
			'roleVersion.number',
			'dimension.name',
			'dimension.weight',
		])
		.where('roleVersion.roleId', 'in', roleIds)
		.where('dimension.weight', '>', 0)
		.orderBy('roleVersion.number', 'desc')
		.orderBy('dimension.position')
		.execute();
}
