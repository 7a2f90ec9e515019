import type pg from 'pg';
import { INTERVIEWERS, type World } from './world.ts';

/** The first applications of a job are the ones that requests are made about. */
export const MEASURED = 200;

/** Interviewers who have submitted, of each application. */
export const PANEL = 3;

/** One connection as the tables' owner, on which row-level security is lifted. */
export async function asMaintenance(client: pg.Client): Promise<void> {
	await client.query(`set app.maintenance = 'on'; set search_path = app`);
}

/**
 * Applications with three submitted scorecards each, made by a few large statements. Their levels repeat every
 * `MEASURED` applications, and so do their raters. What is referred to is analysed at once: foreign keys would be
 * checked by the plan for an empty table.
 */
export async function addApplications(client: pg.Client, world: World, count: number): Promise<void> {
	const { organizationId, admin, job, interviewers, interviews, role } = world;
	await inTransaction(client, async () => {
		await client.query(`drop table if exists bulk_application, bulk_seat, bulk_rating`);
		await client.query(
			`create temp table bulk_application as
				select i, uuidv7() as id, uuidv7() as candidate_id, now() - interval '30 days' as created_at
				from generate_series(0, ${String(count - 1)}) i`,
		);
		await client.query(
			`create temp table bulk_seat as
				select a.i, a.id as application_id, k, uuidv7() as scheduled_id, uuidv7() as id,
					0::int as author, null::uuid as member_id, null::uuid as interview_id, null::uuid as stage_id
				from generate_series(0, ${String(PANEL - 1)}) k cross join bulk_application a order by k, a.i`,
		);
		await client.query(
			`update bulk_seat set author = (i + k) % ${String(INTERVIEWERS)},
				member_id = ($1::uuid[])[(i + k) % ${String(INTERVIEWERS)} + 1],
				interview_id = ($2::uuid[])[k % cardinality($2::uuid[]) + 1],
				stage_id = ($3::uuid[])[k % cardinality($3::uuid[]) + 1]`,
			[
				interviewers.map(({ member }) => member.memberId),
				interviews.map(({ id }) => id),
				interviews.map(({ stageId }) => stageId),
			],
		);
		// The last rater of each panel sets the last dimension aside.
		await client.query(
			`create temp table bulk_rating as
				select s.i, s.k, d.id as dimension_id, case when is_set_aside then null else level end as level,
					case when is_set_aside then 'out_of_time' end as not_assessed,
					case when is_set_aside then '' else 'Saw it done twice, once under time pressure, and asked why each time. '
						|| 'Answer ' || s.i || ' on place ' || d.place || ': explained the order of the steps unprompted.' end as note
				from bulk_seat s cross join unnest($1::uuid[]) with ordinality d(id, place)
				cross join lateral (select s.k = ${String(PANEL - 1)} and d.place = cardinality($1::uuid[]) as is_set_aside,
					(2 + (s.i % ${String(MEASURED)} * 31 + s.k * 17 + d.place * 13 + s.i % ${String(MEASURED)} / 7) % 4)::int as level) l`,
			[role.dimensions.map(({ id }) => id)],
		);
		await client.query(`create unique index on bulk_application (i)`);
		await client.query(`create unique index on bulk_seat (i, k)`);
		await client.query(`analyze bulk_application, bulk_seat, bulk_rating`);

		await client.query(
			`insert into candidate (organization_id, id, name, name_key, created_at, created_by)
				select $1, candidate_id, 'Candidate ' || i, 'candidate ' || lpad(i::text, 6, '0'), created_at, $2
				from bulk_application order by i`,
			[organizationId, admin.memberId],
		);
		await client.query(`analyze candidate`);
		await client.query(
			`insert into application (organization_id, id, job_id, candidate_id, stage_id, state, created_at, created_by)
				select $1, id, $2, candidate_id, $3, 'active', created_at, $4 from bulk_application order by i`,
			[organizationId, job.jobId, job.stages.at(-1)?.id, admin.memberId],
		);
		await client.query(`analyze application`);
		await client.query(
			`insert into scheduled_interview (organization_id, id, application_id, job_id, stage_id, interview_id, starts_at,
					ends_at, time_zone, state, created_at, created_by)
				select $1, s.scheduled_id, s.application_id, $2, s.stage_id, s.interview_id,
					a.created_at + (10 + s.k) * interval '1 day', a.created_at + (10 + s.k) * interval '1 day' + interval '1 hour',
					'UTC', 'scheduled', a.created_at, $3
				from bulk_seat s join bulk_application a using (i) order by s.k, s.i`,
			[organizationId, job.jobId, admin.memberId],
		);
		await client.query(`analyze scheduled_interview`);
		await client.query(
			`insert into scorecard (organization_id, id, application_id, job_id, stage_id, member_id, scheduled_interview_id,
					state, created_at, created_by)
				select $1, s.id, s.application_id, $2, s.stage_id, s.member_id, s.scheduled_id, 'draft', a.created_at, $3
				from bulk_seat s join bulk_application a using (i) order by s.k, s.i`,
			[organizationId, job.jobId, admin.memberId],
		);
		await client.query(
			`update scorecard set state = 'submitted', revision_number = 1, submitted_at = created_at + interval '15 days'
				where organization_id = $1`,
			[organizationId],
		);
		await client.query(`analyze scorecard`);
		await client.query(
			`insert into scorecard_draft (organization_id, scorecard_id, application_id, stage_id, member_id, revision,
					content, updated_at)
				select $1, s.id, s.application_id, s.stage_id, s.member_id, 12,
					jsonb_build_object('ratings', r.ratings, 'overall', 'yes', 'keyTakeaways', 'Careful and quick to learn.',
						'privateNotes', '', 'noteForNext', 'Ask about the apprentices.', 'observedSignals', '[]'::jsonb, 'redFlags', '[]'::jsonb,
						'askedQuestions', '[]'::jsonb, 'questionNotes', '{}'::jsonb),
					a.created_at + interval '15 days'
				from bulk_seat s join bulk_application a using (i)
				join (select i, k, jsonb_object_agg(dimension_id,
						jsonb_build_object('level', level, 'notAssessed', not_assessed, 'note', note)) as ratings
					from bulk_rating group by i, k) r using (i, k) order by s.k, s.i`,
			[organizationId],
		);
		await client.query(
			`insert into scorecard_revision (organization_id, scorecard_id, number, application_id, stage_id, member_id,
					draft_revision, submitted_at, others_seen, overall, key_takeaways, note_for_next, asked_questions,
					question_notes)
				select $1, s.id, 1, s.application_id, s.stage_id, s.member_id, 12, a.created_at + interval '15 days', false,
					'yes', 'Careful and quick to learn.', 'Ask about the apprentices.', '[]', '[]'
				from bulk_seat s join bulk_application a using (i) order by s.k, s.i`,
			[organizationId],
		);
		await client.query(`analyze scorecard_revision`);
		await client.query(
			`insert into rating (organization_id, scorecard_id, number, dimension_id, application_id, stage_id, member_id,
					level, not_assessed, note)
				select $1, s.id, 1, r.dimension_id, s.application_id, s.stage_id, s.member_id, r.level, r.not_assessed, r.note
				from bulk_seat s join bulk_rating r using (i, k) order by s.k, s.i`,
			[organizationId],
		);
		await client.query(
			`insert into audit_event (organization_id, id, at, actor, member_id, action, target_type, target_id,
					application_id, stage_id, details)
				select $1, uuidv7(), a.created_at + n * interval '15 days', 'member',
					case n when 0 then $2 else s.member_id end,
					case n when 0 then 'interview.scheduled' else 'scorecard.submitted' end,
					case n when 0 then 'scheduled_interview' else 'scorecard' end,
					case n when 0 then s.scheduled_id else s.id end, s.application_id, s.stage_id, '{}'
				from generate_series(0, 1) n cross join bulk_seat s join bulk_application a using (i)`,
			[organizationId, admin.memberId],
		);
	});
}

/** Gives every other application the recommendation of the measured one with the same levels, about its own scorecards. */
export async function copyRecommendations(client: pg.Client, world: World): Promise<void> {
	const { organizationId, job } = world;
	const panel = Array.from({ length: PANEL }, (_, k) => k);
	const result = panel.reduce(
		(text, k) => `replace(${text}, m${String(k)}.id::text, s${String(k)}.id::text)`,
		'r.result::text',
	);
	const joins = panel.map((k) => {
		const of = (alias: string, application: string) =>
			`join bulk_seat ${alias}${String(k)} on ${alias}${String(k)}.i = ${application}.i and ${alias}${String(k)}.k = ${String(k)}`;
		return `${of('m', 'm')} ${of('s', 'a')}`;
	});
	await inTransaction(client, async () => {
		await client.query(`drop table if exists bulk_copy`);
		await client.query(
			`create temp table bulk_copy as
				select a.id as application_id, uuidv7() as id, st.recommendation_id as model_id, (${result})::jsonb as result
				from bulk_application a
				join bulk_application m on m.i = a.i % ${String(MEASURED)}
				join standing st on st.organization_id = $1 and st.application_id = m.id
				join recommendation r on r.organization_id = $1 and r.id = st.recommendation_id
				${joins.join(' ')}
				where a.i >= ${String(MEASURED)} order by a.i`,
			[organizationId],
		);
		await client.query(
			`insert into recommendation (organization_id, id, application_id, basis, computed_at, engine_version,
					policy_version, role_version_id, data_hash, result)
				select $1, c.id, c.application_id, r.basis, r.computed_at, r.engine_version, r.policy_version,
					r.role_version_id, encode(sha256(c.id::text::bytea), 'hex'), c.result
				from bulk_copy c join recommendation r on r.organization_id = $1 and r.id = c.model_id`,
			[organizationId],
		);
		await client.query(`analyze recommendation`);
		await client.query(
			`insert into standing (organization_id, application_id, job_id, recommendation_id, rank_group, score, coverage,
					raters, provisional)
				select $1, c.application_id, $2, c.id, s.rank_group, s.score, s.coverage, s.raters, s.provisional
				from bulk_copy c join standing s on s.organization_id = $1 and s.recommendation_id = c.model_id`,
			[organizationId, job.jobId],
		);
	});
}

export async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
	await client.query('begin');
	const result = await work();
	await client.query('commit');
	return result;
}
