import { sql, type Kysely } from 'kysely';

/**
 * The one door to the job queue, whose own schema no unit of work may touch: known tasks only, ids only, and always for the
 * organization of the transaction. What waits already with the same payload is not queued twice. A task joins by a
 * migration that replaces this function.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create function app.enqueue(task text, payload jsonb) returns void
			language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
		declare
			organization uuid := app.organization_id();
			whole jsonb;
		begin
			if organization is null then
				raise exception 'a job belongs to an organization' using errcode = 'restrict_violation';
			end if;
			if task is null or task <> all (array['fit_calibration', 'recompute_organization']) then
				raise exception 'there is no task %', task using errcode = 'restrict_violation';
			end if;
			if exists (select from jsonb_each(payload) where jsonb_typeof(value) <> 'string'
				or value #>> '{}' !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') then
				raise exception 'a job takes ids alone' using errcode = 'restrict_violation';
			end if;
			whole := payload || jsonb_build_object('organizationId', organization);
			perform graphile_worker.add_job(task, whole::json, max_attempts => 6, job_key => task || ' ' || whole::text);
		end $$`.execute(db);
	await sql`revoke all on function app.enqueue(text, jsonb) from public`.execute(db);
	await sql`grant execute on function app.enqueue(text, jsonb) to touchstone_member, touchstone_system`.execute(
		db,
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop function app.enqueue(text, jsonb)`.execute(db);
}
