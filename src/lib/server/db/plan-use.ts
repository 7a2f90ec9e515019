import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** What of a job's plan an application stands in, or has been given: it can no longer be taken out. */
export type PlanUse = {
	stageIds: Set<string>;
	interviewIds: Set<string>;
	/** Ids of the exercises' places in the plan. */
	exerciseIds: Set<string>;
	/** Something was scheduled or assigned, even if cancelled later. */
	begun: boolean;
};

/** Ask as the system: a member does not see the own file, yet it counts. */
export async function ofJob(tx: Tx, jobId: string): Promise<PlanUse> {
	const { rows } = await sql<{ kind: 'stage' | 'interview' | 'exercise'; id: string }>`
		select 'stage' as kind, s.id from app.stage s
		where s.organization_id = app.organization_id() and s.job_id = ${jobId} and (
			exists (select from app.application a where a.organization_id = s.organization_id and a.job_id = s.job_id
				and a.stage_id = s.id)
			or exists (select from app.scheduled_interview i where i.organization_id = s.organization_id and i.stage_id = s.id)
			or exists (select from app.exercise_assignment x where x.organization_id = s.organization_id and x.stage_id = s.id))
		union all
		select 'interview', i.id from app.interview i
		where i.organization_id = app.organization_id() and i.job_id = ${jobId} and exists (
			select from app.scheduled_interview d where d.organization_id = i.organization_id and d.stage_id = i.stage_id
				and d.interview_id = i.id)
		union all
		select 'exercise', x.id from app.stage_exercise x
		where x.organization_id = app.organization_id() and x.job_id = ${jobId} and exists (
			select from app.exercise_assignment d where d.organization_id = x.organization_id and d.stage_id = x.stage_id
				and d.exercise_id = x.exercise_id and d.stage_exercise_id = x.id)`.execute(tx);
	const ids = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map((row) => row.id));
	const interviewIds = ids('interview');
	const exerciseIds = ids('exercise');
	return {
		stageIds: ids('stage'),
		interviewIds,
		exerciseIds,
		begun: interviewIds.size + exerciseIds.size > 0,
	};
}

/**
 * Waits for whoever is about to schedule or assign something of the plan, or to put an application into one of its
 * stages, and keeps others from it until the transaction ends. What `ofJob` then says holds.
 */
export async function holdPlan(tx: Tx, jobId: string): Promise<void> {
	await tx.selectFrom('stage').select('id').where('jobId', '=', jobId).orderBy('id').forUpdate().execute();
	await tx
		.selectFrom('interview')
		.select('id')
		.where('jobId', '=', jobId)
		.orderBy('id')
		.forUpdate()
		.execute();
	await tx
		.selectFrom('stageExercise')
		.select('id')
		.where('jobId', '=', jobId)
		.orderBy('id')
		.forUpdate()
		.execute();
}

/** Puts applications from the old stages into new ones, before the old ones go. Ask as the system. */
export async function moveApplications(
	tx: Tx,
	jobId: string,
	moves: { from: string; to: string }[],
): Promise<void> {
	const from = moves.map((move) => move.from);
	const to = moves.map((move) => move.to);
	await sql`
		update app.application a set stage_id = m.to_id
		from unnest(${from}::uuid[], ${to}::uuid[]) as m (from_id, to_id)
		where a.organization_id = app.organization_id() and a.job_id = ${jobId} and a.stage_id = m.from_id`.execute(
		tx,
	);
}
