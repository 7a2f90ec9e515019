import { describe, expect, test } from 'vitest';
import { defaultPolicy, type Policy } from '#lib/domain/policy/policy.ts';
import { prepareCalibration } from '#lib/domain/recommendation/calibration.ts';
import { defaultMeanPrior } from '#lib/domain/recommendation/model/variance.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asSystem, newId } from '#lib/server/db/database.ts';
import { recomputeUndecided } from '#lib/server/workflows/calibration/recompute-undecided.ts';
import {
	previewPolicy,
	type PolicyPreview,
	savePreviewedPolicy,
} from '#lib/server/workflows/change-policy-preview.ts';
import { viewPolicy, viewPolicyVersions } from '#lib/server/workflows/change-policy-view.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { showRecommendationNow } from '#lib/server/workflows/open-evidence.ts';
import { previewRecommendations } from '#lib/server/workflows/what-would-change.ts';
import { withdrawApplication } from '#lib/server/workflows/withdraw-application.ts';
import { useDatabase } from '../support/database.ts';
import { type HiringWorld, hiringWorld, panelFor, rate, ratedPanel, setPolicy } from '../support/debrief.ts';
import { openJob } from '../support/jobs.ts';
import { refusalOf } from '../support/refusal.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const now = new Date('2026-11-25T09:00:00Z');
/** One scorecard is enough evidence, so that a test needs no more. */
const lenient = { quorum: 1, minCriticalRaters: 1 };

async function rated(world: HiringWorld, name: string, level: Level, rater: SignedIn = world.kim) {
	const panel = await panelFor(database.db, world, [rater], { name });
	await rate(database.db, world, rater, panel.scorecardOf(rater), [level, level, level, level]);
	return panel.applicationId;
}

async function lenientWorld() {
	const world = await hiringWorld(database.db);
	await setPolicy(database.db, world.admin, lenient);
	return world;
}

function preview(admin: SignedIn, change: Partial<Policy>, basedOn = 2) {
	return previewPolicy(database.db, admin, { basedOn, policy: { ...defaultPolicy, ...lenient, ...change } });
}

function names(found: PolicyPreview) {
	return found.recommendations?.listed.map((one) => one.candidateName) ?? null;
}

async function standings(admin: SignedIn) {
	return asSystem(database.db, admin.organizationId, async (tx) => {
		const rows = await tx
			.selectFrom('standing')
			.innerJoin('recommendation', (join) =>
				join
					.onRef('recommendation.organizationId', '=', 'standing.organizationId')
					.onRef('recommendation.id', '=', 'standing.recommendationId'),
			)
			.select(['standing.applicationId', 'recommendation.result', 'recommendation.policyVersion'])
			.execute();
		return new Map(
			rows.map((row) => [
				row.applicationId,
				{
					...(row.result as { status: string; band: string | null; score: number | null }),
					version: row.policyVersion,
				},
			]),
		);
	});
}

async function queued(admin: SignedIn): Promise<number> {
	const { rows } = await database.pool.query<{ count: number }>(
		`select count(*)::int as count from graphile_worker._private_jobs j
		join graphile_worker._private_tasks t on t.id = j.task_id
		where t.identifier = 'recompute_organization' and j.payload ->> 'organizationId' = $1`,
		[admin.organizationId],
	);
	return rows[0]?.count ?? 0;
}

function recomputeAll(admin: SignedIn) {
	return recomputeUndecided(database.db, admin.organizationId, new AbortController().signal, () => now);
}

describe('the preview of a policy', () => {
	test.each<[string, Partial<Policy>]>([
		['other bars', { bar: 4.2, strongBar: 4.5, strongNoBar: 3 }],
		['more certainty', { pHire: 0.9, pLeanHire: 0.7, pLeanNo: 0.4, pStrongHireBar: 0.99 }],
		['more raters', { quorum: 2, minCriticalRaters: 2 }],
		['stricter floors', { pFloorFail: 0.1, pFloorRisk: 0.05 }],
		['severity taken off', { severity: 'apply' }],
	])('says of %s what computing again then gives', async (_what, change) => {
		const { db } = database;
		const world = await lenientWorld();
		for (const level of [1, 2, 3, 4, 5] as const) await rated(world, `Candidate ${String(level)}`, level);
		const before = await standings(world.admin);
		const seen = await preview(world.admin, change);
		expect(await standings(world.admin)).toEqual(before);

		const policy = { ...defaultPolicy, ...lenient, ...change };
		const saved = await savePreviewedPolicy(db, world.admin, { basedOn: 2, policy, seen: seen.seen }, now);
		expect(saved).toEqual({ saved: 3 });
		await recomputeAll(world.admin);
		const after = await standings(world.admin);

		const figures = seen.recommendations;
		expect(figures?.compared).toBe(5);
		expect([...after.values()].every((one) => one.version === 3)).toBe(true);
		const moved = [...after].filter(([id, { status, band }]) => {
			const old = before.get(id);
			return old?.status !== status || old.band !== band;
		});
		if (!('severity' in change)) expect(moved.length).toBeGreaterThan(0);
		expect(figures?.changed).toBe(moved.length);
		expect(figures?.listed.map((one) => one.applicationId).sort()).toEqual(moved.map(([id]) => id).sort());
		for (const { applicationId, before: from, after: to } of figures?.listed ?? []) {
			const { status, band, score } = after.get(applicationId) ?? {};
			expect({ status: to.status, band: to.band, score: to.score }).toEqual({ status, band, score });
			expect(from.band).toBe(before.get(applicationId)?.band);
		}
	});

	test('computes nothing where no recommendation rests on the change', async () => {
		const world = await lenientWorld();
		await rated(world, 'Cleo', 3);
		const found = await preview(world.admin, { scorecardDueHours: 48, evidenceFirst: 'require' });
		expect(found.recommendations).toBeNull();
		expect(found.settings.map(({ name }) => name)).toEqual(['evidenceFirst', 'scorecardDueHours']);
		expect((await preview(world.admin, {})).settings).toEqual([]);
	});

	test('leaves out what is frozen, withdrawn, or not rated yet', async () => {
		const { db } = database;
		const world = await lenientWorld();
		await rated(world, 'Ana', 4);
		const frozen = await rated(world, 'Ben', 4);
		await openDebrief(db, world.manager, frozen, { pending: {} }, now);
		const withdrawn = await rated(world, 'Cy', 4);
		await withdrawApplication(db, world.manager, withdrawn, now);
		await panelFor(db, world, [world.kim], { name: 'Di' });

		const found = await preview(world.admin, { quorum: 3 });
		expect(names(found)).toEqual(['Ana']);
		expect(found.recommendations).toMatchObject({
			compared: 1,
			changed: 1,
			hasMore: false,
			hasWithheld: false,
		});
		expect(found.recommendations?.listed[0]).toMatchObject({
			jobTitle: 'Workshop lead, north side',
			after: { status: 'INSUFFICIENT_EVIDENCE', band: null, words: 'Not enough evidence yet' },
		});
	});

	test('holds nothing of another organization', async () => {
		const world = await lenientWorld();
		await rated(world, 'Ana', 4);
		const other = await lenientWorld();
		expect((await preview(other.admin, { quorum: 3 })).recommendations?.compared).toBe(0);
	});
});

describe('what a preview keeps from its reader', () => {
	test('to a calibration owner who sees no weights it gives no more digits than the page shows', async () => {
		const { world } = await ratedPanel(database.db);
		const calibration = prepareCalibration({
			id: newId(),
			dataHash: '',
			variance: {
				candidate: 1,
				candidateDimension: 0.01,
				rater: 0.001,
				raterDimension: 0.001,
				candidateRater: 0.001,
				residual: 0.01,
			},
			meanPrior: defaultMeanPrior,
			ratings: [],
		});
		const scoresFor = async (reader: SignedIn) => {
			const owner = { ...reader, calibrationOwner: true };
			const { listed } = await previewRecommendations(database.db, owner, { calibration });
			return listed.flatMap(({ before, after }) => [before.score, after.score]);
		};
		const exact = await scoresFor(world.manager);
		expect(exact).toHaveLength(2);
		expect(await scoresFor(world.kim)).toEqual(exact.map((score) => Number(score?.toFixed(1))));
	});

	test('an application on which the reader owes a scorecard is neither listed nor counted', async () => {
		const world = await lenientWorld();
		await rated(world, 'Ana', 4);
		const owed = await panelFor(database.db, world, [world.kim, world.admin], { name: 'Ben' });
		await rate(database.db, world, world.kim, owed.scorecardOf(world.kim), [4, 4, 4, 4]);

		const blind = await preview(world.admin, { quorum: 3 });
		expect(blind.recommendations).toMatchObject({ compared: 1, changed: 1, hasWithheld: true });
		expect(names(blind)).toEqual(['Ana']);

		await rate(database.db, world, world.admin, owed.scorecardOf(world.admin), [4, 4, 4, 4]);
		const open = await preview(world.admin, { quorum: 3 });
		expect(open.recommendations).toMatchObject({ compared: 2, hasWithheld: false });
		expect(names(open)).toEqual(['Ana', 'Ben']);
	});

	test('a confidential job stays unknown to who is not on its team', async () => {
		const { db } = database;
		const world = await lenientWorld();
		const recruiter = await addMember(db, world.admin, { name: 'Rut', access: 'recruiter' });
		const job = await openJob(db, recruiter, world.role.roleVersionId, {
			title: 'Secret lead',
			confidential: true,
			hiringManagerId: world.manager.memberId,
		});
		await rated({ ...world, job }, 'Sid Secret', 4);
		const found = await preview(world.admin, { quorum: 3 });
		expect(found.recommendations).toMatchObject({ compared: 0, hasWithheld: false });
	});

	test('with evidence first, only what the reader has reviewed or chose to see is listed', async () => {
		const { db } = database;
		const world = await lenientWorld();
		await setPolicy(db, world.admin, { ...lenient, evidenceFirst: 'require' });
		const first = await rated(world, 'Ana', 4);
		await rated(world, 'Ben', 4);
		const closed = await preview(world.admin, { quorum: 3 }, 3);
		expect(closed.recommendations).toMatchObject({ compared: 0, hasWithheld: true });
		await showRecommendationNow(db, world.admin, first, now);
		expect(names(await preview(world.admin, { quorum: 3 }, 3))).toEqual(['Ana']);
	});
});

describe('saving what was previewed', () => {
	test('is refused to all but admins, as is looking', async () => {
		const { db } = database;
		const { admin } = await createOrganization(db);
		const refused = { code: 'forbidden' };
		for (const access of ['recruiter', 'member'] as const) {
			const member = await addMember(db, admin, { name: 'Noa', access, calibrationOwner: true });
			const input = { basedOn: 1, policy: defaultPolicy };
			await expect(previewPolicy(db, member, input)).rejects.toMatchObject(refused);
			await expect(savePreviewedPolicy(db, member, { ...input, seen: '' }, now)).rejects.toMatchObject(
				refused,
			);
			await expect(viewPolicy(db, member)).rejects.toMatchObject(refused);
			await expect(viewPolicyVersions(db, member, { before: null })).rejects.toMatchObject(refused);
			await expect(previewRecommendations(db, member, { policy: defaultPolicy })).rejects.toMatchObject(
				refused,
			);
		}
		await expect(previewRecommendations(db, admin, { calibration: null })).rejects.toMatchObject(refused);
	});

	test('of two admins the second is told, and nothing is lost', async () => {
		const { db } = database;
		const { admin } = await createOrganization(db);
		const second = await addMember(db, admin, { name: 'Abe Admin', access: 'admin' });
		const mine = { basedOn: 1, policy: { ...defaultPolicy, bar: 3.6 } };
		const theirs = { basedOn: 1, policy: { ...defaultPolicy, bar: 3.8 } };
		const [one, other] = [await previewPolicy(db, admin, mine), await previewPolicy(db, second, theirs)];
		expect(await savePreviewedPolicy(db, second, { ...theirs, seen: other.seen }, now)).toEqual({ saved: 2 });
		const refusal = await refusalOf(savePreviewedPolicy(db, admin, { ...mine, seen: one.seen }, now));
		expect(refusal).toMatchObject({ code: 'conflict', data: { version: 2 } });
		expect((await viewPolicy(db, admin)).policy.bar).toBe(3.8);

		const anew = await previewPolicy(db, admin, { ...mine, basedOn: 2 });
		expect(anew.settings).toMatchObject([{ name: 'bar', before: '3.8', after: '3.6' }]);
		expect(await savePreviewedPolicy(db, admin, { ...mine, basedOn: 2, seen: anew.seen }, now)).toEqual({
			saved: 3,
		});
	});

	test('gives the consequences anew where ratings or the typed values differ from what was seen', async () => {
		const { db } = database;
		const world = await lenientWorld();
		await rated(world, 'Ana', 4);
		const policy = { ...defaultPolicy, ...lenient, quorum: 3 };
		const { seen } = await previewPolicy(db, world.admin, { basedOn: 2, policy });
		await rated(world, 'Ben', 4, world.lee);

		const late = await savePreviewedPolicy(db, world.admin, { basedOn: 2, policy, seen }, now);
		if (!('anew' in late)) throw new Error('It was saved.');
		expect(names(late.anew)).toEqual(['Ana', 'Ben']);
		expect(
			await savePreviewedPolicy(
				db,
				world.admin,
				{ basedOn: 2, policy: { ...policy, quorum: 4 }, seen: late.anew.seen },
				now,
			),
		).toHaveProperty('anew');
		expect((await viewPolicy(db, world.admin)).version).toBe(2);
		const again = { basedOn: 2, policy, seen: late.anew.seen };
		expect(await savePreviewedPolicy(db, world.admin, again, now)).toEqual({ saved: 3 });
	});

	test('computes again what rests on it, and says until then how much is out of date', async () => {
		const { db } = database;
		const world = await lenientWorld();
		await rated(world, 'Ana', 4);
		const frozen = await rated(world, 'Ben', 4);
		await openDebrief(db, world.manager, frozen, { pending: {} }, now);
		await database.pool.query('delete from graphile_worker._private_jobs');

		await setPolicy(db, world.admin, { ...lenient, scorecardDueHours: 48 });
		expect(await queued(world.admin)).toBe(0);
		expect((await viewPolicy(db, world.admin)).outdated).toEqual({ count: 0, of: 1 });

		await setPolicy(db, world.admin, { ...lenient, bar: 3.9 });
		await setPolicy(db, world.admin, { ...lenient, bar: 3.9, scorecardDueHours: 12 });
		expect(await queued(world.admin)).toBe(1);
		expect((await viewPolicy(db, world.admin)).outdated).toEqual({ count: 1, of: 1 });
		await recomputeAll(world.admin);
		expect((await viewPolicy(db, world.admin)).outdated).toEqual({ count: 0, of: 1 });
		expect((await standings(world.admin)).get(frozen)?.version).toBe(2);
	});
});

describe('the versions of the policy', () => {
	test('go back page by page, each with what it changed against the one before', async () => {
		const { db } = database;
		const { admin } = await createOrganization(db);
		for (let hours = 1; hours <= 22; hours++) await setPolicy(db, admin, { scorecardDueHours: hours });
		const first = await viewPolicyVersions(db, admin, { before: null });
		expect(first.versions.map(({ number }) => number)).toEqual(
			Array.from({ length: 20 }, (_, place) => 23 - place),
		);
		expect(first.versions.at(-1)?.changes).toMatchObject([{ before: '2 hours', after: '3 hours' }]);
		expect(first.next).toBe(4);
		const rest = await viewPolicyVersions(db, admin, { before: String(first.next) });
		expect(rest.versions.map(({ number }) => number)).toEqual([3, 2, 1]);
		expect(rest.versions.at(-1)).toMatchObject({ changes: null, createdBy: 'Ada Admin' });
		expect(rest.next).toBeNull();
	});

	test.each(['', 'x', '-1', "' or 1=1", '99999999999'])(
		'answer the address "%s" as not found',
		async (before) => {
			const { admin } = await createOrganization(database.db);
			await expect(viewPolicyVersions(database.db, admin, { before })).rejects.toMatchObject({
				code: 'not_found',
			});
		},
	);

	test('one that was stored before certainty was a setting reads with the defaults', async () => {
		const { admin } = await createOrganization(database.db);
		const stored = Object.fromEntries(
			Object.entries(defaultPolicy).filter(([name]) => !/^p[A-Z]|^severity$/.test(name)),
		);
		await asSystem(database.db, admin.organizationId, (tx) =>
			tx
				.insertInto('policyVersion')
				.values({
					organizationId: admin.organizationId,
					number: 2,
					content: JSON.stringify({ ...stored, bar: 3.25 }),
					createdAt: now,
					createdBy: admin.memberId,
				})
				.execute(),
		);
		expect((await viewPolicy(database.db, admin)).policy).toEqual({ ...defaultPolicy, bar: 3.25 });
	});
});
