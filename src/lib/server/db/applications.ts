import { sql } from 'kysely';
import type { Tx } from './database.ts';

export type Application = {
	id: string;
	jobId: string;
	jobTitle: string;
	jobState: 'open' | 'closed';
	candidateId: string;
	candidateName: string;
	candidateEmail: string | null;
	stageId: string;
	stageName: string;
	state: 'active' | 'withdrawn';
	createdAt: Date;
};

export type NewApplication = {
	organizationId: string;
	id: string;
	jobId: string;
	candidateId: string;
	stageId: string;
	createdAt: Date;
	createdBy: string;
};

/** False where this candidate has an application in this job already. */
export async function insert(tx: Tx, application: NewApplication): Promise<boolean> {
	const inserted = await tx
		.insertInto('application')
		.values({ ...application, state: 'active' })
		.onConflict((conflict) => conflict.columns(['organizationId', 'jobId', 'candidateId']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return inserted !== undefined;
}

export async function idOf(tx: Tx, jobId: string, candidateId: string): Promise<string | undefined> {
	const row = await tx
		.selectFrom('application')
		.select('id')
		.where('jobId', '=', jobId)
		.where('candidateId', '=', candidateId)
		.executeTakeFirst();
	return row?.id;
}

/** The applications of these candidates in one job, by candidate. */
export async function idsOf(tx: Tx, jobId: string, candidateIds: string[]): Promise<Map<string, string>> {
	if (candidateIds.length === 0) return new Map();
	const rows = await tx
		.selectFrom('application')
		.select(['id', 'candidateId'])
		.where('jobId', '=', jobId)
		.where('candidateId', 'in', candidateIds)
		.execute();
	return new Map(rows.map((row) => [row.candidateId, row.id]));
}

function whole(tx: Tx) {
	return tx
		.selectFrom('application')
		.innerJoin('job', (join) =>
			join
				.onRef('job.organizationId', '=', 'application.organizationId')
				.onRef('job.id', '=', 'application.jobId'),
		)
		.innerJoin('candidate', (join) =>
			join
				.onRef('candidate.organizationId', '=', 'application.organizationId')
				.onRef('candidate.id', '=', 'application.candidateId'),
		)
		.innerJoin('stage', (join) =>
			join
				.onRef('stage.organizationId', '=', 'application.organizationId')
				.onRef('stage.id', '=', 'application.stageId'),
		)
		.select([
			'application.id',
			'application.jobId',
			'job.title as jobTitle',
			'job.state as jobState',
			'application.candidateId',
			'candidate.name as candidateName',
			'candidate.email as candidateEmail',
			'application.stageId',
			'stage.name as stageName',
			'application.state',
			'application.createdAt',
		]);
}

export async function find(tx: Tx, id: string): Promise<Application | undefined> {
	return whole(tx).where('application.id', '=', id).executeTakeFirst();
}

export async function ofCandidate(tx: Tx, candidateId: string, ids: string[]): Promise<Application[]> {
	if (ids.length === 0) return [];
	return whole(tx)
		.where('application.candidateId', '=', candidateId)
		.where('application.id', 'in', ids)
		.orderBy('application.id', 'desc')
		.execute();
}

/** Schedulers of one application come one after the other. Locks after interviews and scorecards, never before. */
export async function lock(
	tx: Tx,
	id: string,
): Promise<{ id: string; state: 'active' | 'withdrawn'; stageId: string } | undefined> {
	return tx
		.selectFrom('application')
		.select(['id', 'state', 'stageId'])
		.where('id', '=', id)
		.forNoKeyUpdate()
		.executeTakeFirst();
}

export async function move(tx: Tx, id: string, stageId: string): Promise<void> {
	await tx.updateTable('application').set({ stageId }).where('id', '=', id).execute();
}

export async function setState(tx: Tx, id: string, state: Application['state']): Promise<void> {
	await tx.updateTable('application').set({ state }).where('id', '=', id).execute();
}

/** How many stand in each stage; withdrawn ones apart. */
export async function countsByStage(
	tx: Tx,
	jobId: string,
): Promise<{ stageId: string; state: Application['state']; count: number }[]> {
	return tx
		.selectFrom('application')
		.select(['stageId', 'state', sql<number>`count(*)::int`.as('count')])
		.where('jobId', '=', jobId)
		.groupBy(['stageId', 'state'])
		.execute();
}

export type ApplicationStart = { position: number; nameKey: string; id: string };

export type ApplicationListing = {
	id: string;
	candidateName: string;
	stageId: string;
	stageName: string;
	start: ApplicationStart;
};

/** By stage, then by name; nothing in it comes from ratings. */
export async function listOfJob(
	tx: Tx,
	jobId: string,
	page: {
		state: Application['state'];
		stageId: string | null;
		after: ApplicationStart | null;
		limit: number;
	},
): Promise<ApplicationListing[]> {
	const { stageId, after } = page;
	const inStage = stageId ? sql`and a.stage_id = ${stageId}` : sql``;
	const onwards = after
		? sql`and (s.position, c.name_key, a.id) > (${after.position}, ${after.nameKey}, ${after.id}::uuid)`
		: sql``;
	const { rows } = await sql<Omit<ApplicationListing, 'start'> & { position: number; nameKey: string }>`
		select a.id, c.name as candidate_name, a.stage_id, s.name as stage_name, s.position, c.name_key
		from app.application a
		join app.stage s on s.organization_id = a.organization_id and s.id = a.stage_id
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		where a.organization_id = app.organization_id() and a.job_id = ${jobId} and a.state = ${page.state}
			${inStage} ${onwards}
		order by s.position, c.name_key, a.id limit ${page.limit}`.execute(tx);
	return rows.map(({ position, nameKey, ...row }) => ({ ...row, start: { position, nameKey, id: row.id } }));
}

export type Owed = {
	scorecardId: string;
	applicationId: string;
	memberId: string;
	memberName: string;
	/** The interview or the exercise that it is about. */
	title: string;
	/** When the interview ends, or when the exercise was handed in; null before that. */
	since: Date | null;
};

/** The scorecards still owed for these applications. It tells nothing of what anybody rated. */
export async function owedOf(tx: Tx, jobId: string, applicationIds: string[]): Promise<Owed[]> {
	if (applicationIds.length === 0) return [];
	const { rows } = await sql<Owed>`
		select s.id as scorecard_id, s.application_id, s.member_id, m.name as member_name,
			coalesce(i.title, e.title, '') as title, coalesce(d.ends_at, x.submitted_at) as since
		from app.scorecard s
		join app.member m on m.organization_id = s.organization_id and m.id = s.member_id
		left join app.scheduled_interview d on d.organization_id = s.organization_id and d.id = s.scheduled_interview_id
		left join app.interview i on i.organization_id = d.organization_id and i.id = d.interview_id
		left join app.exercise_assignment x on x.organization_id = s.organization_id and x.id = s.exercise_assignment_id
		left join app.exercise e on e.organization_id = x.organization_id and e.id = x.exercise_id
		where s.organization_id = app.organization_id() and s.job_id = ${jobId}
			and s.application_id = any(${applicationIds}::uuid[]) and s.state = 'draft' and s.left_at is null
		order by since nulls last, m.name`.execute(tx);
	return rows;
}

export type ExerciseState = {
	applicationId: string;
	title: string;
	state: 'assigned' | 'sent' | 'started' | 'submitted' | 'graded' | 'expired' | 'cancelled';
	dueAt: Date;
};

export async function exercisesOf(tx: Tx, jobId: string, applicationIds: string[]): Promise<ExerciseState[]> {
	if (applicationIds.length === 0) return [];
	const { rows } = await sql<ExerciseState>`
		select x.application_id, e.title, x.state, x.due_at
		from app.exercise_assignment x
		join app.exercise e on e.organization_id = x.organization_id and e.id = x.exercise_id
		where x.organization_id = app.organization_id() and x.job_id = ${jobId}
			and x.application_id = any(${applicationIds}::uuid[]) and x.state <> 'cancelled'
		order by x.id`.execute(tx);
	return rows;
}

export type Seat = {
	scorecardId: string;
	applicationId: string;
	/** Null for a grading, which goes by without the candidate's name. */
	candidateName: string | null;
	title: string;
	startsAt: Date | null;
	endsAt: Date | null;
	state: 'draft' | 'submitted' | 'waived';
	submittedAt: Date | null;
};

/** The member's own seats in a job, newest first. */
export async function seatsOf(tx: Tx, jobId: string, memberId: string): Promise<Seat[]> {
	const { rows } = await sql<Seat>`
		select s.id as scorecard_id, s.application_id, case when d.id is null then null else c.name end as candidate_name,
			coalesce(i.title, e.title, '') as title, d.starts_at, d.ends_at, s.state, s.submitted_at
		from app.scorecard s
		join app.application a on a.organization_id = s.organization_id and a.id = s.application_id
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		left join app.scheduled_interview d on d.organization_id = s.organization_id and d.id = s.scheduled_interview_id
		left join app.interview i on i.organization_id = d.organization_id and i.id = d.interview_id
		left join app.exercise_assignment x on x.organization_id = s.organization_id and x.id = s.exercise_assignment_id
		left join app.exercise e on e.organization_id = x.organization_id and e.id = x.exercise_id
		where s.organization_id = app.organization_id() and s.job_id = ${jobId} and s.member_id = ${memberId}
			and s.left_at is null
		order by s.state = 'draft' desc, s.id desc limit 200`.execute(tx);
	return rows;
}
