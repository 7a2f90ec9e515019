import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	// What was computed stays; `standing` points to the newest one that rests on independent scorecards.
	await sql`
		create table recommendation (
			organization_id uuid not null,
			id uuid not null,
			application_id uuid not null,
			basis text not null check (basis in ('independent', 'as_revised')),
			computed_at timestamptz not null,
			engine_version text not null,
			policy_version int not null,
			role_version_id uuid not null,
			data_hash text not null,
			result jsonb not null,
			primary key (organization_id, id),
			unique (organization_id, application_id, id),
			foreign key (organization_id, application_id) references application,
			foreign key (organization_id, policy_version) references policy_version,
			foreign key (organization_id, role_version_id) references role_version
		)`.execute(db);
	await sql`create index recommendation_policy on recommendation (organization_id, policy_version)`.execute(
		db,
	);
	await sql`create index recommendation_role_version on recommendation (organization_id, role_version_id)`.execute(
		db,
	);
	// rank_group: 0 has a score, 1 not enough evidence, 2 on hold, 3 stopped, so that one index gives the order of a page.
	await sql`
		create table standing (
			organization_id uuid not null,
			application_id uuid not null,
			job_id uuid not null,
			recommendation_id uuid not null,
			as_revised_id uuid,
			rank_group int not null check (rank_group between 0 and 3),
			score float8,
			coverage float8 not null,
			raters int not null,
			provisional boolean not null,
			primary key (organization_id, application_id),
			foreign key (organization_id, job_id, application_id) references application (organization_id, job_id, id),
			foreign key (organization_id, application_id, recommendation_id)
				references recommendation (organization_id, application_id, id),
			foreign key (organization_id, application_id, as_revised_id)
				references recommendation (organization_id, application_id, id)
		)`.execute(db);
	await sql`
		create index standing_rank on standing (organization_id, job_id, rank_group, score desc nulls last, application_id)`.execute(
		db,
	);
	await sql`
		create table debrief (
			organization_id uuid not null,
			application_id uuid not null,
			opened_at timestamptz not null,
			opened_by uuid not null,
			recommendation_id uuid not null,
			awaited jsonb not null,
			primary key (organization_id, application_id),
			foreign key (organization_id, application_id) references application,
			foreign key (organization_id, application_id, recommendation_id)
				references recommendation (organization_id, application_id, id),
			foreign key (organization_id, opened_by) references member
		)`.execute(db);
	await sql`create index debrief_opened_by on debrief (organization_id, opened_by)`.execute(db);
	await sql`
		create table decision (
			organization_id uuid not null,
			id uuid not null,
			application_id uuid not null,
			number int not null check (number > 0),
			outcome text not null check (outcome in ('advance', 'hire', 'reject', 'hold')),
			reason_codes jsonb not null,
			reason text not null,
			departs boolean not null,
			departure_reason text,
			recommendation_id uuid not null,
			notes_opened jsonb not null,
			decided_by uuid not null,
			decided_at timestamptz not null,
			primary key (organization_id, id),
			unique (organization_id, application_id, number),
			check (not departs or departure_reason is not null),
			foreign key (organization_id, application_id) references application,
			foreign key (organization_id, application_id, recommendation_id)
				references recommendation (organization_id, application_id, id),
			foreign key (organization_id, decided_by) references member
		)`.execute(db);
	await sql`create index decision_decided_by on decision (organization_id, decided_by)`.execute(db);
	await sql`
		create table evidence_opened (
			organization_id uuid not null,
			scorecard_id uuid not null,
			member_id uuid not null,
			application_id uuid not null,
			stage_id uuid not null,
			opened_at timestamptz not null,
			primary key (organization_id, scorecard_id, member_id),
			foreign key (organization_id, scorecard_id) references scorecard,
			foreign key (organization_id, application_id) references application,
			foreign key (organization_id, member_id) references member
		)`.execute(db);
	await sql`create index evidence_opened_application on evidence_opened (organization_id, application_id)`.execute(
		db,
	);
	await sql`create index evidence_opened_member on evidence_opened (organization_id, member_id)`.execute(db);
	// Ids only: who did what to which record.
	await sql`
		create table audit_event (
			organization_id uuid not null references organization,
			id uuid not null,
			at timestamptz not null,
			actor text not null check (actor in ('member', 'candidate', 'system')),
			member_id uuid,
			action text not null,
			target_type text not null,
			target_id uuid not null,
			application_id uuid,
			stage_id uuid,
			details jsonb not null,
			primary key (organization_id, id)
		)`.execute(db);
	await sql`create index audit_event_target on audit_event (organization_id, target_id)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		drop table audit_event, evidence_opened, decision, debrief, standing, recommendation`.execute(db);
}
