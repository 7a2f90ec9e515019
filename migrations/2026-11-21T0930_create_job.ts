import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		create table job (
			organization_id uuid not null references organization,
			id uuid not null,
			title text not null check (length(title) between 1 and 300),
			role_version_id uuid not null,
			confidential boolean not null,
			state text not null check (state in ('open', 'closed')),
			plan_revision int not null default 0,
			is_sample boolean not null default false,
			created_at timestamptz not null,
			created_by uuid not null,
			primary key (organization_id, id),
			foreign key (organization_id, role_version_id) references role_version,
			foreign key (organization_id, created_by) references member
		)`.execute(db);
	await sql`create index job_role_version on job (organization_id, role_version_id)`.execute(db);
	await sql`create index job_created_by on job (organization_id, created_by)`.execute(db);
	// Rows stay when access ends: whether somebody could have read a scorecard is told from these times.
	await sql`
		create table job_access (
			organization_id uuid not null,
			id uuid not null,
			job_id uuid not null,
			member_id uuid not null,
			access text not null check (access in ('hiring_manager', 'recruiter', 'interviewer', 'observer')),
			granted_at timestamptz not null,
			granted_by uuid not null,
			revoked_at timestamptz,
			revoked_by uuid,
			primary key (organization_id, id),
			foreign key (organization_id, job_id) references job,
			foreign key (organization_id, member_id) references member,
			foreign key (organization_id, granted_by) references member,
			foreign key (organization_id, revoked_by) references member
		)`.execute(db);
	await sql`
		create unique index job_access_current on job_access (organization_id, job_id, member_id, access)
			where revoked_at is null`.execute(db);
	await sql`create index job_access_member on job_access (organization_id, member_id, job_id)`.execute(db);
	await sql`create index job_access_granted_by on job_access (organization_id, granted_by)`.execute(db);
	await sql`create index job_access_revoked_by on job_access (organization_id, revoked_by)`.execute(db);
	await sql`create index job_access_job on job_access (organization_id, job_id)`.execute(db);
	await sql`
		create table stage (
			organization_id uuid not null,
			id uuid not null,
			job_id uuid not null,
			position int not null,
			name text not null check (length(name) between 1 and 200),
			primary key (organization_id, id),
			unique (organization_id, job_id, id),
			unique (organization_id, job_id, position) deferrable initially deferred,
			foreign key (organization_id, job_id) references job
		)`.execute(db);
	await sql`
		create table interview (
			organization_id uuid not null,
			id uuid not null,
			job_id uuid not null,
			stage_id uuid not null,
			position int not null,
			title text not null check (length(title) between 1 and 200),
			minutes int not null check (minutes between 5 and 600),
			interviewers int not null default 1 check (interviewers between 1 and 10),
			guidance text not null default '',
			primary key (organization_id, id),
			unique (organization_id, stage_id, id),
			foreign key (organization_id, job_id, stage_id) references stage (organization_id, job_id, id)
		)`.execute(db);
	await sql`create index interview_stage on interview (organization_id, job_id, stage_id)`.execute(db);
	await sql`
		create table interview_dimension (
			organization_id uuid not null,
			interview_id uuid not null,
			dimension_id uuid not null,
			position int not null,
			primary key (organization_id, interview_id, dimension_id),
			foreign key (organization_id, interview_id) references interview on delete cascade,
			foreign key (organization_id, dimension_id) references dimension
		)`.execute(db);
	await sql`create index interview_dimension_dimension on interview_dimension (organization_id, dimension_id)`.execute(
		db,
	);
	await sql`
		create table interview_question (
			organization_id uuid not null,
			id uuid not null,
			interview_id uuid not null,
			position int not null,
			text text not null check (length(text) between 1 and 2000),
			primary key (organization_id, id),
			foreign key (organization_id, interview_id) references interview on delete cascade
		)`.execute(db);
	await sql`create index interview_question_interview on interview_question (organization_id, interview_id)`.execute(
		db,
	);
	await sql`
		create table stage_exercise (
			organization_id uuid not null,
			id uuid not null,
			job_id uuid not null,
			stage_id uuid not null,
			exercise_id uuid not null,
			position int not null,
			due_days int not null check (due_days between 1 and 90),
			primary key (organization_id, id),
			unique (organization_id, stage_id, exercise_id, id),
			foreign key (organization_id, job_id, stage_id) references stage (organization_id, job_id, id),
			foreign key (organization_id, exercise_id) references exercise
		)`.execute(db);
	await sql`create index stage_exercise_stage on stage_exercise (organization_id, job_id, stage_id)`.execute(
		db,
	);
	await sql`create index stage_exercise_exercise on stage_exercise (organization_id, exercise_id)`.execute(
		db,
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		drop table stage_exercise, interview_question, interview_dimension, interview, stage, job_access, job`.execute(
		db,
	);
}
