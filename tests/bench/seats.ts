import type pg from 'pg';
import { inTransaction, MEASURED, PANEL } from './mass.ts';
import { INTERVIEWERS, type World } from './world.ts';

const FIRST_REVISION = 1000;

/** A scorecard that its author still owes, with a complete draft. */
export type DraftSeat = {
	applicationId: string;
	scorecardId: string;
	scheduledInterviewId: string;
	/** Place among the world's interviewers. */
	author: number;
	revision: number;
};

/** Seats one more interviewer on every measured application. Those of another round are other people. */
export async function seatDrafts(
	client: pg.Client,
	world: World,
	round: number,
	content: string,
): Promise<DraftSeat[]> {
	const { organizationId, admin, job, interviewers, interviews } = world;
	const place = PANEL + round;
	const interview = interviews.at(-1);
	return inTransaction(client, async () => {
		await client.query(`drop table if exists bulk_draft`);
		await client.query(
			`create temp table bulk_draft as
				select i, id as application_id, uuidv7() as scheduled_id, uuidv7() as id,
					(i + ${String(place)}) % ${String(INTERVIEWERS)} as author
				from bulk_application where i < ${String(MEASURED)} order by i`,
		);
		await client.query(
			`insert into scheduled_interview (organization_id, id, application_id, job_id, stage_id, interview_id, starts_at,
					ends_at, time_zone, state, created_at, created_by)
				select $1, scheduled_id, application_id, $2, $3, $4, now() - interval '1 day', now() - interval '23 hours',
					'UTC', 'scheduled', now() - interval '2 days', $5 from bulk_draft order by i`,
			[organizationId, job.jobId, interview?.stageId, interview?.id, admin.memberId],
		);
		await client.query(
			`insert into scorecard (organization_id, id, application_id, job_id, stage_id, member_id, scheduled_interview_id,
					state, created_at, created_by)
				select $1, id, application_id, $2, $3, ($4::uuid[])[author + 1], scheduled_id, 'draft',
					now() - interval '2 days', $5 from bulk_draft order by i`,
			[
				organizationId,
				job.jobId,
				interview?.stageId,
				interviewers.map(({ member }) => member.memberId),
				admin.memberId,
			],
		);
		await client.query(
			`insert into scorecard_draft (organization_id, scorecard_id, application_id, stage_id, member_id, revision,
					content, updated_at)
				select organization_id, id, application_id, stage_id, member_id, ${String(FIRST_REVISION)}, $2, now()
				from scorecard where organization_id = $1 and id in (select id from bulk_draft)`,
			[organizationId, content],
		);
		const { rows } = await client.query<Omit<DraftSeat, 'revision'>>(
			`select application_id as "applicationId", id as "scorecardId", scheduled_id as "scheduledInterviewId", author
				from bulk_draft order by i`,
		);
		return rows.map((row) => ({ ...row, revision: FIRST_REVISION }));
	});
}

/** The ids that statements about a measured application name, each in the same place for every application. */
export async function applicationSubjects(
	client: pg.Client,
	world: World,
): Promise<Map<string, { applicationId: string; candidateName: string; ids: string[] }>> {
	const { rows } = await client.query<{ applicationId: string; candidateName: string; ids: string[] }>(
		`select a.id as "applicationId", c.name as "candidateName",
				array[a.id, a.candidate_id, st.recommendation_id]
					|| array(select unnest(array[s.id, s.scheduled_interview_id, s.member_id]) from scorecard s
						where s.organization_id = $1 and s.application_id = a.id order by s.id) as ids
			from bulk_application a
			join candidate c on c.organization_id = $1 and c.id = a.candidate_id
			join standing st on st.organization_id = $1 and st.application_id = a.id
			where a.i < ${String(MEASURED)} order by a.i`,
		[world.organizationId],
	);
	return new Map(rows.map((row) => [row.applicationId, row]));
}

/** How many of these are submitted with all that belongs to it. */
export async function countSubmitted(
	client: pg.Client,
	world: World,
	scorecardIds: string[],
): Promise<number> {
	const { rows } = await client.query<{ count: number }>(
		`select count(*)::int from scorecard s
			where s.organization_id = $1 and s.id = any($2::uuid[]) and s.state = 'submitted'
				and exists (select from scorecard_revision v where v.organization_id = $1 and v.scorecard_id = s.id)
				and exists (select from rating r where r.organization_id = $1 and r.scorecard_id = s.id)
				and exists (select from audit_event e where e.organization_id = $1 and e.target_id = s.id
					and e.action = 'scorecard.submitted')`,
		[world.organizationId, scorecardIds],
	);
	return rows[0]?.count ?? 0;
}

export async function measuredApplications(client: pg.Client): Promise<string[]> {
	const { rows } = await client.query<{ id: string }>(
		`select id from bulk_application where i < ${String(MEASURED)} order by i`,
	);
	return rows.map(({ id }) => id);
}
