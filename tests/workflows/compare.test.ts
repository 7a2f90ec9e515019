import { describe, expect, test } from 'vitest';
import type { Level } from '#lib/domain/scorecard/level.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { newId } from '#lib/server/db/database.ts';
import { compareApplications } from '#lib/server/workflows/compare-applications.ts';
import { openEvidence } from '#lib/server/workflows/open-evidence.ts';
import { withdrawApplication } from '#lib/server/workflows/withdraw-application.ts';
import { useDatabase } from '../support/database.ts';
import { addObserver, hiringWorld, type HiringWorld, panelFor, rate, setPolicy } from '../support/debrief.ts';
import { apply, openJob } from '../support/jobs.ts';
import { refusalOf } from '../support/refusal.ts';
import { createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-11-24T16:10:00Z');

async function world(): Promise<HiringWorld> {
	const made = await hiringWorld(database.db);
	await setPolicy(database.db, made.admin, { quorum: 1, minCriticalRaters: 1 });
	return made;
}

/** An application that these two rated at this level throughout; whoever else is named owes a scorecard on it. */
async function rated(made: HiringWorld, name: string, level: Level | null, owing: SignedIn[] = []) {
	const panel = await panelFor(database.db, made, [made.kim, made.lee, ...owing], { name });
	const levels = [level, level, level, level];
	await rate(database.db, made, made.kim, panel.scorecardOf(made.kim), levels);
	await rate(database.db, made, made.lee, panel.scorecardOf(made.lee), levels);
	return panel;
}

const compare = (reader: SignedIn, made: HiringWorld, ids: readonly string[]) =>
	compareApplications(database.db, reader, made.job.jobId, ids);

const toDigits = (figure: number, digits: number) => Number(figure.toFixed(digits));

const withoutIds = (value: unknown) =>
	JSON.stringify(value).replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,27}/g, 'id');

describe('comparing applications', () => {
	test('sets them side by side with the probability that one exceeds the other, best expected rank first', async () => {
		const made = await world();
		const ada = await rated(made, 'Ada', 3);
		const ben = await rated(made, 'Ben', 5);
		const cyd = await rated(made, 'Cyd', 5);
		const view = await compare(
			made.manager,
			made,
			[ada, ben, cyd].map(({ applicationId }) => applicationId),
		);
		expect(view.request).toBe('readable');
		expect(view.together.map(({ candidateName }) => candidateName)).toEqual(['Ben', 'Cyd', 'Ada']);
		const chances = view.superiority ?? [];
		expect(chances[0]?.[1]).toBeCloseTo(0.5, 9);
		expect(chances[0]?.[2]).toBeGreaterThan(0.8);
		chances.forEach((row, i) =>
			row.forEach((one, j) => expect(one + (chances[j]?.[i] ?? 0)).toBeCloseTo(1, 9)),
		);
		view.together.forEach((row, i) => {
			const others = chances.filter((_, j) => j !== i).map((of) => of[i] ?? 0);
			expect(row.expectedRank).toBeCloseTo(1 + others.reduce((sum, one) => sum + one, 0), 9);
		});
		expect(view.together[0]).toMatchObject({ raters: 2, raw: 5, isProvisional: false });
		expect(view.dimensions).toHaveLength(4);
		expect(view.together[0]?.dimensions).toHaveLength(4);
		expect(view.together[0]?.dimensions[0]).toMatchObject({ raters: 2, mean: 5 });
		expect(view.together[0]?.dimensions[0]?.interval?.[0]).toBeLessThan(5);
		expect(JSON.stringify(view)).not.toContain('weight');
	});

	test('of the same applications is the same in whatever order and however often they are named', async () => {
		const made = await world();
		const ids: string[] = [];
		for (const level of [3, 4, 5] as const)
			ids.push((await rated(made, `Level ${level}`, level)).applicationId);
		const once = await compare(made.manager, made, ids);
		expect(await compare(made.manager, made, [...ids.toReversed(), ...ids])).toEqual(once);
	});

	test('sets who has no band apart, with the reason and outside the matrix', async () => {
		const made = await world();
		const ada = await rated(made, 'Ada', 4);
		const ben = await rated(made, 'Ben', 5);
		const thin = await panelFor(database.db, made, [made.kim], { name: 'Hal' });
		await rate(database.db, made, made.kim, thin.scorecardOf(made.kim), [5, null, null, null]);
		const flagged = await panelFor(database.db, made, [made.kim], { name: 'Ida' });
		const redFlags = [{ text: 'Skipped the brake test', evidence: 'Said so.' }];
		await rate(database.db, made, made.kim, flagged.scorecardOf(made.kim), [5, 5, 5, 5], { redFlags });
		const stopped = await rated(made, 'Jon', 1);
		const fresh = await apply(database.db, made.manager, made.job.jobId, { name: 'Eve' });

		const both = await compare(made.manager, made, [ada.applicationId, ben.applicationId]);
		const all = [ada, ben, thin, flagged, stopped, fresh].map(({ applicationId }) => applicationId);
		const view = await compare(made.manager, made, all);
		expect(view.together).toEqual(both.together);
		expect(view.superiority).toEqual(both.superiority);
		expect(view.apart.map(({ candidateName, words }) => [candidateName, words])).toEqual([
			['Hal', 'Not enough evidence yet'],
			['Ida', 'On hold: open red flag'],
			['Jon', expect.stringMatching(/^Stopped: below the floor/)],
		]);
		expect(view.apart[0]?.reasons.join(' ')).toContain('of the weight');
		expect(view.apart[0]?.dimensions[1]).toMatchObject({ raters: 0, score: null, interval: null });
		expect(view.unseen).toEqual([
			{ applicationId: fresh.applicationId, candidateName: 'Eve', why: 'unrated' },
		]);
	});

	test('has no probabilities for a single one, and asks for two to fifty', async () => {
		const made = await world();
		const ada = await rated(made, 'Ada', 4);
		const fresh = await apply(database.db, made.manager, made.job.jobId, { name: 'Eve' });
		const single = await compare(made.manager, made, [ada.applicationId, fresh.applicationId]);
		expect([single.together.length, single.superiority]).toEqual([1, null]);
		expect((await compare(made.manager, made, [ada.applicationId, ada.applicationId])).request).toBe(
			'too_few',
		);
		const many = [ada.applicationId, ...Array.from({ length: 50 }, () => newId())];
		expect(await compare(made.manager, made, many)).toMatchObject({ request: 'too_many', together: [] });
	});

	test('is for those who may list the job’s applications', async () => {
		const made = await world();
		const ids = [await rated(made, 'Ada', 4), await rated(made, 'Ben', 3)].map((one) => one.applicationId);
		expect((await refusalOf(compare(made.kim, made, ids))).code).toBe('not_found');
		const { admin: stranger } = await createOrganization(database.db);
		expect((await refusalOf(compare(stranger, made, ids))).code).toBe('not_found');
		const noJob = compareApplications(database.db, made.manager, 'nothing', ids);
		expect((await refusalOf(noJob)).code).toBe('not_found');
	});
});

describe('what the reader may not see', () => {
	test('is named without any figure and changes nothing of the rest, whatever was rated there', async () => {
		const views = [];
		for (const hidden of [1, 5] as const) {
			const made = await world();
			const ada = await rated(made, 'Ada', 4);
			const ben = await rated(made, 'Ben', 5);
			const zoe = await rated(made, 'Zoe', hidden, [made.manager]);
			const ids = [ada, ben, zoe].map(({ applicationId }) => applicationId);
			const view = await compare(made.manager, made, ids);
			const without = await compare(made.manager, made, ids.slice(0, 2));
			expect(view.unseen).toEqual([{ applicationId: zoe.applicationId, candidateName: 'Zoe', why: 'owed' }]);
			expect({ ...view, unseen: [] }).toEqual(without);
			views.push(withoutIds(view));

			await rate(database.db, made, made.manager, zoe.scorecardOf(made.manager), [4, 4, 4, 4]);
			expect((await compare(made.manager, made, ids)).unseen).toEqual([]);
		}
		expect(views[0]).toBe(views[1]);
	});

	test('is told the same whether or not anything was rated', async () => {
		const made = await world();
		const ada = await rated(made, 'Ada', 4);
		const { applicationId } = await panelFor(database.db, made, [made.kim, made.manager], { name: 'Zoe' });
		const view = await compare(made.manager, made, [ada.applicationId, applicationId]);
		expect(view.unseen).toEqual([{ applicationId, candidateName: 'Zoe', why: 'owed' }]);
	});

	test('such as the weights, for an observer, cannot be solved for from more digits than the page shows', async () => {
		const made = await world();
		const ids: string[] = [];
		for (const [name, levels] of [
			['Ada', [5, 4, 4, 3]],
			['Ben', [3, 4, 5, null]],
		] as const) {
			const panel = await panelFor(database.db, made, [made.kim], { name });
			await rate(database.db, made, made.kim, panel.scorecardOf(made.kim), levels);
			ids.push(panel.applicationId);
		}
		const observer = await addObserver(database.db, made);
		const view = await compare(observer, made, ids);
		expect(view.together).toHaveLength(2);
		const inTenths = view.together.flatMap(({ score, raw, interval, expectedRank, dimensions }) => [
			...[score, raw, expectedRank, ...(interval ?? [])],
			...dimensions.flatMap((one) => [one.score, ...(one.interval ?? [])]),
		]);
		for (const figure of inTenths.filter((one) => one !== null)) expect(figure).toBe(toDigits(figure, 1));
		const inPercent = [...view.together.map(({ coverage }) => coverage), ...(view.superiority ?? []).flat()];
		for (const figure of inPercent) expect(figure).toBe(toDigits(figure, 2));
		const exact = await compare(made.manager, made, ids);
		expect(exact.together[0]?.score).not.toBe(view.together[0]?.score);
	});

	test('withdrawn ones are left out', async () => {
		const made = await world();
		const ada = await rated(made, 'Ada', 4);
		const gone = await rated(made, 'Gil', 5);
		await withdrawApplication(database.db, made.manager, gone.applicationId, NOW);
		const view = await compare(made.manager, made, [ada.applicationId, gone.applicationId]);
		expect(view.unseen).toMatchObject([{ candidateName: 'Gil', why: 'withdrawn' }]);
		expect(view.superiority).toBeNull();
	});

	test('of another job, another organization or no application at all has not even a name', async () => {
		const made = await world();
		const ada = await rated(made, 'Ada', 4);
		const other = await openJob(database.db, made.admin, made.role.roleVersionId, {
			hiringManagerId: made.manager.memberId,
		});
		const elsewhere = await apply(database.db, made.manager, other.jobId, { name: 'Otto Elsewhere' });
		const foreign = await rated(await world(), 'Fern Foreign', 5);
		const ids = [ada, elsewhere, foreign].map(({ applicationId }) => applicationId);
		const view = await compare(made.manager, made, [...ids, 'no id', newId()]);
		expect([view.unknown, view.unseen]).toEqual([4, []]);
		expect(JSON.stringify(view)).not.toMatch(/Elsewhere|Foreign/);
	});

	test('waits for the notes where the policy asks for the evidence first', async () => {
		const made = await world();
		const panels = [await rated(made, 'Ada', 4), await rated(made, 'Ben', 5)];
		await setPolicy(database.db, made.admin, {
			quorum: 1,
			minCriticalRaters: 1,
			evidenceFirst: 'require',
		});
		const ids = panels.map(({ applicationId }) => applicationId);
		const before = await compare(made.manager, made, ids);
		expect(before.unseen.map(({ why }) => why)).toEqual(['unread', 'unread']);
		expect([...before.together, ...before.apart]).toEqual([]);
		for (const panel of panels) {
			const notes = [made.kim, made.lee].map((rater) => panel.scorecardOf(rater));
			await openEvidence(database.db, made.manager, panel.applicationId, notes, NOW);
		}
		expect((await compare(made.manager, made, ids)).together).toHaveLength(2);
	});
});
