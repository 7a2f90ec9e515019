import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		create table candidate (
			organization_id uuid not null references organization,
			id uuid not null,
			name text not null check (length(name) between 1 and 200),
			name_key text not null,
			email text check (email = lower(email) and length(email) between 3 and 320),
			is_sample boolean not null default false,
			created_at timestamptz not null,
			created_by uuid not null,
			primary key (organization_id, id),
			foreign key (organization_id, created_by) references member
		)`.execute(db);
	await sql`create index candidate_name on candidate (organization_id, name_key, id)`.execute(db);
	await sql`create index candidate_email on candidate (organization_id, email)`.execute(db);
	await sql`create index candidate_created_by on candidate (organization_id, created_by)`.execute(db);
	await sql`
		create table application (
			organization_id uuid not null,
			id uuid not null,
			job_id uuid not null,
			candidate_id uuid not null,
			stage_id uuid not null,
			state text not null check (state in ('active', 'withdrawn')),
			created_at timestamptz not null,
			created_by uuid not null,
			primary key (organization_id, id),
			unique (organization_id, job_id, candidate_id),
			unique (organization_id, job_id, id),
			foreign key (organization_id, job_id) references job,
			foreign key (organization_id, candidate_id) references candidate,
			foreign key (organization_id, job_id, stage_id) references stage (organization_id, job_id, id),
			foreign key (organization_id, created_by) references member
		)`.execute(db);
	await sql`create index application_candidate on application (organization_id, candidate_id)`.execute(db);
	await sql`create index application_stage on application (organization_id, job_id, stage_id)`.execute(db);
	await sql`create index application_created_by on application (organization_id, created_by)`.execute(db);
	await sql`
		create table scheduled_interview (
			organization_id uuid not null,
			id uuid not null,
			application_id uuid not null,
			job_id uuid not null,
			stage_id uuid not null,
			interview_id uuid not null,
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			time_zone text not null,
			place text not null default '',
			link text not null default '',
			state text not null check (state in ('scheduled', 'cancelled')),
			created_at timestamptz not null,
			created_by uuid not null,
			primary key (organization_id, id),
			unique (organization_id, application_id, stage_id, id),
			check (ends_at > starts_at),
			foreign key (organization_id, job_id, application_id) references application (organization_id, job_id, id),
			foreign key (organization_id, stage_id, interview_id) references interview (organization_id, stage_id, id),
			foreign key (organization_id, created_by) references member
		)`.execute(db);
	await sql`create index scheduled_interview_application on scheduled_interview (organization_id, job_id, application_id)`.execute(
		db,
	);
	await sql`create index scheduled_interview_interview on scheduled_interview (organization_id, stage_id, interview_id)`.execute(
		db,
	);
	await sql`create index scheduled_interview_created_by on scheduled_interview (organization_id, created_by)`.execute(
		db,
	);
	await sql`
		create table exercise_assignment (
			organization_id uuid not null,
			id uuid not null,
			application_id uuid not null,
			job_id uuid not null,
			stage_id uuid not null,
			stage_exercise_id uuid not null,
			exercise_id uuid not null,
			state text not null
				check (state in ('assigned', 'sent', 'started', 'submitted', 'graded', 'expired', 'cancelled')),
			token_hash bytea check (length(token_hash) = 32),
			due_at timestamptz not null,
			created_at timestamptz not null,
			created_by uuid not null,
			sent_at timestamptz,
			started_at timestamptz,
			submitted_at timestamptz,
			primary key (organization_id, id),
			unique (organization_id, token_hash),
			unique (organization_id, application_id, stage_id, id),
			foreign key (organization_id, job_id, application_id) references application (organization_id, job_id, id),
			foreign key (organization_id, stage_id, exercise_id, stage_exercise_id)
				references stage_exercise (organization_id, stage_id, exercise_id, id),
			foreign key (organization_id, created_by) references member
		)`.execute(db);
	await sql`
		create unique index exercise_assignment_once on exercise_assignment (organization_id, application_id, stage_exercise_id)
			where state not in ('expired', 'cancelled')`.execute(db);
	await sql`create index exercise_assignment_application on exercise_assignment (organization_id, job_id, application_id)`.execute(
		db,
	);
	await sql`
		create index exercise_assignment_exercise
			on exercise_assignment (organization_id, stage_id, exercise_id, stage_exercise_id)`.execute(db);
	await sql`create index exercise_assignment_created_by on exercise_assignment (organization_id, created_by)`.execute(
		db,
	);
	await sql`
		create table exercise_answer (
			organization_id uuid not null,
			assignment_id uuid not null,
			application_id uuid not null,
			prompt int not null check (prompt >= 0),
			text text not null check (length(text) <= 50000),
			revision int not null check (revision > 0),
			updated_at timestamptz not null,
			primary key (organization_id, assignment_id, prompt),
			foreign key (organization_id, assignment_id) references exercise_assignment,
			foreign key (organization_id, application_id) references application
		)`.execute(db);
	await sql`create index exercise_answer_application on exercise_answer (organization_id, application_id)`.execute(
		db,
	);
	await sql`
		create table exercise_submission (
			organization_id uuid not null,
			assignment_id uuid not null,
			application_id uuid not null,
			answers jsonb not null,
			content_hash text not null,
			submitted_at timestamptz not null,
			primary key (organization_id, assignment_id),
			foreign key (organization_id, assignment_id) references exercise_assignment,
			foreign key (organization_id, application_id) references application
		)`.execute(db);
	await sql`create index exercise_submission_application on exercise_submission (organization_id, application_id)`.execute(
		db,
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		drop table exercise_submission, exercise_answer, exercise_assignment, scheduled_interview, application, candidate`.execute(
		db,
	);
}
