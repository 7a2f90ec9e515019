import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		create table organization (
			organization_id uuid primary key,
			name text not null check (length(name) between 1 and 200),
			created_at timestamptz not null,
			sample_loaded_at timestamptz
		)`.execute(db);
	await sql`
		create table member (
			organization_id uuid not null references organization,
			id uuid not null,
			name text not null check (length(name) between 1 and 200),
			email text not null check (email = lower(email) and length(email) between 3 and 320),
			access text not null check (access in ('admin', 'recruiter', 'member')),
			calibration_owner boolean not null default false,
			time_zone text not null default 'UTC',
			is_sample boolean not null default false,
			created_at timestamptz not null,
			removed_at timestamptz,
			primary key (organization_id, id),
			unique (organization_id, email)
		)`.execute(db);
	await sql`create index member_email on member (email)`.execute(db);
	await sql`
		create table credential (
			organization_id uuid not null,
			member_id uuid not null,
			password_hash text not null,
			changed_at timestamptz not null,
			primary key (organization_id, member_id),
			foreign key (organization_id, member_id) references member
		)`.execute(db);
	await sql`
		create table session (
			organization_id uuid not null,
			token_hash bytea not null check (length(token_hash) = 32),
			member_id uuid not null,
			created_at timestamptz not null,
			expires_at timestamptz not null,
			primary key (organization_id, token_hash),
			foreign key (organization_id, member_id) references member
		)`.execute(db);
	await sql`create index session_member on session (organization_id, member_id)`.execute(db);
	await sql`
		create table invitation (
			organization_id uuid not null,
			id uuid not null,
			member_id uuid not null,
			token_hash bytea not null check (length(token_hash) = 32),
			created_by uuid not null,
			created_at timestamptz not null,
			expires_at timestamptz not null,
			used_at timestamptz,
			primary key (organization_id, id),
			unique (organization_id, token_hash),
			foreign key (organization_id, member_id) references member,
			foreign key (organization_id, created_by) references member
		)`.execute(db);
	await sql`create index invitation_member on invitation (organization_id, member_id)`.execute(db);
	await sql`create index invitation_created_by on invitation (organization_id, created_by)`.execute(db);
	await sql`
		create table policy_version (
			organization_id uuid not null references organization,
			number int not null check (number > 0),
			content jsonb not null,
			created_at timestamptz not null,
			created_by uuid not null,
			primary key (organization_id, number),
			foreign key (organization_id, created_by) references member
		)`.execute(db);
	await sql`create index policy_version_created_by on policy_version (organization_id, created_by)`.execute(
		db,
	);
	// What rate-limiter-flexible's Postgres store expects of its table.
	await sql`create schema limits`.execute(db);
	await sql`
		create table limits.rate_limit (key varchar(255) primary key, points int not null default 0, expire bigint)`.execute(
		db,
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`drop schema limits cascade`.execute(db);
	await sql`drop table policy_version, invitation, session, credential, member, organization`.execute(db);
}
