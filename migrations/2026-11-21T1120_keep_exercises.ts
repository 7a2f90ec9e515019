import { sql, type Kysely } from 'kysely';

/**
 * What a candidate wrote is the candidate's: members never read unfinished answers, never write any, and after the
 * submission nobody changes them. `due_at` is the time asked for, `closes_at` the last moment at which answers are
 * taken.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		alter table exercise_assignment
			add column closes_at timestamptz,
			add column graded_at timestamptz,
			add column closed_at timestamptz,
			add constraint exercise_assignment_closes_after_due check (closes_at >= due_at),
			add constraint exercise_assignment_submitted_at
				check ((state in ('submitted', 'graded')) = (submitted_at is not null))`.execute(db);
	await sql`create index exercise_assignment_due on exercise_assignment (organization_id, due_at, id)`.execute(
		db,
	);

	await sql`
		create policy candidates_draft on exercise_answer as restrictive to touchstone_member
			using (false) with check (false)`.execute(db);
	await sql`
		create policy candidate_submits on exercise_submission as restrictive for insert to touchstone_member
			with check (false)`.execute(db);

	await sql`
		create function app.in_maintenance(kept oid) returns boolean language sql stable
			return current_setting('app.maintenance', true) = 'on'
				and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = kept)`.execute(db);
	await sql`
		create function app.keep_assignment() returns trigger language plpgsql as $$
		begin
			if app.in_maintenance(tg_relid) then return new; end if;
			if (new.organization_id, new.id, new.application_id, new.job_id, new.stage_id, new.stage_exercise_id,
				new.exercise_id, new.created_at, new.created_by)
				is distinct from (old.organization_id, old.id, old.application_id, old.job_id, old.stage_id,
				old.stage_exercise_id, old.exercise_id, old.created_at, old.created_by) then
				raise exception 'an exercise assignment does not change hands' using errcode = 'restrict_violation';
			end if;
			if old.submitted_at is not null and (new.state not in ('submitted', 'graded')
				or (new.token_hash, new.due_at, coalesce(new.closes_at, new.due_at), new.sent_at, new.started_at, new.submitted_at)
				is distinct from
				(old.token_hash, old.due_at, coalesce(old.closes_at, old.due_at), old.sent_at, old.started_at, old.submitted_at)) then
				raise exception 'a submitted exercise stays as it is' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$`.execute(db);
	await sql`
		create trigger kept before update on exercise_assignment
			for each row execute function app.keep_assignment()`.execute(db);
	await sql`
		create function app.keep_answer() returns trigger language plpgsql as $$
		declare
			answer app.exercise_answer := case tg_op when 'DELETE' then old else new end;
		begin
			if not app.in_maintenance(tg_relid) and exists (select from app.exercise_submission s
				where s.organization_id = answer.organization_id and s.assignment_id = answer.assignment_id) then
				raise exception 'a submitted answer stays as it is' using errcode = 'restrict_violation';
			end if;
			return answer;
		end $$`.execute(db);
	await sql`
		create trigger kept before insert or update or delete on exercise_answer
			for each row execute function app.keep_answer()`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`drop trigger kept on exercise_answer`.execute(db);
	await sql`drop trigger kept on exercise_assignment`.execute(db);
	await sql`drop function app.keep_answer(), app.keep_assignment(), app.in_maintenance(oid)`.execute(db);
	await sql`drop policy candidate_submits on exercise_submission`.execute(db);
	await sql`drop policy candidates_draft on exercise_answer`.execute(db);
	await sql`drop index exercise_assignment_due`.execute(db);
	await sql`
		alter table exercise_assignment
			drop constraint exercise_assignment_closes_after_due,
			drop constraint exercise_assignment_submitted_at,
			drop column closes_at,
			drop column graded_at,
			drop column closed_at`.execute(db);
}
