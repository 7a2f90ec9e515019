import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as snapshots from '#lib/server/db/calibration-snapshots.ts';
import * as debriefs from '#lib/server/db/debriefs.ts';
import * as recommendations from '#lib/server/db/recommendations.ts';
import { asActor, asSystem, newId } from '#lib/server/db/database.ts';
import {
	adoptSnapshot,
	AdoptionInput,
	returnToDefaults,
	setSnapshotAside,
} from '#lib/server/workflows/calibration/adopt-snapshot.ts';
import { recomputeUndecided } from '#lib/server/workflows/calibration/recompute-undecided.ts';
import { viewCalibration, viewSnapshot } from '#lib/server/workflows/calibration/view-calibration.ts';
import { previewSnapshot } from '#lib/server/workflows/calibration/preview-snapshot.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { closeJob } from '#lib/server/workflows/close-job.ts';
import { withdrawApplication } from '#lib/server/workflows/withdraw-application.ts';
import {
	calibrationWorld,
	type CalibrationWorld,
	fittedSnapshot,
	ratedCandidate,
} from '../support/calibration.ts';
import { useDatabase } from '../support/database.ts';
import { setPolicy } from '../support/debrief.ts';
import { refusalOf } from '../support/refusal.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const now = new Date();
const reason = 'Our interviewers differ more than the defaults say.';
let world: CalibrationWorld;
let first: { id: string; number: number };
let second: { id: string; number: number };

beforeAll(async () => {
	world = await calibrationWorld(database.db);
	first = await fittedSnapshot(database.db, world.owner);
	second = await fittedSnapshot(database.db, world.owner);
}, 120_000);

beforeEach(async () => {
	await database.pool.query('delete from graphile_worker._private_jobs');
});

async function basedOn(): Promise<number> {
	return (await viewCalibration(database.db, world.owner, new Date())).inUse?.number ?? 0;
}

async function adopt(id: string, by: SignedIn = world.owner): Promise<{ number: number }> {
	return adoptSnapshot(database.db, by, id, { basedOn: await basedOn(), reason }, now);
}

async function queued(): Promise<string[]> {
	const { rows } = await database.pool.query<{ task_identifier: string }>(
		'select task_identifier from graphile_worker.jobs',
	);
	return rows.map((row) => row.task_identifier);
}

function standing(of: CalibrationWorld, applicationId: string) {
	return asSystem(database.db, of.owner.organizationId, (tx) =>
		tx
			.selectFrom('standing')
			.innerJoin('recommendation', 'recommendation.id', 'standing.recommendationId')
			.select(['standing.recommendationId', 'recommendation.result'])
			.where('standing.applicationId', '=', applicationId)
			.executeTakeFirstOrThrow(),
	);
}

function inUse() {
	return asSystem(database.db, world.owner.organizationId, snapshots.current);
}

describe('adopting a snapshot', () => {
	test('puts it in use, says who and why, and has the open recommendations computed again', async () => {
		const { number } = await adopt(first.id);
		const view = await viewCalibration(database.db, world.owner, new Date());
		expect(view.inUse).toMatchObject({ number, snapshot: first, adoptedBy: 'Oda Owner', reason });
		expect(view.figures).toEqual((await viewSnapshot(database.db, world.owner, first.id)).figures);
		const current = await inUse();
		expect(current?.id).toBe(first.id);
		expect(current?.dataHash).toMatch(/^[0-9a-f]{64}$/);
		expect(current?.ratings).toHaveLength(96);
		expect(await queued()).toEqual(['recompute_organization']);
	});

	test('is known to every member by its id alone', async () => {
		await adopt(first.id);
		expect(await asActor(database.db, world.kim, snapshots.currentId)).toBe(first.id);
	});

	test('twice is once', async () => {
		const once = await adopt(first.id);
		const twice = await adoptSnapshot(
			database.db,
			world.owner,
			first.id,
			{ basedOn: once.number - 1, reason },
			now,
		);
		expect(twice).toEqual(once);
	});

	test('of two at the same moment keeps one and tells the other', async () => {
		await adopt(first.id);
		const seen = await basedOn();
		const other = await addMember(database.db, world.admin, {
			name: 'Ole Owner',
			access: 'recruiter',
			calibrationOwner: true,
		});
		const outcomes = await Promise.allSettled([
			adoptSnapshot(database.db, world.owner, second.id, { basedOn: seen, reason }, now),
			returnToDefaults(database.db, other, { basedOn: seen, reason }, now),
		]);
		const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
		expect(lost).toHaveLength(1);
		expect(lost[0]?.reason).toMatchObject({ code: 'conflict' });
		expect(await basedOn()).toBe(seen + 1);
	});

	test('by whoever looked at what is no longer in use is refused, and queues nothing', async () => {
		await adopt(first.id);
		await adopt(second.id);
		await database.pool.query('delete from graphile_worker._private_jobs');
		const late = adoptSnapshot(database.db, world.owner, first.id, { basedOn: 1, reason }, now);
		expect((await refusalOf(late)).code).toBe('conflict');
		expect(await queued()).toEqual([]);
		expect((await inUse())?.id).toBe(second.id);
	});

	test('needs a reason', () => {
		expect(AdoptionInput.safeParse({ basedOn: '0', reason: '  ' }).success).toBe(false);
		expect(AdoptionInput.safeParse({ basedOn: '0', reason: 'x'.repeat(2001) }).success).toBe(false);
	});

	test('is an owner’s to do, in the own organization', async () => {
		const elsewhere = await createOrganization(database.db, { name: 'Elsewhere' });
		const foreign = await addMember(database.db, elsewhere.admin, {
			name: 'Oto Owner',
			access: 'admin',
			calibrationOwner: true,
		});
		for (const who of [world.admin, world.manager, world.kim, foreign]) {
			const refusal = await refusalOf(adoptSnapshot(database.db, who, first.id, { basedOn: 0, reason }, now));
			expect(refusal.code).toBe('not_found');
			expect((await refusalOf(setSnapshotAside(database.db, who, first.id, { reason }, now))).code).toBe(
				'not_found',
			);
		}
		expect(
			(await refusalOf(returnToDefaults(database.db, world.admin, { basedOn: 0, reason }, now))).code,
		).toBe('forbidden');
		expect((await refusalOf(adopt(newId()))).code).toBe('not_found');
	});

	test('cannot be undone in the log: rows stay as they were written', async () => {
		await adopt(first.id);
		for (const table of ['calibration_adoption', 'calibration_snapshot'] as const) {
			const change = asSystem(database.db, world.owner.organizationId, (tx) =>
				tx
					.updateTable(table === 'calibration_adoption' ? 'calibrationAdoption' : 'calibrationSnapshot')
					.set({ number: 99 })
					.execute(),
			);
			await expect(change).rejects.toThrow(/permission denied|immutable/);
		}
	});
});

describe('not adopting a snapshot', () => {
	test('is on record with its reason, and binds nobody for good', async () => {
		const snapshot = await fittedSnapshot(database.db, world.owner);
		await setSnapshotAside(database.db, world.owner, snapshot.id, { reason: 'Too small a team.' }, now);
		const view = await viewSnapshot(database.db, world.owner, snapshot.id);
		expect(view.setAside).toMatchObject({ by: 'Oda Owner', reason: 'Too small a team.' });
		const again = setSnapshotAside(database.db, world.owner, snapshot.id, { reason }, now);
		expect((await refusalOf(again)).code).toBe('conflict');
		await adopt(snapshot.id);
		expect((await inUse())?.id).toBe(snapshot.id);
	});

	test('is refused for the one in use', async () => {
		await adopt(first.id);
		const refusal = await refusalOf(setSnapshotAside(database.db, world.owner, first.id, { reason }, now));
		expect(refusal.code).toBe('conflict');
	});
});

describe('going back to the defaults', () => {
	test('takes the snapshot out of use, and is on record', async () => {
		await adopt(first.id);
		await returnToDefaults(database.db, world.owner, { basedOn: await basedOn(), reason }, now);
		expect(await inUse()).toBeUndefined();
		const view = await viewCalibration(database.db, world.owner, new Date());
		expect(view.inUse).toMatchObject({ snapshot: null, adoptedBy: 'Oda Owner' });
		expect(view.figures.single).toBeCloseTo(0.45, 2);
		const lines = await asSystem(database.db, world.owner.organizationId, (tx) =>
			tx
				.selectFrom('auditEvent')
				.select('action')
				.where('action', 'like', 'calibration.%')
				.orderBy('id', 'desc')
				.limit(1)
				.execute(),
		);
		expect(lines).toEqual([{ action: 'calibration.defaults_restored' }]);
	});

	test('is refused where they are in use anyway', async () => {
		const fresh = await createOrganization(database.db);
		const owner = await addMember(database.db, fresh.admin, {
			name: 'Odd Owner',
			access: 'member',
			calibrationOwner: true,
		});
		const refusal = await refusalOf(returnToDefaults(database.db, owner, { basedOn: 0, reason }, now));
		expect(refusal.code).toBe('conflict');
	});
});

describe('computing the open recommendations again', () => {
	test('is done while the job is open and nobody opened the debrief or withdrew', async () => {
		const { db } = database;
		const all = () =>
			recomputeUndecided(db, world.owner.organizationId, new AbortController().signal, () => now);
		expect(await all()).toBe(0);
		const panels = [];
		for (const place of [20, 21, 22]) panels.push(await ratedCandidate(db, world, place));
		expect(await all()).toBe(3);
		const [opened, withdrawn] = panels.map((panel) => panel.applicationId);
		await openDebrief(db, world.manager, opened ?? '', { pending: {} }, now);
		await withdrawApplication(db, world.manager, withdrawn ?? '', now);
		expect(await all()).toBe(1);
		await closeJob(db, world.manager, world.job.jobId, now);
		expect(await all()).toBe(0);
	});

	test('leaves alone what a debrief freezes after it was listed and before its turn', async () => {
		const { db } = database;
		const fresh = await calibrationWorld(db, 0);
		const { organizationId } = fresh.admin;
		const { applicationId } = await ratedCandidate(db, fresh, 20);
		await setPolicy(db, fresh.admin, { bar: 3.1 });
		const frozen = await standing(fresh, applicationId);
		let job: Promise<number> | undefined;
		await asSystem(db, organizationId, async (tx) => {
			await recommendations.lockApplication(tx, applicationId);
			job = recomputeUndecided(db, organizationId, new AbortController().signal, () => now);
			await vi.waitFor(async () => {
				const { rowCount } = await database.pool.query(
					"select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
				);
				expect(rowCount).toBeGreaterThan(0);
			});
			await debriefs.insert(tx, {
				organizationId,
				applicationId,
				openedAt: now,
				openedBy: fresh.manager.memberId,
				recommendationId: frozen.recommendationId,
				awaited: [],
			});
		});
		expect(await job).toBe(0);
		expect((await standing(fresh, applicationId)).recommendationId).toBe(frozen.recommendationId);
	});

	test('makes recommendations that name the snapshot, as the preview said', async () => {
		const { db } = database;
		const fresh = await calibrationWorld(db);
		const { applicationId } = await ratedCandidate(db, fresh, 20);
		const owner = await addMember(db, fresh.admin, {
			name: 'Ann Admin',
			access: 'admin',
			calibrationOwner: true,
		});
		const snapshot = await fittedSnapshot(db, owner);
		const preview = await previewSnapshot(db, owner, snapshot.id);
		expect(preview.compared).toBe(1);
		const before = await standing(fresh, applicationId);
		await adoptSnapshot(db, owner, snapshot.id, { basedOn: 0, reason }, now);
		await recomputeUndecided(db, owner.organizationId, new AbortController().signal, () => now);
		const after = await standing(fresh, applicationId);
		expect(after.recommendationId).not.toBe(before.recommendationId);
		expect(JSON.stringify(after.result)).toContain(snapshot.id);
		expect((await previewSnapshot(db, owner, snapshot.id)).changed).toBe(0);
	});

	test('stops between two applications when the server does', async () => {
		const stop = new AbortController();
		stop.abort(new Error('the server stops'));
		const fresh = await calibrationWorld(database.db, 0);
		await ratedCandidate(database.db, fresh, 1);
		await expect(
			recomputeUndecided(database.db, fresh.owner.organizationId, stop.signal, () => now),
		).rejects.toThrow('the server stops');
	});
});
