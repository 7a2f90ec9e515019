import { sql, type Kysely } from 'kysely';

/**
 * Takes the sample data out of one organization, past immutability: only the application's own login may call it. What real
 * records have come to rest on stays: a sample role that a real job uses becomes a real one, a sample member who
 * is named in a real record stays as a removed member.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		create function app.remove_sample(wanted uuid) returns void language plpgsql as $$
		declare
			applications uuid[];
			jobs uuid[];
			roles uuid[];
			versions uuid[];
			candidates uuid[];
			members uuid[];
			one uuid;
			name text;
		begin
			perform set_config('app.maintenance', 'on', true);
			perform from app.organization where organization_id = wanted for update;
			select coalesce(array_agg(id), '{}') into jobs from app.job where organization_id = wanted and is_sample;
			select coalesce(array_agg(id), '{}') into candidates from app.candidate where organization_id = wanted and is_sample;
			select coalesce(array_agg(id), '{}') into members from app.member where organization_id = wanted and is_sample;
			select coalesce(array_agg(id), '{}') into applications from app.application
				where organization_id = wanted and (job_id = any(jobs) or candidate_id = any(candidates));
			select coalesce(array_agg(r.id), '{}') into roles from app.role r where r.organization_id = wanted and r.is_sample
				and not exists (select from app.job j join app.role_version v
					on v.organization_id = j.organization_id and v.id = j.role_version_id
					where j.organization_id = wanted and v.role_id = r.id and j.id <> all(jobs));
			select coalesce(array_agg(id), '{}') into versions from app.role_version
				where organization_id = wanted and role_id = any(roles);

			delete from app.audit_event where organization_id = wanted and (application_id = any(applications)
				or member_id = any(members)
				or target_id = any(applications || jobs || candidates || members || roles || versions));
			foreach name in array array['evidence_opened', 'recommendation_shown', 'decision', 'debrief', 'standing', 'recommendation', 'red_flag',
				'observed_signal', 'rating', 'scorecard_revision', 'scorecard_draft', 'scorecard', 'exercise_submission',
				'exercise_answer', 'exercise_assignment', 'scheduled_interview'] loop
				execute format('delete from app.%I where organization_id = $1 and application_id = any($2)', name)
					using wanted, applications;
			end loop;
			delete from app.application where organization_id = wanted and id = any(applications);
			delete from app.candidate where organization_id = wanted and id = any(candidates);

			delete from app.interview where organization_id = wanted and job_id = any(jobs);
			foreach name in array array['stage_exercise', 'stage', 'job_access'] loop
				execute format('delete from app.%I where organization_id = $1 and job_id = any($2)', name) using wanted, jobs;
			end loop;
			delete from app.job where organization_id = wanted and id = any(jobs);

			delete from app.exercise_dimension x using app.exercise e where x.organization_id = wanted
				and e.organization_id = wanted and e.id = x.exercise_id and e.role_version_id = any(versions);
			foreach name in array array['signal', 'exercise', 'criterion', 'dimension'] loop
				execute format('delete from app.%I where organization_id = $1 and role_version_id = any($2)', name)
					using wanted, versions;
			end loop;
			delete from app.role_version where organization_id = wanted and id = any(versions);
			delete from app.role_draft where organization_id = wanted and role_id = any(roles);
			delete from app.role where organization_id = wanted and id = any(roles);
			update app.role set is_sample = false where organization_id = wanted and is_sample;

			foreach name in array array['session', 'invitation', 'credential'] loop
				execute format('delete from app.%I where organization_id = $1 and member_id = any($2)', name) using wanted, members;
			end loop;
			foreach one in array members loop
				begin
					delete from app.member where organization_id = wanted and id = one;
				exception when foreign_key_violation then
					update app.member set is_sample = false, removed_at = coalesce(removed_at, now())
						where organization_id = wanted and id = one;
				end;
			end loop;
			update app.organization set sample_loaded_at = null where organization_id = wanted;
			perform set_config('app.maintenance', '', true);
		end $$`.execute(db);
	await sql`revoke all on function app.remove_sample(uuid) from public`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop function app.remove_sample(uuid)`.execute(db);
}
