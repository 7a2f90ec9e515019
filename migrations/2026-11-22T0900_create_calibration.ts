import { sql, type Kysely } from 'kysely';

const TABLES = ['calibration_run', 'calibration_snapshot', 'calibration_adoption', 'calibration_set_aside'];
const IMMUTABLE = ['calibration_snapshot', 'calibration_adoption', 'calibration_set_aside'];

/**
 * A run fits variances and leaves a snapshot; a calibration owner adopts a snapshot or sets it aside. The newest adoption is in
 * force: one without a snapshot goes back to the defaults. The ratings that a snapshot froze are read by the system alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		create table calibration_run (
			organization_id uuid not null references organization,
			id uuid not null,
			state text not null check (state in ('queued', 'running', 'done', 'failed')),
			asked_by uuid not null,
			asked_at timestamptz not null,
			started_at timestamptz,
			updated_at timestamptz not null,
			finished_at timestamptz,
			iterations int not null default 0 check (iterations >= 0),
			ratings int,
			candidates int,
			raters int,
			failure text check (failure in ('TOO_FEW', 'NOT_CONVERGED', 'UNEXPECTED', 'ABANDONED')),
			primary key (organization_id, id),
			check ((state = 'failed') = (failure is not null)),
			check ((state in ('done', 'failed')) = (finished_at is not null)),
			foreign key (organization_id, asked_by) references member
		)`.execute(db);
	await sql`create index calibration_run_asked_by on calibration_run (organization_id, asked_by)`.execute(db);
	// However often somebody clicks, one run at a time.
	await sql`
		create unique index calibration_run_active on calibration_run (organization_id)
			where state in ('queued', 'running')`.execute(db);
	await sql`
		create table calibration_snapshot (
			organization_id uuid not null,
			id uuid not null,
			number int not null check (number > 0),
			run_id uuid not null,
			created_at timestamptz not null,
			data_hash text not null,
			engine_version text not null,
			software_version text not null,
			variance jsonb not null,
			prior_variance jsonb not null,
			prior_weight float8 not null,
			mean_prior jsonb not null,
			objective float8 not null,
			iterations int not null,
			rating_count int not null,
			candidate_count int not null,
			rater_count int not null,
			dimension_count int not null,
			ratings jsonb not null,
			primary key (organization_id, id),
			unique (organization_id, number),
			unique (organization_id, run_id),
			foreign key (organization_id, run_id) references calibration_run
		)`.execute(db);
	await sql`
		create table calibration_adoption (
			organization_id uuid not null,
			number int not null check (number > 0),
			snapshot_id uuid,
			adopted_by uuid not null,
			adopted_at timestamptz not null,
			reason text not null check (length(reason) between 1 and 2000),
			primary key (organization_id, number),
			foreign key (organization_id, snapshot_id) references calibration_snapshot,
			foreign key (organization_id, adopted_by) references member
		)`.execute(db);
	await sql`create index calibration_adoption_snapshot on calibration_adoption (organization_id, snapshot_id)`.execute(
		db,
	);
	await sql`create index calibration_adoption_adopted_by on calibration_adoption (organization_id, adopted_by)`.execute(
		db,
	);
	await sql`
		create table calibration_set_aside (
			organization_id uuid not null,
			snapshot_id uuid not null,
			set_aside_by uuid not null,
			set_aside_at timestamptz not null,
			reason text not null check (length(reason) between 1 and 2000),
			primary key (organization_id, snapshot_id),
			foreign key (organization_id, snapshot_id) references calibration_snapshot,
			foreign key (organization_id, set_aside_by) references member
		)`.execute(db);
	await sql`create index calibration_set_aside_by on calibration_set_aside (organization_id, set_aside_by)`.execute(
		db,
	);
	await protect(db);
}

async function protect(db: Kysely<unknown>): Promise<void> {
	for (const name of TABLES) {
		const table = sql.table(name);
		await sql`alter table ${table} enable row level security`.execute(db);
		await sql`alter table ${table} force row level security`.execute(db);
		await sql`
			create policy tenancy on ${table} to touchstone_member, touchstone_system
				using (organization_id = app.organization_id()) with check (organization_id = app.organization_id())`.execute(
			db,
		);
		await sql`
			create policy maintenance on ${table} to current_user
				using (current_setting('app.maintenance', true) = 'on')
				with check (current_setting('app.maintenance', true) = 'on')`.execute(db);
	}
	for (const name of IMMUTABLE) {
		const table = sql.table(name);
		await sql`create trigger immutable before update or delete on ${table} for each row execute function app.refuse_change()`.execute(
			db,
		);
		await sql`create trigger kept before truncate on ${table} for each statement execute function app.refuse_change()`.execute(
			db,
		);
	}
	await sql`grant select, insert, update on calibration_run to touchstone_system`.execute(db);
	await sql`grant select, insert on calibration_run to touchstone_member`.execute(db);
	await sql`grant select, insert on calibration_snapshot to touchstone_system`.execute(db);
	// All but the ratings.
	await sql`
		grant select (organization_id, id, number, run_id, created_at, data_hash, engine_version, software_version, variance,
			prior_variance, prior_weight, mean_prior, objective, iterations, rating_count, candidate_count, rater_count,
			dimension_count) on calibration_snapshot to touchstone_member`.execute(db);
	await sql`
		grant select, insert on calibration_adoption, calibration_set_aside to touchstone_member, touchstone_system`.execute(
		db,
	);

	const isOwner = sql`exists (select from app.member m where m.organization_id = app.organization_id()
		and m.id = app.member_id() and m.calibration_owner and m.removed_at is null)`;
	await sql`
		create policy owner_asks on calibration_run as restrictive to touchstone_member
			using (${isOwner}) with check (${isOwner} and asked_by = app.member_id() and state = 'queued')`.execute(db);
	await sql`
		create policy owner_reads on calibration_snapshot as restrictive to touchstone_member using (${isOwner})`.execute(
		db,
	);
	await sql`
		create policy owner_adopts on calibration_adoption as restrictive for insert to touchstone_member
			with check (${isOwner} and adopted_by = app.member_id())`.execute(db);
	await sql`
		create policy owner_sets_aside on calibration_set_aside as restrictive to touchstone_member
			using (${isOwner}) with check (${isOwner} and set_aside_by = app.member_id())`.execute(db);
	await sql`
		create function app.keep_calibration_run() returns trigger language plpgsql as $$
		begin
			if old.state in ('done', 'failed') or (new.organization_id, new.id, new.asked_by, new.asked_at)
				is distinct from (old.organization_id, old.id, old.asked_by, old.asked_at) then
				raise exception 'a calibration run ends once' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$`.execute(db);
	await sql`create trigger kept before update on calibration_run for each row execute function app.keep_calibration_run()`.execute(
		db,
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`drop table calibration_set_aside, calibration_adoption, calibration_snapshot, calibration_run`.execute(
		db,
	);
	await sql`drop function app.keep_calibration_run()`.execute(db);
}
