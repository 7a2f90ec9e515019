import { sql, type Kysely } from 'kysely';

const TABLES = [
	'organization',
	'member',
	'credential',
	'session',
	'invitation',
	'policy_version',
	'role',
	'role_draft',
	'role_version',
	'dimension',
	'criterion',
	'exercise',
	'exercise_dimension',
	'signal',
	'job',
	'job_access',
	'stage',
	'interview',
	'interview_dimension',
	'interview_question',
	'stage_exercise',
	'candidate',
	'application',
	'scheduled_interview',
	'exercise_assignment',
	'exercise_answer',
	'exercise_submission',
	'scorecard',
	'scorecard_draft',
	'scorecard_revision',
	'rating',
	'observed_signal',
	'red_flag',
	'recommendation',
	'standing',
	'debrief',
	'decision',
	'evidence_opened',
	'audit_event',
];

/** Never seen by a member's queries at all. */
const SYSTEM_ONLY = ['credential', 'session', 'invitation'];

const IMMUTABLE = [
	'policy_version',
	'role_version',
	'dimension',
	'criterion',
	'exercise',
	'exercise_dimension',
	'signal',
	'exercise_submission',
	'scorecard_revision',
	'rating',
	'observed_signal',
	'recommendation',
	'debrief',
	'decision',
	'audit_event',
];

/** Rest on one stage's scorecards: closed to who owes a scorecard in that stage. */
const BY_STAGE = ['scorecard_revision', 'rating', 'observed_signal', 'red_flag'];

/** Rest on several stages: closed to who owes a scorecard in any stage of the application. */
const BY_APPLICATION = ['recommendation', 'standing', 'debrief', 'decision'];

/** Written by nobody but the author, under that name. */
const AUTHORED = ['scorecard_draft', 'scorecard_revision', 'rating', 'observed_signal'];

/** Written by the system alone, so that a figure computed over rows that a reader cannot see is never stored. */
const COMPUTED = ['recommendation', 'standing'];

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
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
		const rights = IMMUTABLE.includes(name) ? sql`select, insert` : sql`select, insert, update, delete`;
		await sql`grant ${rights} on ${table} to touchstone_system`.execute(db);
		if (COMPUTED.includes(name)) await sql`grant select on ${table} to touchstone_member`.execute(db);
		else if (!SYSTEM_ONLY.includes(name))
			await sql`grant ${rights} on ${table} to touchstone_member`.execute(db);
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

	await sql`grant create on schema app to touchstone_system`.execute(db);
	await sql`
		create function app.owed() returns table (application_id uuid, stage_id uuid)
			language sql stable security definer parallel safe rows 20
			begin atomic
				select s.application_id, s.stage_id from scorecard s
					where s.organization_id = app.organization_id() and s.member_id = app.member_id()
						and s.state = 'draft' and s.seen_others_at is null;
			end`.execute(db);
	await sql`
		create function app.own_candidate() returns table (candidate_id uuid)
			language sql stable security definer parallel safe rows 1
			begin atomic
				select c.id from candidate c join member m on m.organization_id = c.organization_id and m.email = c.email
					where m.organization_id = app.organization_id() and m.id = app.member_id();
			end`.execute(db);
	await sql`
		create function app.own_application() returns table (application_id uuid)
			language sql stable security definer parallel safe rows 1
			begin atomic
				select a.id from application a
					join candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
					join member m on m.organization_id = c.organization_id and m.email = c.email
					where m.organization_id = app.organization_id() and m.id = app.member_id();
			end`.execute(db);
	for (const name of ['owed', 'own_candidate', 'own_application']) {
		const call = sql.raw(`app.${name}()`);
		await sql`alter function ${call} owner to touchstone_system`.execute(db);
		await sql`revoke all on function ${call} from public`.execute(db);
		await sql`grant execute on function ${call} to touchstone_member, touchstone_system`.execute(db);
	}
	await sql`revoke create on schema app from touchstone_system`.execute(db);

	for (const name of BY_STAGE) {
		await sql`
			create policy independence on ${sql.table(name)} as restrictive for select to touchstone_member
				using (member_id = app.member_id()
					or (application_id, stage_id) not in (select application_id, stage_id from app.owed()))`.execute(db);
	}
	for (const name of BY_APPLICATION) {
		await sql`
			create policy independence on ${sql.table(name)} as restrictive for select to touchstone_member
				using (application_id not in (select application_id from app.owed()))`.execute(db);
	}
	await sql`
		create policy independence on audit_event as restrictive for select to touchstone_member
			using (member_id is not distinct from app.member_id() or application_id is null
				or application_id not in (select application_id from app.owed()))`.execute(db);
	await sql`
		create policy independence on evidence_opened as restrictive to touchstone_member
			using (member_id = app.member_id() or application_id not in (select application_id from app.owed()))
			with check (member_id = app.member_id())`.execute(db);
	await sql`
		create policy author_reads on scorecard_draft as restrictive for select to touchstone_member
			using (member_id = app.member_id())`.execute(db);
	for (const name of AUTHORED) {
		await sql`
			create policy author_writes on ${sql.table(name)} as restrictive for insert to touchstone_member
				with check (member_id = app.member_id())`.execute(db);
	}
	await sql`
		create policy author_updates on scorecard_draft as restrictive for update to touchstone_member
			using (member_id = app.member_id()) with check (member_id = app.member_id())`.execute(db);
	await sql`
		create policy author_deletes on scorecard_draft as restrictive for delete to touchstone_member
			using (member_id = app.member_id())`.execute(db);
	await sql`
		create policy rater_raises on red_flag as restrictive for insert to touchstone_member
			with check (member_id = app.member_id() and state = 'open')`.execute(db);

	// A candidate who became a member never sees the own file.
	await sql`
		create policy own_file on candidate as restrictive to touchstone_member
			using (id not in (select candidate_id from app.own_candidate()))
			with check (true)`.execute(db);
	await sql`
		create policy own_file on application as restrictive to touchstone_member
			using (candidate_id not in (select candidate_id from app.own_candidate()))
			with check (true)`.execute(db);
	for (const name of [
		'scheduled_interview',
		'exercise_assignment',
		'exercise_answer',
		'exercise_submission',
		'scorecard',
		...BY_STAGE,
		...BY_APPLICATION,
		'evidence_opened',
	]) {
		await sql`
			create policy own_file on ${sql.table(name)} as restrictive for select to touchstone_member
				using (application_id not in (select application_id from app.own_application()))`.execute(db);
	}
	await sql`
		create policy own_file on audit_event as restrictive for select to touchstone_member
			using (application_id is null or application_id not in (select application_id from app.own_application()))`.execute(
		db,
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	for (const name of TABLES) {
		const policies = await sql<{ policyname: string }>`
			select policyname from pg_policies where schemaname = 'app' and tablename = ${name}`.execute(db);
		for (const { policyname } of policies.rows) {
			await sql`drop policy ${sql.id(policyname)} on ${sql.table(name)}`.execute(db);
		}
		await sql`alter table ${sql.table(name)} no force row level security`.execute(db);
		await sql`alter table ${sql.table(name)} disable row level security`.execute(db);
		await sql`revoke all on ${sql.table(name)} from touchstone_member, touchstone_system`.execute(db);
	}
	for (const name of IMMUTABLE) {
		await sql`drop trigger immutable on ${sql.table(name)}`.execute(db);
		await sql`drop trigger kept on ${sql.table(name)}`.execute(db);
	}
	await sql`drop function app.owed(), app.own_candidate(), app.own_application()`.execute(db);
}
