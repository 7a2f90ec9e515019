import { sql } from 'kysely';
import type { ApplicationFacts, JobAccess, JobFacts, ScorecardFacts } from '#lib/domain/permissions/can.ts';
import type { Identity, Tx } from './database.ts';

/** What `can` asks to know of a job, or null where there is no such job. */
export async function ofJob(tx: Tx, actor: Identity, jobId: string): Promise<JobFacts | null> {
	const { rows } = await sql<{ confidential: boolean; access: JobAccess[] }>`
		select j.confidential,
			array(select a.access from app.job_access a where a.organization_id = j.organization_id and a.job_id = j.id
				and a.member_id = ${actor.memberId} and a.revoked_at is null) as access
		from app.job j where j.id = ${jobId} and j.organization_id = ${actor.organizationId}`.execute(tx);
	return rows[0] ?? null;
}

/** Everything that the actor holds on any job's hiring team, each kind once. */
export async function anyJobAccess(tx: Tx, actor: Identity): Promise<JobAccess[]> {
	const rows = await tx
		.selectFrom('jobAccess')
		.select('access')
		.distinct()
		.where('organizationId', '=', actor.organizationId)
		.where('memberId', '=', actor.memberId)
		.where('revokedAt', 'is', null)
		.execute();
	return rows.map((row) => row.access);
}

export type ApplicationSubject = { id: string; jobId: string; stageId: string };

/** Row-level security hides an application from the candidate it is about, so `ownFile` is never true here. */
export async function ofApplication(
	tx: Tx,
	actor: Identity,
	applicationId: string,
): Promise<{ subject: ApplicationSubject; facts: ApplicationFacts } | null> {
	const { rows } = await sql<{
		id: string;
		jobId: string;
		stageId: string;
		confidential: boolean;
		access: JobAccess[];
		onPanel: boolean;
		owes: boolean;
	}>`
		select a.id, a.job_id, a.stage_id, j.confidential,
			array(select t.access from app.job_access t where t.organization_id = j.organization_id and t.job_id = j.id
				and t.member_id = ${actor.memberId} and t.revoked_at is null) as access,
			exists (select from app.scorecard s where s.organization_id = a.organization_id and s.application_id = a.id
				and s.job_id = a.job_id and s.member_id = ${actor.memberId}
				and s.left_at is null) as on_panel,
			a.id in (select application_id from app.owed()) as owes
		from app.application a join app.job j on j.organization_id = a.organization_id and j.id = a.job_id
		where a.organization_id = ${actor.organizationId} and a.id = ${applicationId}`.execute(tx);
	const row = rows[0];
	if (!row) return null;
	return {
		subject: { id: row.id, jobId: row.jobId, stageId: row.stageId },
		facts: {
			job: { access: row.access, confidential: row.confidential },
			onPanel: row.onPanel,
			owesApplication: row.owes,
			ownFile: false,
		},
	};
}

export type ScorecardSubject = {
	id: string;
	applicationId: string;
	jobId: string;
	stageId: string;
	memberId: string;
};

export async function ofScorecard(
	tx: Tx,
	actor: Identity,
	scorecardId: string,
): Promise<{ subject: ScorecardSubject; facts: ScorecardFacts } | null> {
	const { rows } = await sql<ScorecardSubject & { submitted: boolean; owesStage: boolean }>`
		select s.id, s.application_id, s.job_id, s.stage_id, s.member_id, s.state = 'submitted' as submitted,
			(s.application_id, s.stage_id) in (select application_id, stage_id from app.owed()) as owes_stage
		from app.scorecard s
		where s.organization_id = ${actor.organizationId} and s.id = ${scorecardId}`.execute(tx);
	const row = rows[0];
	if (!row) return null;
	const application = await ofApplication(tx, actor, row.applicationId);
	if (!application) return null;
	const { submitted, owesStage, ...subject } = row;
	return {
		subject,
		facts: { application: application.facts, author: row.memberId === actor.memberId, owesStage, submitted },
	};
}
