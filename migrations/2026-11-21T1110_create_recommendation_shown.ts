import { sql, type Kysely } from 'kysely';

/**
 * Who chose, on the record, to see an application's recommendation before opening all of its notes; and the two
 * indexes that let a job's page go on from any application without looking at those before it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		create table recommendation_shown (
			organization_id uuid not null,
			application_id uuid not null,
			member_id uuid not null,
			shown_at timestamptz not null,
			primary key (organization_id, application_id, member_id),
			foreign key (organization_id, application_id) references application on delete cascade,
			foreign key (organization_id, member_id) references member
		)`.execute(db);
	await sql`create index recommendation_shown_member on recommendation_shown (organization_id, member_id)`.execute(
		db,
	);
	await sql`alter table recommendation_shown enable row level security`.execute(db);
	await sql`alter table recommendation_shown force row level security`.execute(db);
	await sql`
		create policy tenancy on recommendation_shown to touchstone_member, touchstone_system
			using (organization_id = app.organization_id()) with check (organization_id = app.organization_id())`.execute(
		db,
	);
	await sql`
		create policy maintenance on recommendation_shown to current_user
			using (current_setting('app.maintenance', true) = 'on')
			with check (current_setting('app.maintenance', true) = 'on')`.execute(db);
	await sql`
		create policy independence on recommendation_shown as restrictive to touchstone_member
			using (member_id = app.member_id() or application_id not in (select application_id from app.owed()))
			with check (member_id = app.member_id())`.execute(db);
	await sql`
		create policy own_file on recommendation_shown as restrictive for select to touchstone_member
			using (application_id not in (select application_id from app.own_application()))`.execute(db);
	await sql`grant select, insert on recommendation_shown to touchstone_member, touchstone_system`.execute(db);
	await sql`create trigger immutable before update or delete on recommendation_shown for each row execute function app.refuse_change()`.execute(
		db,
	);
	await sql`create trigger kept before truncate on recommendation_shown for each statement execute function app.refuse_change()`.execute(
		db,
	);

	// A group without an order by score stands in the order in which its members applied.
	await sql`create index standing_group on standing (organization_id, job_id, rank_group, application_id)`.execute(
		db,
	);
	await sql`
		create index application_withdrawn on application (organization_id, job_id, id) where state = 'withdrawn'`.execute(
		db,
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`drop index application_withdrawn, standing_group`.execute(db);
	await sql`drop table recommendation_shown`.execute(db);
}
