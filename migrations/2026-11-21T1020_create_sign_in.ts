import { sql, type Kysely } from 'kysely';

/**
 * The few questions that are asked before anybody is signed in, each answered by one function that lifts tenancy for
 * itself alone. Only the application's own login may call them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`set local search_path = app`.execute(db);
	await sql`
		create function app.has_organization() returns boolean language plpgsql as $$
		declare
			answer boolean;
		begin
			perform set_config('app.maintenance', 'on', true);
			select exists (select from app.organization) into answer;
			perform set_config('app.maintenance', '', true);
			return answer;
		end $$`.execute(db);
	await sql`
		create function app.find_sign_in(wanted text)
			returns table (organization_id uuid, member_id uuid, password_hash text) language plpgsql as $$
		begin
			perform set_config('app.maintenance', 'on', true);
			return query
				select m.organization_id, m.id, c.password_hash from app.member m
					join app.credential c on c.organization_id = m.organization_id and c.member_id = m.id
					where m.email = wanted and m.removed_at is null
					order by m.created_at, m.organization_id;
			perform set_config('app.maintenance', '', true);
		end $$`.execute(db);
	await sql`
		create function app.find_session(wanted_organization uuid, wanted_hash bytea, at timestamptz)
			returns table (member_id uuid, name text, email text, access text, calibration_owner boolean,
				time_zone text, organization_name text, expires_at timestamptz) language plpgsql as $$
		begin
			perform set_config('app.maintenance', 'on', true);
			return query
				select m.id, m.name, m.email, m.access, m.calibration_owner, m.time_zone, o.name, s.expires_at
					from app.session s
					join app.member m on m.organization_id = s.organization_id and m.id = s.member_id
					join app.organization o on o.organization_id = s.organization_id
					where s.organization_id = wanted_organization and s.token_hash = wanted_hash
						and s.expires_at > at and m.removed_at is null;
			perform set_config('app.maintenance', '', true);
		end $$`.execute(db);
	for (const call of ['has_organization()', 'find_sign_in(text)', 'find_session(uuid, bytea, timestamptz)']) {
		await sql`revoke all on function ${sql.raw(`app.${call}`)} from public`.execute(db);
	}
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop function app.has_organization(), app.find_sign_in(text), app.find_session(uuid, bytea, timestamptz)`.execute(
		db,
	);
}
