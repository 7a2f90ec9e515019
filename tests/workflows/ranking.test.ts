import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { tieGroups } from '#lib/domain/recommendation/tie-groups.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asSystem, type Db } from '#lib/server/db/database.ts';
import type { Database } from '#lib/server/db/tables.ts';
import { rankApplicationsOfJob } from '#lib/server/workflows/rank-applications.ts';
import { readRankingPlace, writeRankingPlace } from '#lib/server/workflows/rank-applications-key.ts';
import { viewDebrief } from '#lib/server/workflows/view-debrief.ts';
import { withdrawApplication } from '#lib/server/workflows/withdraw-application.ts';
import { testPool, useDatabase } from '../support/database.ts';
import { addObserver, hiringWorld, type HiringWorld, panelFor, rate, setPolicy } from '../support/debrief.ts';
import { assignExercise, firstExerciseOf } from '../support/exercises.ts';
import { apply } from '../support/jobs.ts';
import { refusalOf } from '../support/refusal.ts';
import { createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-11-24T16:10:00Z');

async function world(): Promise<HiringWorld> {
	const made = await hiringWorld(database.db);
	await setPolicy(database.db, made.admin, { quorum: 1, minCriticalRaters: 1 });
	return made;
}

/** An application that Kim rated at this level throughout; whoever else is named owes a scorecard on it. */
async function rated(made: HiringWorld, name: string, level: Level, owing: SignedIn[] = []) {
	const panel = await panelFor(database.db, made, [made.kim, ...owing], { name });
	await rate(database.db, made, made.kim, panel.scorecardOf(made.kim), [level, level, level, level]);
	return panel;
}

const rank = (reader: SignedIn, made: HiringWorld, after?: string | null) =>
	rankApplicationsOfJob(database.db, reader, made.job.jobId, { after });

/** Stores other figures than the ratings lead to. */
async function setFigures(
	made: HiringWorld,
	figures: ReadonlyMap<string, { score: number; se: number | null }>,
): Promise<void> {
	await asSystem(database.db, made.admin.organizationId, async (tx) => {
		for (const [applicationId, set] of figures) {
			await tx.updateTable('standing').set(set).where('applicationId', '=', applicationId).execute();
		}
	});
}

const places = (ranking: Awaited<ReturnType<typeof rank>>) =>
	ranking.groups.flatMap(({ code, rows }) =>
		rows.map((row) => [code, row.rank?.place ?? null, row.candidateName] as const),
	);

describe('the ranking of a job', () => {
	test('stands best first in tie groups, inside a group by name, and the other groups follow', async () => {
		const made = await world();
		await rated(made, 'Bea', 4);
		await rated(made, 'Ada', 4);
		await rated(made, 'Cyd', 5);
		await rated(made, 'Dee', 3);
		await apply(database.db, made.manager, made.job.jobId, { name: 'Eve' });
		await rated(made, 'Fay', 1);
		const gone = await rated(made, 'Gil', 5);
		await withdrawApplication(database.db, made.manager, gone.applicationId, NOW);
		const thin = await panelFor(database.db, made, [made.kim], { name: 'Hal' });
		await rate(database.db, made, made.kim, thin.scorecardOf(made.kim), [5, null, null, null]);
		const flagged = await panelFor(database.db, made, [made.kim], { name: 'Ida' });
		const redFlags = [{ text: 'Skipped the brake test', evidence: 'Said so.' }];
		await rate(database.db, made, made.kim, flagged.scorecardOf(made.kim), [5, 5, 5, 5], { redFlags });

		const ranking = await rank(made.manager, made);
		expect(places(ranking)).toEqual([
			['ranked', 1, 'Cyd'],
			['ranked', 2, 'Ada'],
			['ranked', 2, 'Bea'],
			['ranked', 3, 'Dee'],
			['insufficient', null, 'Hal'],
			['hold', null, 'Ida'],
			['stopped', null, 'Fay'],
			['none', null, 'Eve'],
		]);
		const observed = await rank(await addObserver(database.db, made), made);
		expect(places(observed)).toEqual(places(ranking));
		for (const { figures } of observed.groups.flatMap(({ rows }) => rows)) {
			const { score, raw, interval } = figures ?? { score: null, raw: null, interval: null };
			for (const figure of [score, raw, ...(interval ?? [])]) {
				// More digits than the page shows would tell an observer the weights.
				if (figure !== null) expect(figure).toBe(Number(figure.toFixed(1)));
			}
		}
		expect(ranking.groups.map(({ code, count }) => [code, count])).toEqual([
			['ranked', 4],
			['insufficient', 1],
			['hold', 1],
			['stopped', 1],
			['none', null],
		]);
		expect(ranking.groups[0]?.rows[1]).toMatchObject({
			rank: { place: 2, tied: true },
			figures: { words: 'Leaning to hire, not sure', raw: 4, raters: 1 },
			owedBy: [],
			decision: null,
		});
		expect(ranking.groups[2]?.rows[0]?.figures?.words).toBe('On hold: open red flag');
	});

	test('says who owes what is missing', async () => {
		const made = await world();
		await rated(made, 'Ada', 4, [made.noa, made.lee]);
		const ranking = await rank(made.manager, made);
		expect(ranking.groups[0]?.rows[0]).toMatchObject({
			owedBy: ['Lee Interviewer', 'Noa Interviewer'],
			figures: { provisional: true },
		});
	});

	test('is for those who may list the job’s applications', async () => {
		const made = await world();
		await rated(made, 'Ada', 4);
		expect((await refusalOf(rank(made.kim, made))).code).toBe('not_found');
		const { admin: stranger } = await createOrganization(database.db);
		expect((await refusalOf(rank(stranger, made))).code).toBe('not_found');
		const confidential = await hiringWorld(database.db, { confidential: true });
		expect((await refusalOf(rank(confidential.admin, confidential))).code).toBe('not_found');
	});
});

describe('independence of the ranking', () => {
	test('what the reader owes stands apart by name with the way to the own scorecard, and no figure', async () => {
		const made = await world();
		const due = await rated(made, 'Zoe', 5, [made.manager]);
		await rated(made, 'Ada', 3);
		const ranking = await rank(made.manager, made);
		expect(ranking.due).toEqual([
			{
				applicationId: due.applicationId,
				candidateName: 'Zoe',
				stageName: 'First conversation',
				scorecardIds: [due.scorecardOf(made.manager)],
				grading: false,
			},
		]);
		expect(places(ranking)).toEqual([['ranked', 1, 'Ada']]);
		expect(ranking.groups[0]?.count).toBe(1);

		await rate(database.db, made, made.manager, due.scorecardOf(made.manager), [5, 5, 5, 5]);
		expect(places(await rank(made.manager, made))).toEqual([
			['ranked', 1, 'Zoe'],
			['ranked', 2, 'Ada'],
		]);
		// A later stage hides it again.
		await panelFor(database.db, made, [made.manager], { applicationId: due.applicationId, interview: 1 });
		expect(places(await rank(made.manager, made))).toEqual([['ranked', 1, 'Ada']]);
	});

	test('hidden ratings change nothing: not a figure, an order, a count or a byte', async () => {
		const levels: Level[][] = [
			[5, 1, 3],
			[1, 5, 5],
			[2, 2, 1],
		];
		const pages = [];
		for (const [zoe, yan, xia] of levels) {
			const made = await world();
			await rated(made, 'Ada', 4);
			await rated(made, 'Bea', 3);
			await rated(made, 'Zoe', zoe ?? 1, [made.manager]);
			await rated(made, 'Yan', yan ?? 1, [made.manager]);
			await rated(made, 'Xia', xia ?? 1, [made.manager]);
			const page = JSON.stringify(await rank(made.manager, made));
			pages.push(page.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id'));
		}
		expect(new Set(pages).size).toBe(1);
		expect(pages[0]).toContain('Zoe');
	});

	test('neither does what somebody submits there meanwhile', async () => {
		const made = await world();
		await rated(made, 'Ada', 4);
		const panel = await panelFor(database.db, made, [made.manager, made.lee], { name: 'Zoe' });
		const before = await rank(made.manager, made);
		await rate(database.db, made, made.lee, panel.scorecardOf(made.lee), [1, 1, 1, 1]);
		expect(await rank(made.manager, made)).toEqual(before);
	});

	test('an exercise to grade is announced without a way from the name to the pseudonym', async () => {
		const made = await world();
		const { applicationId } = await panelFor(database.db, made, [made.kim], { name: 'Ada' });
		const exercise = firstExerciseOf(made.job);
		const graderIds = [made.manager.memberId];
		const { scorecardOf } = await assignExercise(database.db, made.manager, applicationId, exercise.id, {
			graderIds,
		});
		const ranking = await rank(made.manager, made);
		expect(ranking.due).toMatchObject([{ candidateName: 'Ada', scorecardIds: [], grading: true }]);
		expect(JSON.stringify(ranking)).not.toContain(scorecardOf(made.manager.memberId));
	});
});

describe('paging', () => {
	let made: HiringWorld;
	/** Of the 56 that were rated. */
	const ids: string[] = [];

	beforeAll(async () => {
		made = await world();
		for (let index = 0; index < 56; index += 1) {
			const level = ((index % 3) + 3) as Level;
			ids.push((await rated(made, `Candidate ${String(index)}`, level)).applicationId);
		}
		for (let index = 0; index < 3; index += 1) {
			await apply(database.db, made.manager, made.job.jobId, { name: `Fresh ${String(index)}` });
		}
	}, 120_000);

	test('goes through every application once, with the same places as without pages', async () => {
		const first = await rank(made.manager, made);
		expect(first.isFirst).toBe(true);
		const second = await rank(made.manager, made, first.next);
		expect(second).toMatchObject({ isFirst: false, next: null });
		const all = [...places(first), ...places(second)];
		expect(places(first)).toHaveLength(50);
		expect(new Set(all.map(([, , name]) => name)).size).toBe(59);
		const expected = [
			...Array<number>(18).fill(1),
			...Array<number>(19).fill(2),
			...Array<number>(19).fill(3),
		];
		expect(all.flatMap(([, place]) => place ?? [])).toEqual(expected);
		expect(
			[...first.groups, ...second.groups].flatMap(({ rows }) => rows).every(({ rank: at }) => !at || at.tied),
		).toBe(true);
		expect(second.groups[0]?.count).toBe(56);
	});

	test('keeps every tie group whole in number, also where a less sure one ties past a surer one above it', async () => {
		const figures = new Map(
			ids.map((id, index) => {
				const score = 5 - ((index * 37) % 56) / 20;
				return [id, { score, se: 0.03 + ((index * 23) % 56) / 80 }];
			}),
		);
		await setFigures(made, figures);
		const first = await rank(made.manager, made);
		const second = await rank(made.manager, made, first.next);
		const rows = [...first.groups, ...second.groups]
			.flatMap((group) => group.rows)
			.filter((row) => row.rank !== null);
		const bestFirst = rows
			.map((row) => ({ ...figures.get(row.applicationId), place: row.rank?.place }))
			.map(({ score = 0, se = 0, place }) => ({ score, se, place }))
			.sort((a, b) => b.score - a.score);
		const expected = tieGroups(bestFirst);
		expect(bestFirst.map(({ place }) => place)).toEqual(expected);
		expect(new Set(expected).size).toBeGreaterThan(5);
		expect(expected.some((group, index) => group < (expected[index - 1] ?? 0))).toBe(true);
		expect(first.groups[0]).toMatchObject({ begunBefore: 0, goesOn: true });
		expect(second.groups[0]).toMatchObject({
			begunBefore: Math.max(...expected.slice(0, 50)),
			goesOn: false,
		});
	});

	test('ranks what an earlier engine computed by its score, apart and over the pages', async () => {
		const figures = new Map(
			ids.map((id, index) => [
				id,
				index === 55 ? { score: 3, se: 0.4 } : { score: index < 52 ? 4 : 3.5, se: null },
			]),
		);
		await setFigures(made, figures);
		const first = await rank(made.manager, made);
		const second = await rank(made.manager, made, first.next);
		expect(first.groups.map(({ code, count, rows }) => [code, count, rows.length])).toEqual([
			['ranked', 1, 1],
			['earlier', 55, 49],
		]);
		expect(second.groups[0]?.rows.map((row) => [row.rank?.place, row.rank?.tied])).toEqual([
			...Array.from({ length: 3 }, () => [1, true]),
			...Array.from({ length: 3 }, () => [53, true]),
		]);
	});

	test('a place behind an application that the reader may not see is the first page', async () => {
		const small = await world();
		await rated(small, 'Ada', 4);
		const owed = await rated(small, 'Zoe', 5, [small.manager]);
		const elsewhere = await rated(await world(), 'Fern', 5);
		const beginning = await rank(small.manager, small);
		for (const { applicationId } of [owed, elsewhere]) {
			expect(await rank(small.manager, small, `0_${applicationId}`)).toEqual(beginning);
		}
		expect((await rank(made.manager, made)).next).toMatch(/^\d_[0-9a-f-]{36}$/);
	});

	test('a place that does not read is the first page', () => {
		for (const text of [
			null,
			'',
			'x',
			'0_4',
			'9_01a1ffd8-63b3-72c0-86b9-0989f8b8a34e',
			'0_NaN',
			'_01a1ffd8-63b3-72c0-86b9-0989f8b8a34e',
		]) {
			expect(readRankingPlace(text)).toBeNull();
		}
		const place = { group: 0 as const, id: '01a1ffd8-63b3-72c0-86b9-0989f8b8a34e' };
		expect(readRankingPlace(writeRankingPlace(place))).toEqual(place);
	});
});

test('asks the database as often for sixty applications as for five, on the ranking and on the debrief', async () => {
	const counts: number[][] = [];
	for (const size of [5, 60]) {
		const made = await world();
		let applicationId = '';
		for (let index = 0; index < size; index += 1) {
			({ applicationId } = await rated(made, `Candidate ${String(index)}`, ((index % 3) + 3) as Level));
		}
		counts.push([
			await queriesOf((db) => rankApplicationsOfJob(db, made.manager, made.job.jobId)),
			await queriesOf((db) => viewDebrief(db, made.manager, applicationId)),
		]);
	}
	expect(counts[1]).toEqual(counts[0]);
	expect(Math.max(...counts.flat())).toBeLessThan(25);
}, 120_000);

/** How many statements this work sends. */
async function queriesOf(work: (db: Db) => Promise<unknown>): Promise<number> {
	let count = 0;
	const counted = new Kysely<Database>({
		dialect: new PostgresDialect({ pool: testPool(database.config, 1) }),
		plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
		log: () => {
			count += 1;
		},
	}).withSchema('app');
	await work(counted);
	await counted.destroy();
	return count;
}
