import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrateDown, migrateToLatest, pendingMigrations } from '#lib/server/db/migrate.ts';
import { cloneDatabase, useDatabase } from '../support/database.ts';
import { describeTables } from '../support/describe-tables.ts';

const database = useDatabase();

/** Tables that tell nothing of ratings, each with the reason. All others must carry the independence policy. */
const TELLS_NOTHING: Record<string, string> = {
	organization: 'the company',
	member: 'people',
	credential: 'read by the system alone',
	session: 'read by the system alone',
	invitation: 'read by the system alone',
	policy_version: 'settings',
	role: 'the kind of position',
	role_draft: 'the kind of position',
	role_source: 'the kind of position',
	role_version: 'the kind of position',
	dimension: 'the kind of position',
	criterion: 'the kind of position',
	exercise: 'the kind of position',
	exercise_dimension: 'the kind of position',
	signal: 'the kind of position',
	job: 'a vacancy',
	job_access: 'the hiring team',
	stage: 'the plan',
	interview: 'the plan',
	interview_dimension: 'the plan',
	interview_question: 'the plan',
	stage_exercise: 'the plan',
	candidate: 'a person',
	application: 'a person in a job',
	scheduled_interview: 'time, place and panel',
	exercise_assignment: 'what was sent and when',
	exercise_answer: "the candidate's own words",
	exercise_submission: "the candidate's own words",
	scorecard: 'whose, for what, and whether submitted: that may be shown',
	scorecard_draft: 'closed to all but the author by a policy of its own',
	calibration_run: 'counts, for calibration owners alone',
	calibration_snapshot:
		'figures over sixty ratings and more; the ratings themselves are the system’s to read',
	calibration_adoption: 'who chose which snapshot',
	calibration_set_aside: 'who chose not to adopt one',
};

async function tables(): Promise<{ name: string; enabled: boolean; forced: boolean }[]> {
	const { rows } = await sql<{ name: string; enabled: boolean; forced: boolean }>`
		select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced
		from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' order by 1`.execute(database.db);
	return rows;
}

describe('the migrated database', () => {
	test('is what the table types say', async () => {
		const written = await readFile(
			path.join(import.meta.dirname, '../../src/lib/server/db/tables.ts'),
			'utf8',
		);
		expect(written).toBe(await describeTables(database.db.withoutPlugins()));
	});

	test('has the organization first in every primary key, foreign key and index', async () => {
		const { rows } = await sql<{ name: string; definition: string }>`
			select c.conname as name, pg_get_constraintdef(c.oid) as definition from pg_constraint c
			where c.connamespace = 'app'::regnamespace and c.contype in ('p', 'f', 'u')
			union all
			select i.indexname, regexp_replace(i.indexdef, '^.* USING btree ', 'INDEX ') from pg_indexes i where i.schemaname = 'app'`.execute(
			database.db,
		);
		const astray = rows.filter(
			({ definition }) => !/^(PRIMARY KEY|FOREIGN KEY|UNIQUE|INDEX) \(organization_id/.test(definition),
		);
		// Sign-in starts from an address alone, before any organization is known.
		expect(astray.map(({ name }) => name)).toEqual(['member_email']);
	});

	test('has an index behind every foreign key', async () => {
		const { rows } = await sql<{ constraint: string }>`
			select c.conrelid::regclass || ' ' || c.conname as constraint from pg_constraint c
			where c.contype = 'f' and c.connamespace = 'app'::regnamespace
				and c.confrelid <> 'app.organization'::regclass
				and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indpred is null
					and i.indnkeyatts >= 2 and (i.indkey::int2[])[0:1] <@ c.conkey)`.execute(database.db);
		expect(rows.map((row) => row.constraint)).toEqual([]);
	});

	test('forces row-level security with the tenancy policy on every table', async () => {
		const all = await tables();
		expect(all.length).toBeGreaterThan(30);
		expect(all.filter((table) => !table.enabled || !table.forced)).toEqual([]);
		const { rows } = await sql<{ tablename: string }>`
			select tablename from pg_policies where schemaname = 'app' and policyname = 'tenancy' order by 1`.execute(
			database.db,
		);
		expect(rows.map((row) => row.tablename)).toEqual(all.map((table) => table.name));
	});

	test('has the independence policy on every table that could tell of ratings', async () => {
		const { rows } = await sql<{ tablename: string }>`
			select tablename from pg_policies where schemaname = 'app' and policyname = 'independence'`.execute(
			database.db,
		);
		const guarded = new Set(rows.map((row) => row.tablename));
		const open = (await tables()).map((table) => table.name).filter((name) => !guarded.has(name));
		expect(open).toEqual(Object.keys(TELLS_NOTHING).sort());
	});

	test('gives a view, if it ever has one, to its reader and not to its owner', async () => {
		const { rows } = await sql<{ name: string }>`
			select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind in ('v', 'm')
				and not coalesce(reloptions @> array['security_invoker=true'], false)`.execute(database.db);
		expect(rows).toEqual([]);
	});
});

describe('migrations', () => {
	let scratch: Awaited<ReturnType<typeof cloneDatabase>>;
	beforeAll(async () => {
		scratch = await cloneDatabase();
	});
	afterAll(() => scratch.drop());

	test('go down to nothing and up again to the same tables', async () => {
		const before = await describeTables(scratch.db.withoutPlugins());
		const undone = await migrateDown(scratch.db);
		const { rows } = await sql`select from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where n.nspname in ('app', 'limits') and relkind = 'r'`.execute(scratch.db);
		expect(rows).toEqual([]);
		expect(await pendingMigrations(scratch.db)).toHaveLength(undone.length);
		expect(await migrateToLatest(scratch.db)).toHaveLength(undone.length);
		expect(await describeTables(scratch.db.withoutPlugins())).toBe(before);
		expect(await pendingMigrations(scratch.db)).toEqual([]);
	});
});
