import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { saveDraft } from '#lib/server/workflows/save-draft.ts';
import { scheduleInterview } from '../support/jobs.ts';
import { useDatabase } from '../support/database.ts';
import {
	allAt,
	fillAndSubmit,
	filled,
	panelWorld,
	type PanelWorld,
	writingOf,
} from '../support/scorecards.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();

/** Closed by stage: what a rater of the same stage wrote. */
const OF_A_STAGE = ['scorecard_revision', 'rating', 'observed_signal', 'red_flag'];
/** Closed by application: what rests on several stages. */
const OF_AN_APPLICATION = ['recommendation', 'standing', 'debrief', 'decision'];

type Query = (text: string, values?: unknown[]) => Promise<pg.QueryResult<Record<string, unknown>>>;

/** One transaction of raw SQL in a database role, as the settings of a unit of work make it; undone at the end. */
async function inRole<T>(
	role: 'touchstone_member' | 'touchstone_system' | null,
	who: { organizationId: string; memberId: string },
	work: (query: Query) => Promise<T>,
): Promise<T> {
	const client = await database.pool.connect();
	try {
		await client.query('begin');
		await client.query(
			`select set_config('app.organization_id', $1, true), set_config('app.member_id', $2, true)`,
			[who.organizationId, who.memberId],
		);
		if (role) await client.query(`set local role ${role}`);
		return await work((text, values) => client.query(text, values));
	} finally {
		await client.query('rollback');
		client.release();
	}
}

const asMember = <T>(who: SignedIn, work: (query: Query) => Promise<T>) =>
	inRole('touchstone_member', who, work);
const asSystem = <T>(who: SignedIn, work: (query: Query) => Promise<T>) =>
	inRole('touchstone_system', who, work);

/** Whose rows of each table this reader sees for the application, by every way of asking that we know. */
async function seen(reader: SignedIn, applicationId: string, tables: string[]) {
	return asMember(reader, async (query) => {
		const found: Record<string, { rows: number; counted: number; exists: boolean; by: string[] }> = {};
		for (const table of tables) {
			const where = `from app.${table} where application_id = $1`;
			const rows = await query(`select * ${where}`, [applicationId]);
			const counted = await query(`select count(*)::int as n ${where}`, [applicationId]);
			const exists = await query(`select exists (select ${where}) as answer`, [applicationId]);
			found[table] = {
				rows: rows.rows.length,
				counted: Number(counted.rows[0]?.['n']),
				exists: exists.rows[0]?.['answer'] === true,
				by: [
					...new Set(
						rows.rows.map((row) => (typeof row['member_id'] === 'string' ? row['member_id'] : 'nobody')),
					),
				].sort(),
			};
		}
		return found;
	});
}

async function sqlState(work: Promise<unknown>): Promise<string> {
	const outcome: unknown = await work.catch((reason: unknown) => reason);
	if (typeof outcome === 'object' && outcome !== null && 'code' in outcome) return String(outcome.code);
	throw new Error('It was not refused.', { cause: outcome });
}
const FORBIDDEN = '42501';
const KEPT = '23001';

const NOTHING = { rows: 0, counted: 0, exists: false, by: [] };

/** Kim has submitted, with everything that a scorecard can hold; a debrief was opened and a decision recorded. */
async function worldWithEverything(): Promise<PanelWorld> {
	const world = await panelWorld(database.db);
	await fillAndSubmit(database.db, world.members.kim, world.scorecards.kim, {
		levels: allAt(world, 5),
		observedSignals: world.role.signals.filter(({ kind }) => kind === 'strong').map(({ id }) => id),
		redFlags: [{ text: 'A flag', evidence: 'Its evidence' }],
		privateNotes: 'For Kim alone',
	});
	const client = await database.pool.connect();
	try {
		await client.query('begin');
		await client.query(
			`select set_config('app.organization_id', $1, true), set_config('app.member_id', $2, true),
				set_config('role', 'touchstone_member', true)`,
			[world.organizationId, world.admin.memberId],
		);
		const { rows } = await client.query<{ id: string }>(
			`select recommendation_id as id from app.standing where application_id = $1`,
			[world.applicationId],
		);
		await client.query(
			`insert into app.debrief (organization_id, application_id, opened_at, opened_by, recommendation_id, awaited)
				values ($1, $2, now(), $3, $4, '[]')`,
			[world.organizationId, world.applicationId, world.admin.memberId, rows[0]?.id],
		);
		await client.query(
			`insert into app.decision (organization_id, id, application_id, number, outcome, reason_codes, reason, departs,
				recommendation_id, notes_opened, decided_by, decided_at)
				values ($1, $2, $3, 1, 'hold', '[]', 'Waiting', false, $4, '[]', $5, now())`,
			[world.organizationId, randomUUID(), world.applicationId, rows[0]?.id, world.admin.memberId],
		);
		await client.query('commit');
	} finally {
		client.release();
	}
	return world;
}

describe('an interviewer who still owes a scorecard in the stage', () => {
	let world: PanelWorld;
	beforeAll(async () => {
		world = await worldWithEverything();
	});

	test('sees none of the others’ rows: no draft, revision, rating, tick, flag; no row, no count, no “exists”', async () => {
		const found = await seen(world.members.lee, world.applicationId, ['scorecard_draft', ...OF_A_STAGE]);
		expect(found).toEqual(
			Object.fromEntries(['scorecard_draft', ...OF_A_STAGE].map((table) => [table, NOTHING])),
		);
	});

	test('sees nothing that rests on them: no recommendation, standing, debrief or decision', async () => {
		const found = await seen(world.members.lee, world.applicationId, OF_AN_APPLICATION);
		expect(found).toEqual(Object.fromEntries(OF_AN_APPLICATION.map((table) => [table, NOTHING])));
	});

	test('reads no audit line about the application that somebody else caused', async () => {
		const lines = await asMember(world.members.lee, (query) =>
			query(
				`select member_id, action from app.audit_event where application_id = $1 and member_id is distinct from $2`,
				[world.applicationId, world.members.lee.memberId],
			),
		);
		expect(lines.rows).toEqual([]);
	});

	test('learns nothing through joins, aggregates, writes that return rows, or keys that are taken', async () => {
		const { lee } = world.members;
		await asMember(lee, async (query) => {
			const sums = await query(
				`select avg(r.level) as mean, max(v.overall) as word, bool_or(f.state = 'open') as flagged
				from app.scorecard s
				left join app.rating r on r.organization_id = s.organization_id and r.scorecard_id = s.id
				left join app.scorecard_revision v on v.organization_id = s.organization_id and v.scorecard_id = s.id
				left join app.red_flag f on f.organization_id = s.organization_id and f.scorecard_id = s.id
				where s.application_id = $1`,
				[world.applicationId],
			);
			expect(sums.rows).toEqual([{ mean: null, word: null, flagged: null }]);
			const touched = await query(
				`update app.red_flag set resolution = 'x' where application_id = $1 returning evidence`,
				[world.applicationId],
			);
			expect(touched.rows).toEqual([]);
			const drafts = await query(
				`update app.scorecard_draft set revision = revision where application_id = $1 returning content`,
				[world.applicationId],
			);
			expect(drafts.rows).toEqual([]);
			const removed = await query(
				`delete from app.scorecard_draft where application_id = $1 returning content`,
				[world.applicationId],
			);
			expect(removed.rows).toEqual([]);
		});
	});

	test('cannot come in by looking first: whoever could look and then joins the panel is marked for good', async () => {
		const { admin, applicationId } = world;
		const before = await seen(admin, applicationId, [...OF_A_STAGE, ...OF_AN_APPLICATION]);
		expect(Object.values(before).every(({ exists }) => exists)).toBe(true);
		const other = await worldWithEverything();
		await scheduleInterview(database.db, other.admin, other.applicationId, other.lastInterviewId, [
			other.admin.memberId,
		]);
		const rater = await addMember(database.db, other.admin, { name: 'Mia Recruiter', access: 'admin' });
		const { scorecardOf } = await scheduleInterview(
			database.db,
			other.admin,
			other.applicationId,
			other.lastInterviewId,
			[rater.memberId],
		);
		// Both could have read before they joined, so both are marked at once, and owe nothing that hides.
		const envelope = await asMember(rater, (query) =>
			query(`select seen_others_at is not null as marked from app.scorecard where id = $1`, [
				scorecardOf(rater.memberId),
			]),
		);
		expect(envelope.rows).toEqual([{ marked: true }]);
	});
});

test('an admin who owes from the start sees as little as any other rater', async () => {
	const world = await panelWorld(database.db);
	const { scorecardOf } = await scheduleInterview(
		database.db,
		world.admin,
		world.applicationId,
		world.lastInterviewId,
		[world.admin.memberId],
	);
	await fillAndSubmit(database.db, world.members.kim, world.scorecards.kim, { levels: allAt(world, 5) });
	const tables = ['scorecard_draft', ...OF_A_STAGE, ...OF_AN_APPLICATION];
	const found = await seen(world.admin, world.applicationId, tables);
	expect(Object.values(found).filter(({ exists }) => exists)).toEqual([]);
	await fillAndSubmit(database.db, world.admin, scorecardOf(world.admin.memberId), {
		levels: allAt(world, 2),
	});
	const opened = await seen(world.admin, world.applicationId, ['rating', 'standing']);
	expect(Object.values(opened).every(({ exists }) => exists)).toBe(true);
});

test('after submitting, the stage opens; a later stage hides its own again, and what rests on all', async () => {
	const world = await panelWorld(database.db);
	const { kim, lee, noa } = world.members;
	await fillAndSubmit(database.db, noa, world.scorecards.noa, { levels: allAt(world, 4) });
	await fillAndSubmit(database.db, kim, world.scorecards.kim, { levels: allAt(world, 5) });

	const ofLee = await seen(lee, world.applicationId, ['rating', 'standing']);
	expect(ofLee['rating']?.by).toEqual([noa.memberId]);
	expect(ofLee['standing']).toEqual(NOTHING);

	const ofNoa = await seen(noa, world.applicationId, ['rating', 'standing']);
	expect(ofNoa['rating']?.by).toEqual([noa.memberId, kim.memberId].sort());
	expect(ofNoa['standing']?.exists).toBe(true);

	const { scorecardOf } = await scheduleInterview(
		database.db,
		world.admin,
		world.applicationId,
		world.lastInterviewId,
		[lee.memberId],
	);
	await fillAndSubmit(database.db, lee, world.scorecards.lee, { levels: allAt(world, 3) });
	const stillOwing = await seen(lee, world.applicationId, ['rating', 'standing']);
	expect(stillOwing['rating']?.by).toEqual([lee.memberId, noa.memberId].sort());
	expect(stillOwing['standing']).toEqual(NOTHING);

	await fillAndSubmit(database.db, lee, scorecardOf(lee.memberId), { levels: allAt(world, 3) });
	const done = await seen(lee, world.applicationId, ['rating', 'standing']);
	expect(done['rating']?.by).toEqual([kim.memberId, lee.memberId, noa.memberId].sort());
	expect(done['standing']?.exists).toBe(true);
});

test('rows of another organization are invisible in every table, to its members and to the system', async () => {
	const world = await worldWithEverything();
	const foreign = await createOrganization(database.db);
	const { rows: tables } = await database.pool.query<{ name: string }>(
		`select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' order by 1`,
	);
	expect(tables.length).toBeGreaterThan(30);
	const visible = async (
		role: 'touchstone_member' | 'touchstone_system',
		who: SignedIn,
		table: string,
	): Promise<number | 'no right'> =>
		inRole(role, who, async (query) => {
			const asked = query(`select count(*)::int as n from app.${table} where organization_id = $1`, [
				world.organizationId,
			]);
			const answer = await asked.catch((reason: unknown) => reason);
			if (answer instanceof Error) {
				expect(answer).toMatchObject({ code: FORBIDDEN });
				return 'no right';
			}
			return Number((answer as pg.QueryResult<{ n: number }>).rows[0]?.n);
		});
	let own = 0;
	for (const { name } of tables) {
		expect([name, await visible('touchstone_member', foreign.admin, name)]).toEqual([
			name,
			expect.toSatisfy((seenRows: unknown) => seenRows === 0 || seenRows === 'no right'),
		]);
		expect([name, await visible('touchstone_system', foreign.admin, name)]).toEqual([name, 0]);
		if ((await visible('touchstone_system', world.admin, name)) !== 0) own += 1;
	}
	expect(own).toBeGreaterThan(20);
});

test('a draft is seen by its author alone, with whatever access others have', async () => {
	const world = await panelWorld(database.db);
	const { kim, lee } = world.members;
	const content = filled(await writingOf(database.db, kim, world.scorecards.kim), {
		levels: allAt(world, 4),
	});
	await saveDraft(database.db, kim, world.scorecards.kim, { baseRevision: 0, content }, new Date());
	for (const reader of [world.admin, lee, world.members.noa]) {
		const found = await seen(reader, world.applicationId, ['scorecard_draft']);
		expect(found['scorecard_draft']).toEqual(NOTHING);
	}
	expect((await seen(kim, world.applicationId, ['scorecard_draft']))['scorecard_draft']?.rows).toBe(1);
});

describe('writing', () => {
	let world: PanelWorld;
	beforeAll(async () => {
		world = await worldWithEverything();
	});

	test('nobody writes a draft, a revision, a rating or a tick under another’s name', async () => {
		const { kim, lee } = world.members;
		const place = [world.organizationId, world.scorecards.kim, world.applicationId, world.lastStageId];
		const dimension = world.role.dimensions[0]?.id;
		const signal = world.role.signals[0]?.id;
		for (const writer of [lee, world.admin]) {
			const states = [
				`insert into app.scorecard_revision (organization_id, scorecard_id, application_id, stage_id, member_id, number,
					draft_revision, submitted_at, others_seen, overall, key_takeaways, note_for_next, asked_questions, question_notes)
					values ($1, $2, $3, $4, $5, 9, 1, now(), false, 'no', '', '', '[]', '[]')`,
				`insert into app.rating (organization_id, scorecard_id, application_id, stage_id, member_id, number, dimension_id, level, note)
					values ($1, $2, $3, $4, $5, 9, '${dimension}', 1, '')`,
				`insert into app.observed_signal (organization_id, scorecard_id, application_id, stage_id, member_id, number, signal_id)
					values ($1, $2, $3, $4, $5, 9, '${signal}')`,
				`insert into app.scorecard_draft (organization_id, scorecard_id, application_id, stage_id, member_id, revision, content, updated_at)
					values ($1, $2, $3, $4, $5, 1, '{}', now())`,
				`insert into app.red_flag (organization_id, scorecard_id, application_id, stage_id, member_id, id, text, evidence, state, raised_at)
					values ($1, $2, $3, $4, $5, '${randomUUID()}', 'x', 'y', 'open', now())`,
			];
			for (const statement of states) {
				// A rating or a tick has no revision of this moment to belong to, which is asked first.
				const isPart = /app\.(rating|observed_signal) /.test(statement);
				const refused = sqlState(asMember(writer, (query) => query(statement, [...place, kim.memberId])));
				expect(await refused).toBe(isPart ? KEPT : FORBIDDEN);
				// Under the own name the scorecard is not the own: the composite key refuses.
				const forged = sqlState(asMember(writer, (query) => query(statement, [...place, writer.memberId])));
				expect(isPart ? [KEPT] : ['23503', '23505']).toContain(await forged);
			}
		}
	});

	test('what was submitted is changed and deleted by nobody: not its author, not the system, not the tables’ owner', async () => {
		const { kim } = world.members;
		const changes = [
			[`update app.scorecard_revision set overall = 'no' where scorecard_id = $1`],
			[`delete from app.scorecard_revision where scorecard_id = $1`],
			[`update app.rating set level = 1 where scorecard_id = $1`],
			[`delete from app.rating where scorecard_id = $1`],
			[`delete from app.observed_signal where scorecard_id = $1`],
		] as const;
		for (const [statement] of changes) {
			const asked = (query: Query) => query(statement, [world.scorecards.kim]);
			expect(await sqlState(asMember(kim, asked))).toBe(FORBIDDEN);
			expect(await sqlState(asMember(world.admin, asked))).toBe(FORBIDDEN);
			expect(await sqlState(asSystem(world.admin, asked))).toBe(FORBIDDEN);
			expect((await inRole(null, world.admin, asked)).rowCount).toBe(0);
		}
		const left = await asSystem(world.admin, (query) =>
			query(`select level from app.rating where scorecard_id = $1`, [world.scorecards.kim]),
		);
		expect(left.rows).toEqual(world.role.dimensions.map(() => ({ level: 5 })));
	});

	test('nothing is added to what was submitted, not even by its author', async () => {
		const { kim } = world.members;
		const weak = world.role.signals.find(({ kind }) => kind === 'weak');
		const added = await sqlState(
			asMember(kim, (query) =>
				query(
					`insert into app.observed_signal (organization_id, scorecard_id, number, signal_id, application_id, stage_id, member_id)
						select organization_id, scorecard_id, number, $2, application_id, stage_id, member_id
						from app.scorecard_revision where scorecard_id = $1`,
					[world.scorecards.kim, weak?.id],
				),
			),
		);
		expect(added).toBe(KEPT);
	});

	test('a red flag is not rewritten, and not settled by who raised it', async () => {
		const { kim, lee } = world.members;
		const flag = (change: string) => (query: Query) =>
			query(`update app.red_flag set ${change} where scorecard_id = $1`, [world.scorecards.kim]);
		expect(await sqlState(asMember(kim, flag(`evidence = 'softer'`)))).toBe(KEPT);
		const settle = (who: SignedIn) =>
			flag(
				`state = 'dismissed', resolved_at = now(), resolution = 'Seen otherwise', resolved_by = '${who.memberId}'`,
			);
		expect(await sqlState(asMember(kim, settle(kim)))).toBe('23514');
		expect((await asMember(lee, settle(lee))).rowCount).toBe(0);
		expect((await asMember(world.admin, settle(world.admin))).rowCount).toBe(1);
	});

	test('the envelope stays honest: submitted is not taken back, “seen others” not unset, shadow not set by its author', async () => {
		const { kim, lee } = world.members;
		const envelope = (change: string, id: string) => (query: Query) =>
			query(`update app.scorecard set ${change} where id = $1`, [id]);
		const back = envelope(`state = 'draft', submitted_at = null`, world.scorecards.kim);
		expect(await sqlState(asMember(kim, back))).toBe(KEPT);
		expect(await sqlState(asSystem(world.admin, back))).toBe(KEPT);
		expect(await sqlState(asMember(lee, envelope(`shadow = true`, world.scorecards.lee)))).toBe(KEPT);
		const unseen = asMember(lee, async (query) => {
			await envelope(`seen_others_at = now()`, world.scorecards.lee)(query);
			await envelope(`seen_others_at = null`, world.scorecards.lee)(query);
		});
		expect(await sqlState(unseen)).toBe(KEPT);
		const stolen = envelope(`member_id = '${lee.memberId}'`, world.scorecards.kim);
		expect(await sqlState(asMember(lee, stolen))).toBe(KEPT);
	});
});
