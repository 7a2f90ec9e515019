import { sql, type Kysely } from 'kysely';

/**
 * The two unprivileged database roles every unit of work acts as, and the settings that say for whom.
 * Role names belong to the whole cluster, so they are created where missing and never dropped.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		do $$
		declare
			wanted text;
			modern boolean := current_setting('server_version_num')::int >= 160000;
			usable boolean;
		begin
			foreach wanted in array array['touchstone_member', 'touchstone_system'] loop
				if not exists (select from pg_roles where rolname = wanted) then
					begin
						execute format('create role %I nologin noinherit', wanted);
					exception
						when duplicate_object or unique_violation then null;
						when insufficient_privilege then
							raise exception 'The database login % may not create roles.', current_user
								using hint = format(
									'An administrator runs: create role %s nologin noinherit; grant %s to %I%s;',
									wanted, wanted, current_user,
									case when modern then ' with inherit false, set true' else '' end);
					end;
				end if;
				if modern then
					execute format('select pg_has_role(current_user, %L, ''SET'')', wanted) into usable;
				else
					usable := pg_has_role(current_user, wanted, 'MEMBER');
				end if;
				if not usable then
					begin
						execute format('grant %I to %I%s', wanted, current_user,
							case when modern then ' with inherit false, set true' else '' end);
					exception when insufficient_privilege then
						raise exception 'The database login % may not act as %.', current_user, wanted
							using hint = format('An administrator runs: grant %s to %I%s;', wanted, current_user,
								case when modern then ' with inherit false, set true' else '' end);
					end;
				end if;
			end loop;
		end $$`.execute(db);
	await sql`create schema app`.execute(db);
	await sql`grant usage on schema app to touchstone_member, touchstone_system`.execute(db);
	await sql`
		create function app.organization_id() returns uuid language sql stable parallel safe
			return nullif(current_setting('app.organization_id', true), '')::uuid`.execute(db);
	await sql`
		create function app.member_id() returns uuid language sql stable parallel safe
			return nullif(current_setting('app.member_id', true), '')::uuid`.execute(db);
	// What must never change is kept by this trigger. Only the tables' owner, in maintenance, passes.
	await sql`
		create function app.refuse_change() returns trigger language plpgsql as $$
		begin
			if current_setting('app.maintenance', true) = 'on'
				and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
				if tg_level = 'STATEMENT' then return null; end if;
				return case tg_op when 'DELETE' then old else new end;
			end if;
			raise exception '% is immutable: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
		end $$`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop schema app cascade`.execute(db);
}
