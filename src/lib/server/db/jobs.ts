import { sql } from 'kysely';
import type { JobAccess } from '#lib/domain/permissions/can.ts';
import type { Identity, Tx } from './database.ts';

export type Job = {
	id: string;
	title: string;
	state: 'open' | 'closed';
	confidential: boolean;
	planRevision: number;
	/** Of the candidate's time, what the plan may take. */
	candidateMinutes: number;
	roleVersionId: string;
	roleId: string;
	roleTitle: string;
	versionNumber: number;
	createdAt: Date;
};

export type NewJob = {
	organizationId: string;
	id: string;
	title: string;
	roleVersionId: string;
	confidential: boolean;
	createdAt: Date;
	createdBy: string;
};

export async function insert(tx: Tx, job: NewJob): Promise<void> {
	await tx
		.insertInto('job')
		.values({ ...job, state: 'open' })
		.execute();
}

export async function find(tx: Tx, id: string): Promise<Job | undefined> {
	return tx
		.selectFrom('job')
		.innerJoin('roleVersion', (join) =>
			join
				.onRef('roleVersion.organizationId', '=', 'job.organizationId')
				.onRef('roleVersion.id', '=', 'job.roleVersionId'),
		)
		.select([
			'job.id',
			'job.title',
			'job.state',
			'job.confidential',
			'job.planRevision',
			'job.candidateMinutes',
			'job.roleVersionId',
			'roleVersion.roleId',
			'roleVersion.title as roleTitle',
			'roleVersion.number as versionNumber',
			'job.createdAt',
		])
		.where('job.id', '=', id)
		.executeTakeFirst();
}

export type LockedJob = Pick<Job, 'id' | 'state' | 'planRevision' | 'roleVersionId'>;

/** Changes of one job and of its plan are made one after the other. */
export async function lock(tx: Tx, id: string): Promise<LockedJob | undefined> {
	return tx
		.selectFrom('job')
		.select(['id', 'state', 'planRevision', 'roleVersionId'])
		.where('id', '=', id)
		.forNoKeyUpdate()
		.executeTakeFirst();
}

export async function setState(tx: Tx, id: string, state: Job['state']): Promise<void> {
	await tx.updateTable('job').set({ state }).where('id', '=', id).execute();
}

export async function setPlanRevision(tx: Tx, id: string, planRevision: number): Promise<void> {
	await tx.updateTable('job').set({ planRevision }).where('id', '=', id).execute();
}

export async function setCandidateMinutes(tx: Tx, id: string, candidateMinutes: number): Promise<void> {
	await tx.updateTable('job').set({ candidateMinutes }).where('id', '=', id).execute();
}

export type JobListing = {
	id: string;
	title: string;
	confidential: boolean;
	roleTitle: string;
	versionNumber: number;
	createdAt: Date;
	access: JobAccess[];
	applications: number;
};

/**
 * Newest first, after the job `before`: those whose hiring team the actor is on, those where the actor has a seat on a
 * panel, and, with `allOpenToAll`, every job that is not confidential.
 */
export async function list(
	tx: Tx,
	actor: Identity,
	page: { state: Job['state']; allOpenToAll: boolean; before: string | null; limit: number },
): Promise<JobListing[]> {
	const { rows } = await sql<JobListing>`
		select j.id, j.title, j.confidential, v.title as role_title, v.number as version_number, j.created_at, t.access,
			(select count(*)::int from app.application a where a.organization_id = j.organization_id and a.job_id = j.id
				and a.state = 'active') as applications
		from app.job j
		join app.role_version v on v.organization_id = j.organization_id and v.id = j.role_version_id
		cross join lateral (select array(select a.access from app.job_access a
			where a.organization_id = j.organization_id and a.job_id = j.id
				and a.member_id = ${actor.memberId} and a.revoked_at is null) as access) t
		where j.organization_id = ${actor.organizationId} and j.state = ${page.state}
			and (${page.before}::uuid is null or j.id < ${page.before}::uuid)
			and ((${page.allOpenToAll} and not j.confidential) or cardinality(t.access) > 0
				or j.id in (select s.job_id from app.scorecard s where s.organization_id = ${actor.organizationId}
					and s.member_id = ${actor.memberId} and s.left_at is null))
		order by j.id desc limit ${page.limit}`.execute(tx);
	return rows;
}

/** Confidential jobs whose team the actor is not on: that they exist and who opened them, not what they are. */
export async function confidentialElsewhere(
	tx: Tx,
	actor: Identity,
	limit: number,
): Promise<{ id: string; openedBy: string; openedAt: Date }[]> {
	const { rows } = await sql<{ id: string; openedBy: string; openedAt: Date }>`
		select j.id, m.name as opened_by, j.created_at as opened_at
		from app.job j join app.member m on m.organization_id = j.organization_id and m.id = j.created_by
		where j.organization_id = ${actor.organizationId} and j.confidential and j.state = 'open'
			and not exists (select from app.job_access a where a.organization_id = j.organization_id and a.job_id = j.id
				and a.member_id = ${actor.memberId} and a.revoked_at is null)
		order by j.id desc limit ${limit}`.execute(tx);
	return rows;
}
