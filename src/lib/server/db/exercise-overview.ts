import { sql, type RawBuilder } from 'kysely';
import type { AssignmentState } from '#lib/domain/exercise/assignment.ts';
import type { Identity, Tx } from './database.ts';

export type AssignmentRow = {
	id: string;
	applicationId: string;
	candidateName: string;
	jobTitle: string;
	stageName: string;
	title: string;
	state: AssignmentState;
	dueAt: Date;
	closesAt: Date;
	sentAt: Date | null;
	startedAt: Date | null;
	submittedAt: Date | null;
	gradedAt: Date | null;
	closedAt: Date | null;
};

export type GraderRow = {
	assignmentId: string;
	scorecardId: string;
	memberId: string;
	name: string;
	state: 'draft' | 'submitted' | 'waived';
	submittedAt: Date | null;
	leftAt: Date | null;
};

export type ExerciseFilter =
	'open' | 'assigned' | 'sent' | 'started' | 'late' | 'submitted' | 'graded' | 'closed';

const matching: Record<ExerciseFilter, (now: Date) => RawBuilder<unknown>> = {
	open: () => sql`x.state in ('assigned', 'sent', 'started', 'submitted')`,
	assigned: () => sql`x.state = 'assigned'`,
	sent: () => sql`x.state = 'sent'`,
	started: () => sql`x.state = 'started'`,
	late: (now) => sql`x.state in ('assigned', 'sent', 'started') and x.due_at < ${now}`,
	submitted: () => sql`x.state = 'submitted'`,
	graded: () => sql`x.state = 'graded'`,
	closed: () => sql`x.state in ('expired', 'cancelled')`,
};

/**
 * Of all jobs that the actor manages: with `recruits` also those that are not confidential. By due time, the earliest
 * first.
 */
export async function page(
	tx: Tx,
	actor: Identity,
	options: {
		recruits: boolean;
		filter: ExerciseFilter;
		/** The id of the last assignment of the page before. */
		after: string | null;
		limit: number;
		now: Date;
	},
): Promise<AssignmentRow[]> {
	const { recruits, filter, after, limit, now } = options;
	const { rows } = await sql<AssignmentRow>`
		${selected} where x.organization_id = ${actor.organizationId} and ${matching[filter](now)}
			and ((${recruits} and not j.confidential) or exists (select from app.job_access t
				where t.organization_id = j.organization_id and t.job_id = j.id and t.member_id = ${actor.memberId}
					and t.revoked_at is null and (${recruits} or t.access in ('hiring_manager', 'recruiter'))))
			and (${after}::uuid is null or (x.due_at, x.id) > (select p.due_at, p.id from app.exercise_assignment p
				where p.organization_id = x.organization_id and p.id = ${after}::uuid))
		order by x.due_at, x.id limit ${limit}`.execute(tx);
	return rows;
}

export async function find(tx: Tx, id: string): Promise<AssignmentRow | undefined> {
	const { rows } = await sql<AssignmentRow>`
		${selected} where x.organization_id = app.organization_id() and x.id = ${id}`.execute(tx);
	return rows[0];
}

/** In the order in which they were assigned. */
export async function ofApplication(
	tx: Tx,
	where: { jobId: string; applicationId: string },
): Promise<AssignmentRow[]> {
	const { rows } = await sql<AssignmentRow>`
		${selected} where x.organization_id = app.organization_id() and x.job_id = ${where.jobId}
			and x.application_id = ${where.applicationId} order by x.id`.execute(tx);
	return rows;
}

const selected = sql`
	select x.id, x.application_id, c.name as candidate_name, j.title as job_title, g.name as stage_name, e.title,
		x.state, x.due_at, coalesce(x.closes_at, x.due_at) as closes_at, x.sent_at, x.started_at, x.submitted_at,
		x.graded_at, x.closed_at
	from app.exercise_assignment x
	join app.exercise e on e.organization_id = x.organization_id and e.id = x.exercise_id
	join app.stage g on g.organization_id = x.organization_id and g.id = x.stage_id
	join app.job j on j.organization_id = x.organization_id and j.id = x.job_id
	join app.application a on a.organization_id = x.organization_id and a.id = x.application_id
	join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id`;

/** Everybody who ever was asked to grade one of these, in the order in which they were asked. */
export async function graders(tx: Tx, assignmentIds: string[]): Promise<GraderRow[]> {
	if (assignmentIds.length === 0) return [];
	const { rows } = await sql<GraderRow>`
		select s.exercise_assignment_id as assignment_id, s.id as scorecard_id, s.member_id, m.name, s.state,
			s.submitted_at, s.left_at
		from app.scorecard s
		join app.member m on m.organization_id = s.organization_id and m.id = s.member_id
		where s.organization_id = app.organization_id() and s.exercise_assignment_id = any(${assignmentIds}::uuid[])
		order by s.id`.execute(tx);
	return rows;
}

export type OwnGrading = {
	scorecardId: string;
	assignmentId: string;
	title: string;
	jobTitle: string;
	submittedAt: Date | null;
	graded: boolean;
};

/** What the actor grades: what is owed first, the oldest submission first. It names no candidate. */
export async function ownGradings(tx: Tx, actor: Identity, limit: number): Promise<OwnGrading[]> {
	const { rows } = await sql<OwnGrading>`
		select s.id as scorecard_id, x.id as assignment_id, e.title, j.title as job_title, x.submitted_at,
			s.state = 'submitted' as graded
		from app.scorecard s
		join app.exercise_assignment x on x.organization_id = s.organization_id and x.id = s.exercise_assignment_id
		join app.exercise e on e.organization_id = x.organization_id and e.id = x.exercise_id
		join app.job j on j.organization_id = x.organization_id and j.id = x.job_id
		where s.organization_id = ${actor.organizationId} and s.member_id = ${actor.memberId}
			and s.left_at is null and s.state in ('draft', 'submitted')
		order by s.state, x.submitted_at nulls last, s.id limit ${limit}`.execute(tx);
	return rows;
}
