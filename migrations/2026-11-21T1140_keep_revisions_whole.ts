import { sql, type Kysely } from 'kysely';

/** A submitted revision is whole from its first moment: its ratings and ticks come in the transaction that submits it. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		create function app.refuse_late_rating() returns trigger language plpgsql as $$
		begin
			if not exists (select from app.scorecard_revision where organization_id = new.organization_id
				and scorecard_id = new.scorecard_id and number = new.number and xmin = pg_current_xact_id()::xid) then
				raise exception 'scorecard_revision is immutable: no % may be added', tg_table_name
					using errcode = 'restrict_violation';
			end if;
			return new;
		end $$`.execute(db);
	await sql`
		create trigger whole before insert on rating for each row execute function app.refuse_late_rating()`.execute(
		db,
	);
	await sql`
		create trigger whole before insert on observed_signal for each row execute function app.refuse_late_rating()`.execute(
		db,
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`drop trigger whole on rating`.execute(db);
	await sql`drop trigger whole on observed_signal`.execute(db);
	await sql`drop function app.refuse_late_rating()`.execute(db);
}
