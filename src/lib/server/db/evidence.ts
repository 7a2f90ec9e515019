import { sql } from 'kysely';
import type { OverallWord } from '#lib/domain/scorecard/content.ts';
import type { Tx } from './database.ts';

/** A scorecard of an application as a debrief shows it: the envelope, and of what was submitted the newest revision. */
export type PanelScorecard = {
	id: string;
	raterId: string;
	raterName: string;
	state: 'draft' | 'submitted' | 'waived';
	shadow: boolean;
	seenOthers: boolean;
	waivedReason: string | null;
	stageName: string;
	/** The interview or the exercise that it is about. */
	title: string;
	grading: boolean;
	submittedAt: Date | null;
	number: number | null;
	/** The revision whose ratings count: the newest that was made before its author could see another's. */
	countedNumber: number | null;
	revisedAt: Date | null;
	revisionReason: string | null;
	othersSeen: boolean | null;
	overall: OverallWord | null;
	keyTakeaways: string | null;
	noteForNext: string | null;
};

/** Submitted, owed and waived ones, by stage and time. */
export async function panelOf(tx: Tx, jobId: string, applicationId: string): Promise<PanelScorecard[]> {
	const { rows } = await sql<PanelScorecard>`
		select s.id, s.member_id as rater_id, m.name as rater_name, s.state, s.shadow,
			s.seen_others_at is not null as seen_others, s.waived_reason, st.name as stage_name,
			coalesce(i.title, e.title, '') as title, s.exercise_assignment_id is not null as grading, s.submitted_at,
			v.number, c.number as counted_number, v.submitted_at as revised_at, v.reason as revision_reason, v.others_seen,
			v.overall, v.key_takeaways, v.note_for_next
		from app.scorecard s
		join app.member m on m.organization_id = s.organization_id and m.id = s.member_id
		join app.stage st on st.organization_id = s.organization_id and st.id = s.stage_id
		left join app.scheduled_interview d on d.organization_id = s.organization_id and d.id = s.scheduled_interview_id
		left join app.interview i on i.organization_id = d.organization_id and i.id = d.interview_id
		left join app.exercise_assignment x on x.organization_id = s.organization_id and x.id = s.exercise_assignment_id
		left join app.exercise e on e.organization_id = x.organization_id and e.id = x.exercise_id
		left join lateral (select r.* from app.scorecard_revision r
			where r.organization_id = s.organization_id and r.scorecard_id = s.id order by r.number desc limit 1) v on true
		left join lateral (select max(r.number) as number from app.scorecard_revision r
			where r.organization_id = s.organization_id and r.scorecard_id = s.id
				and (not r.others_seen or s.seen_others_at is not null)) c on true
		where s.organization_id = app.organization_id() and s.job_id = ${jobId} and s.application_id = ${applicationId}
		order by st.position, d.starts_at nulls last, s.id`.execute(tx);
	return rows;
}

export type PanelRating = {
	scorecardId: string;
	number: number;
	dimensionId: string;
	level: number | null;
	notAssessed: string | null;
	note: string;
};

/** Of every submitted revision. */
export async function ratingsOf(tx: Tx, applicationId: string): Promise<PanelRating[]> {
	return tx
		.selectFrom('rating')
		.select(['scorecardId', 'number', 'dimensionId', 'level', 'notAssessed', 'note'])
		.where('applicationId', '=', applicationId)
		.execute();
}

export type PanelSignal = {
	scorecardId: string;
	number: number;
	kind: 'strong' | 'weak' | 'red_flag';
	text: string;
};

export async function signalsOf(tx: Tx, applicationId: string): Promise<PanelSignal[]> {
	return tx
		.selectFrom('observedSignal')
		.innerJoin('signal', (join) =>
			join
				.onRef('signal.organizationId', '=', 'observedSignal.organizationId')
				.onRef('signal.id', '=', 'observedSignal.signalId'),
		)
		.select(['observedSignal.scorecardId', 'observedSignal.number', 'signal.kind', 'signal.text'])
		.where('observedSignal.applicationId', '=', applicationId)
		.orderBy('signal.kind')
		.orderBy('signal.position')
		.execute();
}

/** Which of these are submitted scorecards of the application by somebody else: their notes can be opened. */
export async function openable(
	tx: Tx,
	applicationId: string,
	memberId: string,
	scorecardIds: string[],
): Promise<{ id: string; stageId: string }[]> {
	if (scorecardIds.length === 0) return [];
	return tx
		.selectFrom('scorecard')
		.select(['id', 'stageId'])
		.where('applicationId', '=', applicationId)
		.where('id', 'in', scorecardIds)
		.where('state', '=', 'submitted')
		.where('memberId', '<>', memberId)
		.execute();
}

/** Keeps the first time that this member opened the notes of each scorecard. */
export async function markOpened(
	tx: Tx,
	rows: {
		organizationId: string;
		scorecardId: string;
		memberId: string;
		applicationId: string;
		stageId: string;
		openedAt: Date;
	}[],
): Promise<void> {
	if (rows.length === 0) return;
	await tx
		.insertInto('evidenceOpened')
		.values(rows)
		.onConflict((conflict) => conflict.columns(['organizationId', 'scorecardId', 'memberId']).doNothing())
		.execute();
}

export type Review = {
	/** Others' submitted scorecards whose notes this member has opened, and has not. */
	opened: { scorecardId: string; openedAt: Date }[];
	unopened: string[];
	/** When this member chose to see the recommendation at once. */
	shownAt: Date | null;
};

/** How far a reader has gone through the evidence of an application. */
export async function reviewOf(
	tx: Tx,
	jobId: string,
	applicationId: string,
	memberId: string,
): Promise<Review> {
	const { rows } = await sql<{ scorecardId: string | null; openedAt: Date | null; shownAt: Date | null }>`
		select s.id as scorecard_id, e.opened_at, w.shown_at
		from (select app.organization_id() as organization_id) o
		left join app.scorecard s on s.organization_id = o.organization_id and s.job_id = ${jobId}
			and s.application_id = ${applicationId} and s.state = 'submitted' and s.member_id <> ${memberId}
		left join app.evidence_opened e on e.organization_id = s.organization_id and e.scorecard_id = s.id
			and e.member_id = ${memberId}
		left join app.recommendation_shown w on w.organization_id = o.organization_id
			and w.application_id = ${applicationId} and w.member_id = ${memberId}
		order by s.id`.execute(tx);
	const opened: Review['opened'] = [];
	const unopened: string[] = [];
	for (const { scorecardId, openedAt } of rows) {
		if (scorecardId === null) continue;
		if (openedAt) opened.push({ scorecardId, openedAt });
		else unopened.push(scorecardId);
	}
	return { opened, unopened, shownAt: rows[0]?.shownAt ?? null };
}

export async function markShown(
	tx: Tx,
	row: { organizationId: string; applicationId: string; memberId: string; shownAt: Date },
): Promise<boolean> {
	const inserted = await tx
		.insertInto('recommendationShown')
		.values(row)
		.onConflict((conflict) => conflict.columns(['organizationId', 'applicationId', 'memberId']).doNothing())
		.returning('memberId')
		.executeTakeFirst();
	return inserted !== undefined;
}
