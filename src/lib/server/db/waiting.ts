import { sql } from 'kysely';
import type { Identity, Tx } from './database.ts';
import { rankGroups } from './recommendations.ts';

/** How many of a kind Home shows. */
const SHOWN = 25;

export type OwedScorecard = {
	id: string;
	kind: 'interview' | 'grading';
	/** Null for grading, which is pseudonymous. */
	candidateName: string | null;
	assignmentId: string | null;
	title: string;
	jobTitle: string;
	startsAt: Date | null;
	/** When the scorecard can be written: the interview's end, or the submission's arrival. */
	readyAt: Date;
	place: string;
	link: string;
	started: boolean;
};

/** The actor's own open scorecards, earliest first. Grading counts from the submission on. */
export async function owedScorecards(tx: Tx, actor: Identity): Promise<OwedScorecard[]> {
	const { rows } = await sql<OwedScorecard>`
		select s.id, 'interview' as kind, c.name as candidate_name, null::uuid as assignment_id, i.title,
			j.title as job_title, v.starts_at, v.ends_at as ready_at, v.place, v.link,
			exists (select from app.scorecard_draft d where d.organization_id = s.organization_id and d.scorecard_id = s.id) as started
		from app.scorecard s
		join app.scheduled_interview v on v.organization_id = s.organization_id and v.id = s.scheduled_interview_id
			and v.state = 'scheduled'
		join app.interview i on i.organization_id = v.organization_id and i.id = v.interview_id
		join app.application a on a.organization_id = s.organization_id and a.id = s.application_id
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		join app.job j on j.organization_id = a.organization_id and j.id = a.job_id
		where s.organization_id = ${actor.organizationId} and s.member_id = ${actor.memberId}
			and s.state = 'draft' and s.left_at is null
		union all
		select s.id, 'grading', null, x.id, e.title, j.title, null, x.submitted_at, '', '',
			exists (select from app.scorecard_draft d where d.organization_id = s.organization_id and d.scorecard_id = s.id)
		from app.scorecard s
		join app.exercise_assignment x on x.organization_id = s.organization_id and x.id = s.exercise_assignment_id
			and x.state in ('submitted', 'graded')
		join app.exercise e on e.organization_id = x.organization_id and e.id = x.exercise_id
		join app.job j on j.organization_id = s.organization_id and j.id = s.job_id
		where s.organization_id = ${actor.organizationId} and s.member_id = ${actor.memberId}
			and s.state = 'draft' and s.left_at is null
		order by ready_at, id limit ${SHOWN}`.execute(tx);
	return rows;
}

export type WaitingApplication = { id: string; candidateName: string; jobTitle: string };

/** Jobs on which the actor has one of these accesses, or all but the confidential ones for who acts organization-wide. */
function runs(actor: Identity, organizationWide: boolean, accesses: string[]) {
	return sql`(exists (select from app.job_access t where t.organization_id = j.organization_id and t.job_id = j.id
			and t.member_id = ${actor.memberId} and t.revoked_at is null and t.access = any(${accesses}::text[]))
		or (${organizationWide} and not j.confidential))`;
}

/** All scorecards are in, nobody opened the debrief. Row-level security leaves out whatever the actor still owes on. */
export async function debriefsReady(
	tx: Tx,
	actor: Identity,
	organizationWide: boolean,
	now: Date,
): Promise<WaitingApplication[]> {
	const { rows } = await sql<WaitingApplication>`
		select a.id, c.name as candidate_name, j.title as job_title
		from app.standing n
		join app.application a on a.organization_id = n.organization_id and a.id = n.application_id and a.state = 'active'
		join app.job j on j.organization_id = a.organization_id and j.id = a.job_id and j.state = 'open'
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		where n.organization_id = ${actor.organizationId} and not n.provisional
			and ${runs(actor, organizationWide, ['hiring_manager'])}
			and not exists (select from app.debrief d where d.organization_id = n.organization_id
				and d.application_id = n.application_id)
			and not exists (select from app.exercise_assignment x where x.organization_id = a.organization_id
				and x.application_id = a.id and x.state in ('assigned', 'sent', 'started', 'submitted'))
			and not exists (select from app.scheduled_interview v where v.organization_id = a.organization_id
				and v.application_id = a.id and v.state = 'scheduled' and v.ends_at > ${now})
			and n.rank_group <> ${rankGroups.INSUFFICIENT_EVIDENCE}
		order by a.id limit ${SHOWN}`.execute(tx);
	return rows;
}

/** The debrief was opened and no decision stands. */
export async function decisionsDue(
	tx: Tx,
	actor: Identity,
	organizationWide: boolean,
): Promise<WaitingApplication[]> {
	const { rows } = await sql<WaitingApplication>`
		select a.id, c.name as candidate_name, j.title as job_title
		from app.debrief d
		join app.application a on a.organization_id = d.organization_id and a.id = d.application_id and a.state = 'active'
		join app.job j on j.organization_id = a.organization_id and j.id = a.job_id and j.state = 'open'
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		where d.organization_id = ${actor.organizationId} and ${runs(actor, organizationWide, ['hiring_manager'])}
			and not exists (select from app.decision n where n.organization_id = d.organization_id
				and n.application_id = d.application_id)
		order by d.opened_at limit ${SHOWN}`.execute(tx);
	return rows;
}

/** Active applications whose stage has interviews, none of which has been scheduled for them. */
export async function unscheduled(
	tx: Tx,
	actor: Identity,
	organizationWide: boolean,
): Promise<(WaitingApplication & { stageName: string })[]> {
	const { rows } = await sql<WaitingApplication & { stageName: string }>`
		select a.id, c.name as candidate_name, j.title as job_title, g.name as stage_name
		from app.application a
		join app.job j on j.organization_id = a.organization_id and j.id = a.job_id and j.state = 'open'
		join app.stage g on g.organization_id = a.organization_id and g.id = a.stage_id
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		where a.organization_id = ${actor.organizationId} and a.state = 'active'
			and ${runs(actor, organizationWide, ['hiring_manager', 'recruiter'])}
			and exists (select from app.interview i where i.organization_id = a.organization_id and i.stage_id = a.stage_id)
			and not exists (select from app.scheduled_interview v where v.organization_id = a.organization_id
				and v.application_id = a.id and v.stage_id = a.stage_id and v.state = 'scheduled')
			and not exists (select from app.decision n where n.organization_id = a.organization_id and n.application_id = a.id)
		order by a.id limit ${SHOWN}`.execute(tx);
	return rows;
}

/** Submitted exercises that nobody was asked to grade. */
export async function ungraded(
	tx: Tx,
	actor: Identity,
	organizationWide: boolean,
): Promise<(WaitingApplication & { exerciseTitle: string })[]> {
	const { rows } = await sql<WaitingApplication & { exerciseTitle: string }>`
		select a.id, c.name as candidate_name, j.title as job_title, e.title as exercise_title
		from app.exercise_assignment x
		join app.exercise e on e.organization_id = x.organization_id and e.id = x.exercise_id
		join app.application a on a.organization_id = x.organization_id and a.id = x.application_id and a.state = 'active'
		join app.job j on j.organization_id = a.organization_id and j.id = a.job_id and j.state = 'open'
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		where x.organization_id = ${actor.organizationId} and x.state = 'submitted'
			and ${runs(actor, organizationWide, ['hiring_manager', 'recruiter'])}
			and not exists (select from app.scorecard s where s.organization_id = x.organization_id
				and s.application_id = x.application_id and s.exercise_assignment_id = x.id and s.left_at is null)
		order by x.submitted_at limit ${SHOWN}`.execute(tx);
	return rows;
}

/** Open jobs in whose plan some weighted dimension has fewer than two raters. */
export async function thinPlans(
	tx: Tx,
	actor: Identity,
	organizationWide: boolean,
): Promise<{ id: string; title: string; gaps: number }[]> {
	const { rows } = await sql<{ id: string; title: string; gaps: number }>`
		select j.id, j.title, count(*)::int as gaps
		from app.job j
		join app.dimension d on d.organization_id = j.organization_id and d.role_version_id = j.role_version_id and d.weight > 0
		where j.organization_id = ${actor.organizationId} and j.state = 'open'
			and ${runs(actor, organizationWide, ['hiring_manager', 'recruiter'])}
			and coalesce((select sum(i.interviewers) from app.interview i
					join app.interview_dimension x on x.organization_id = i.organization_id and x.interview_id = i.id
					where i.organization_id = j.organization_id and i.job_id = j.id and x.dimension_id = d.id), 0)
				+ (select count(*) from app.stage_exercise s
					join app.exercise_dimension y on y.organization_id = s.organization_id and y.exercise_id = s.exercise_id
					where s.organization_id = j.organization_id and s.job_id = j.id and y.dimension_id = d.id) < 2
		group by j.id, j.title order by j.id limit ${SHOWN}`.execute(tx);
	return rows;
}
