import { sql, type Kysely } from 'kysely';

/**
 * `scorecard` is the envelope: whose it is, for what, and whether it was submitted. It tells nothing of ratings.
 * What the author is typing stands in `scorecard_draft`; what was submitted stands, whole and for good, in
 * `scorecard_revision` with its ratings, ticked signals and red flags.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		create table scorecard (
			organization_id uuid not null,
			id uuid not null,
			application_id uuid not null,
			job_id uuid not null,
			stage_id uuid not null,
			member_id uuid not null,
			scheduled_interview_id uuid,
			exercise_assignment_id uuid,
			state text not null check (state in ('draft', 'submitted', 'waived')),
			shadow boolean not null default false,
			seen_others_at timestamptz,
			revision_number int not null default 0 check (revision_number >= 0),
			created_at timestamptz not null,
			created_by uuid not null,
			submitted_at timestamptz,
			waived_at timestamptz,
			waived_by uuid,
			waived_reason text,
			left_at timestamptz,
			primary key (organization_id, id),
			unique (organization_id, scheduled_interview_id, member_id),
			unique (organization_id, exercise_assignment_id, member_id),
			unique (organization_id, id, application_id, stage_id, member_id),
			check (num_nonnulls(scheduled_interview_id, exercise_assignment_id) = 1),
			check ((state = 'submitted') = (submitted_at is not null)),
			check ((state = 'waived') = (waived_at is not null and waived_reason is not null)),
			foreign key (organization_id, job_id, application_id) references application (organization_id, job_id, id),
			foreign key (organization_id, member_id) references member,
			foreign key (organization_id, application_id, stage_id, scheduled_interview_id)
				references scheduled_interview (organization_id, application_id, stage_id, id),
			foreign key (organization_id, application_id, stage_id, exercise_assignment_id)
				references exercise_assignment (organization_id, application_id, stage_id, id),
			foreign key (organization_id, created_by) references member,
			foreign key (organization_id, waived_by) references member
		)`.execute(db);
	await sql`
		create index scorecard_owed on scorecard (organization_id, member_id) include (application_id, stage_id)
			where state = 'draft' and seen_others_at is null`.execute(db);
	await sql`create index scorecard_member on scorecard (organization_id, member_id)`.execute(db);
	await sql`create index scorecard_application on scorecard (organization_id, job_id, application_id)`.execute(
		db,
	);
	await sql`create index scorecard_one_application on scorecard (organization_id, application_id, stage_id, scheduled_interview_id)`.execute(
		db,
	);
	await sql`create index scorecard_assignment on scorecard (organization_id, application_id, stage_id, exercise_assignment_id)`.execute(
		db,
	);
	await sql`create index scorecard_created_by on scorecard (organization_id, created_by)`.execute(db);
	await sql`create index scorecard_waived_by on scorecard (organization_id, waived_by)`.execute(db);
	await sql`
		create function app.keep_scorecard_honest() returns trigger language plpgsql as $$
		begin
			if tg_op = 'INSERT' then
				if new.state <> 'draft' then raise exception 'a scorecard begins as a draft' using errcode = 'restrict_violation'; end if;
				if new.shadow and new.member_id = app.member_id() then
					raise exception 'shadow is not set by the author' using errcode = 'restrict_violation';
				end if;
				return new;
			end if;
			if old.state <> 'draft' and new.state <> old.state then
				raise exception 'a % scorecard stays %', old.state, old.state using errcode = 'restrict_violation';
			end if;
			if old.seen_others_at is not null and new.seen_others_at is distinct from old.seen_others_at then
				raise exception 'seen_others_at is for good' using errcode = 'restrict_violation';
			end if;
			if new.shadow <> old.shadow and new.member_id = app.member_id() then
				raise exception 'shadow is not set by the author' using errcode = 'restrict_violation';
			end if;
			if old.submitted_at is not null and new.submitted_at is distinct from old.submitted_at then
				raise exception 'submitted_at is for good' using errcode = 'restrict_violation';
			end if;
			if new.revision_number < old.revision_number then
				raise exception 'revisions are kept' using errcode = 'restrict_violation';
			end if;
			if (new.organization_id, new.id, new.application_id, new.job_id, new.stage_id, new.member_id,
				new.scheduled_interview_id, new.exercise_assignment_id, new.created_at)
				is distinct from (old.organization_id, old.id, old.application_id, old.job_id, old.stage_id, old.member_id,
				old.scheduled_interview_id, old.exercise_assignment_id, old.created_at) then
				raise exception 'a scorecard does not change hands' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$`.execute(db);
	await sql`
		create trigger honest before insert or update on scorecard
			for each row execute function app.keep_scorecard_honest()`.execute(db);
	await sql`
		create table scorecard_draft (
			organization_id uuid not null,
			scorecard_id uuid not null,
			application_id uuid not null,
			stage_id uuid not null,
			member_id uuid not null,
			revision int not null check (revision > 0),
			content jsonb not null,
			updated_at timestamptz not null,
			primary key (organization_id, scorecard_id),
			foreign key (organization_id, scorecard_id, application_id, stage_id, member_id)
				references scorecard (organization_id, id, application_id, stage_id, member_id)
		)`.execute(db);
	await sql`
		create table scorecard_revision (
			organization_id uuid not null,
			scorecard_id uuid not null,
			number int not null check (number > 0),
			application_id uuid not null,
			stage_id uuid not null,
			member_id uuid not null,
			draft_revision int not null,
			submitted_at timestamptz not null,
			reason text not null default '',
			others_seen boolean not null,
			overall text not null check (overall in ('strong_no', 'no', 'yes', 'strong_yes', 'no_decision')),
			key_takeaways text not null,
			note_for_next text not null,
			asked_questions jsonb not null,
			question_notes jsonb not null,
			primary key (organization_id, scorecard_id, number),
			unique (organization_id, scorecard_id, number, application_id, stage_id, member_id),
			foreign key (organization_id, scorecard_id, application_id, stage_id, member_id)
				references scorecard (organization_id, id, application_id, stage_id, member_id)
		)`.execute(db);
	await sql`create index scorecard_revision_application on scorecard_revision (organization_id, application_id)`.execute(
		db,
	);
	await sql`
		create table rating (
			organization_id uuid not null,
			scorecard_id uuid not null,
			number int not null,
			dimension_id uuid not null,
			application_id uuid not null,
			stage_id uuid not null,
			member_id uuid not null,
			level smallint check (level between 1 and 5),
			not_assessed text,
			note text not null,
			primary key (organization_id, scorecard_id, number, dimension_id),
			check ((level is null) <> (not_assessed is null)),
			foreign key (organization_id, scorecard_id, number, application_id, stage_id, member_id)
				references scorecard_revision (organization_id, scorecard_id, number, application_id, stage_id, member_id),
			foreign key (organization_id, dimension_id) references dimension
		)`.execute(db);
	await sql`create index rating_application on rating (organization_id, application_id)`.execute(db);
	await sql`create index rating_dimension on rating (organization_id, dimension_id)`.execute(db);
	await sql`
		create table observed_signal (
			organization_id uuid not null,
			scorecard_id uuid not null,
			number int not null,
			signal_id uuid not null,
			application_id uuid not null,
			stage_id uuid not null,
			member_id uuid not null,
			primary key (organization_id, scorecard_id, number, signal_id),
			foreign key (organization_id, scorecard_id, number, application_id, stage_id, member_id)
				references scorecard_revision (organization_id, scorecard_id, number, application_id, stage_id, member_id),
			foreign key (organization_id, signal_id) references signal
		)`.execute(db);
	await sql`create index observed_signal_application on observed_signal (organization_id, application_id)`.execute(
		db,
	);
	await sql`create index observed_signal_signal on observed_signal (organization_id, signal_id)`.execute(db);
	await sql`
		create table red_flag (
			organization_id uuid not null,
			id uuid not null,
			scorecard_id uuid not null,
			application_id uuid not null,
			stage_id uuid not null,
			member_id uuid not null,
			signal_id uuid,
			text text not null,
			evidence text not null,
			state text not null check (state in ('open', 'confirmed', 'dismissed')),
			raised_at timestamptz not null,
			resolved_at timestamptz,
			resolved_by uuid,
			resolution text,
			primary key (organization_id, id),
			check ((state = 'open') = (resolved_at is null)),
			check (state = 'open' or (resolved_by is not null and resolution is not null and resolved_by <> member_id)),
			foreign key (organization_id, scorecard_id, application_id, stage_id, member_id)
				references scorecard (organization_id, id, application_id, stage_id, member_id),
			foreign key (organization_id, signal_id) references signal,
			foreign key (organization_id, resolved_by) references member
		)`.execute(db);
	await sql`create index red_flag_application on red_flag (organization_id, application_id)`.execute(db);
	await sql`create index red_flag_scorecard on red_flag (organization_id, scorecard_id)`.execute(db);
	await sql`create index red_flag_signal on red_flag (organization_id, signal_id)`.execute(db);
	await sql`create index red_flag_resolved_by on red_flag (organization_id, resolved_by)`.execute(db);
	await sql`
		create function app.keep_red_flag() returns trigger language plpgsql as $$
		begin
			if old.state <> 'open' or (new.scorecard_id, new.text, new.evidence, new.raised_at, new.member_id)
				is distinct from (old.scorecard_id, old.text, old.evidence, old.raised_at, old.member_id) then
				raise exception 'a red flag is resolved once and never rewritten' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$`.execute(db);
	await sql`create trigger kept before update on red_flag for each row execute function app.keep_red_flag()`.execute(
		db,
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		drop table red_flag, observed_signal, rating, scorecard_revision, scorecard_draft, scorecard`.execute(db);
	await sql`drop function app.keep_red_flag(), app.keep_scorecard_honest()`.execute(db);
}
