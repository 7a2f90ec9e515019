import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		create table role (
			organization_id uuid not null references organization,
			id uuid not null,
			title text not null check (length(title) between 1 and 300),
			is_sample boolean not null default false,
			created_at timestamptz not null,
			created_by uuid not null,
			primary key (organization_id, id),
			foreign key (organization_id, created_by) references member
		)`.execute(db);
	await sql`create index role_created_by on role (organization_id, created_by)`.execute(db);
	await sql`
		create table role_draft (
			organization_id uuid not null,
			role_id uuid not null,
			revision int not null check (revision > 0),
			content jsonb not null,
			source_format text,
			source_name text,
			source_text text,
			import_result jsonb,
			updated_at timestamptz not null,
			updated_by uuid not null,
			primary key (organization_id, role_id),
			foreign key (organization_id, role_id) references role,
			foreign key (organization_id, updated_by) references member
		)`.execute(db);
	await sql`create index role_draft_updated_by on role_draft (organization_id, updated_by)`.execute(db);
	await sql`
		create table role_version (
			organization_id uuid not null,
			id uuid not null,
			role_id uuid not null,
			number int not null check (number > 0),
			title text not null,
			summary text not null,
			background jsonb not null,
			weight_reason text not null,
			accepted_gaps jsonb not null,
			content_hash text not null,
			published_at timestamptz not null,
			published_by uuid not null,
			primary key (organization_id, id),
			unique (organization_id, role_id, number),
			foreign key (organization_id, role_id) references role,
			foreign key (organization_id, published_by) references member
		)`.execute(db);
	await sql`create index role_version_published_by on role_version (organization_id, published_by)`.execute(
		db,
	);
	await sql`
		create table dimension (
			organization_id uuid not null,
			id uuid not null,
			role_version_id uuid not null,
			position int not null,
			name text not null,
			description text not null,
			weight float8 not null check (weight >= 0 and weight <= 1000000),
			critical boolean not null,
			floor float8 check (floor between 1 and 5),
			anchors jsonb not null,
			primary key (organization_id, id),
			unique (organization_id, role_version_id, position),
			foreign key (organization_id, role_version_id) references role_version
		)`.execute(db);
	await sql`
		create table criterion (
			organization_id uuid not null,
			id uuid not null,
			role_version_id uuid not null,
			position int not null,
			name text not null,
			question text not null,
			primary key (organization_id, id),
			unique (organization_id, role_version_id, position),
			foreign key (organization_id, role_version_id) references role_version
		)`.execute(db);
	await sql`
		create table exercise (
			organization_id uuid not null,
			id uuid not null,
			role_version_id uuid not null,
			position int not null,
			title text not null,
			minutes_min int check (minutes_min > 0),
			minutes_max int check (minutes_max > 0),
			prompts jsonb not null,
			material text not null,
			primary key (organization_id, id),
			unique (organization_id, role_version_id, position),
			foreign key (organization_id, role_version_id) references role_version
		)`.execute(db);
	await sql`
		create table exercise_dimension (
			organization_id uuid not null,
			exercise_id uuid not null,
			dimension_id uuid not null,
			primary key (organization_id, exercise_id, dimension_id),
			foreign key (organization_id, exercise_id) references exercise,
			foreign key (organization_id, dimension_id) references dimension
		)`.execute(db);
	await sql`create index exercise_dimension_dimension on exercise_dimension (organization_id, dimension_id)`.execute(
		db,
	);
	await sql`
		create table signal (
			organization_id uuid not null,
			id uuid not null,
			role_version_id uuid not null,
			position int not null,
			kind text not null check (kind in ('strong', 'weak', 'red_flag')),
			text text not null,
			primary key (organization_id, id),
			unique (organization_id, role_version_id, kind, position),
			foreign key (organization_id, role_version_id) references role_version
		)`.execute(db);
	// A published version is whole from its first moment: its parts come in the transaction that publishes it, or never.
	await sql`
		create function app.refuse_late_part() returns trigger language plpgsql as $$
		declare
			version uuid;
		begin
			if tg_table_name = 'exercise_dimension' then
				select role_version_id into version from app.exercise
					where organization_id = new.organization_id and id = new.exercise_id;
			else
				version := new.role_version_id;
			end if;
			if not exists (select from app.role_version where organization_id = new.organization_id and id = version
				and xmin = pg_current_xact_id()::xid) then
				raise exception 'role_version is immutable: no % may be added', tg_table_name using errcode = 'restrict_violation';
			end if;
			return new;
		end $$`.execute(db);
	for (const part of ['dimension', 'criterion', 'exercise', 'exercise_dimension', 'signal']) {
		await sql`create trigger whole before insert on ${sql.table(part)} for each row execute function app.refuse_late_part()`.execute(
			db,
		);
	}
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		drop table signal, exercise_dimension, exercise, criterion, dimension, role_version, role_draft, role`.execute(
		db,
	);
	await sql`drop function app.refuse_late_part()`.execute(db);
}
