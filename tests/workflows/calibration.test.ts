import { sql } from 'kysely';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { figuresOf } from '#lib/domain/calibration/comparison.ts';
import { calibrationKey } from '#lib/domain/recommendation/calibration.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as ratings from '#lib/server/db/calibration-ratings.ts';
import * as snapshots from '#lib/server/db/calibration-snapshots.ts';
import { asActor, asSystem, newId } from '#lib/server/db/database.ts';
import { startWorker } from '#lib/server/jobs/worker.ts';
import { createLogger } from '#lib/server/log.ts';
import { fitInThread } from '#lib/server/tasks/fit-in-thread.ts';
import { tasksOf } from '#lib/server/tasks/tasks.ts';
import { askForFit } from '#lib/server/workflows/calibration/ask-for-fit.ts';
import { beginFit, failFit, finishFit, reportProgress } from '#lib/server/workflows/calibration/run-fit.ts';
import { viewCalibration, viewSnapshot } from '#lib/server/workflows/calibration/view-calibration.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { reviseScorecard } from '#lib/server/workflows/revise-scorecard.ts';
import {
	calibrationWorld,
	type CalibrationWorld,
	fittedSnapshot,
	ratedCandidate,
	runFit,
} from '../support/calibration.ts';
import { useDatabase } from '../support/database.ts';
import { panelFor, rate } from '../support/debrief.ts';
import { refusalOf } from '../support/refusal.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const now = new Date();
let world: CalibrationWorld;
let key: (runId: string) => { organizationId: string; runId: string };

beforeAll(async () => {
	world = await calibrationWorld(database.db);
	key = (runId) => ({ organizationId: world.owner.organizationId, runId });
}, 120_000);

async function runOf(owner: SignedIn, runId: string) {
	const { runs } = await viewCalibration(database.db, owner, new Date());
	return runs.find((run) => run.id === runId);
}

describe('who looks after calibration', () => {
	test.each(['admin', 'manager', 'kim'] as const)('not %s', async (who) => {
		for (const work of [
			viewCalibration(database.db, world[who], new Date()),
			askForFit(database.db, world[who], now),
		]) {
			expect((await refusalOf(work)).code).toBe('forbidden');
		}
	});

	test('an owner of another organization sees nothing of this one', async () => {
		const { id } = await fittedSnapshot(database.db, world.owner);
		const elsewhere = await createOrganization(database.db, { name: 'Elsewhere' });
		const other = await addMember(database.db, elsewhere.admin, {
			name: 'Oto Owner',
			access: 'admin',
			calibrationOwner: true,
		});
		expect(await viewCalibration(database.db, other, new Date())).toMatchObject({
			inUse: null,
			evidence: { ratings: 0, candidates: 0, raters: 0 },
			runs: [],
		});
		expect((await refusalOf(viewSnapshot(database.db, other, id))).code).toBe('not_found');
	});

	test('whoever is no owner does not know of a snapshot, nor does an owner of one that is none', async () => {
		const { id } = await fittedSnapshot(database.db, world.owner);
		expect((await refusalOf(viewSnapshot(database.db, world.admin, id))).code).toBe('not_found');
		for (const unknown of [newId(), 'nonsense']) {
			expect((await refusalOf(viewSnapshot(database.db, world.owner, unknown))).code).toBe('not_found');
		}
	});

	test('the frozen ratings are read by no member, not even by the owner', async () => {
		await fittedSnapshot(database.db, world.owner);
		const read = asActor(database.db, world.owner, (tx) =>
			sql`select ratings from app.calibration_snapshot`.execute(tx),
		);
		await expect(read).rejects.toThrow('permission denied');
		const others = await asActor(database.db, world.admin, (tx) =>
			tx.selectFrom('calibrationSnapshot').select('id').execute(),
		);
		expect(others).toEqual([]);
	});
});

describe('the ratings of a fit', () => {
	test('are those of opened debriefs', async () => {
		await ratedCandidate(database.db, world, 8);
		const count = await asSystem(database.db, world.owner.organizationId, ratings.count);
		expect(count).toEqual({ ratings: 96, candidates: 8, raters: 3 });
	});

	test('leave an application out while somebody owes a scorecard on it, so that neither counts nor a fit tell what the others gave', async () => {
		const { db } = database;
		const fresh = await calibrationWorld(db);
		const { kim, lee, owner } = fresh;
		const evidence = async () => (await viewCalibration(db, owner, new Date())).evidence;
		const hash = async () => (await viewSnapshot(db, owner, (await fittedSnapshot(db, owner)).id)).dataHash;
		const before = { evidence: await evidence(), hash: await hash() };

		const panel = await panelFor(db, fresh, [kim, lee, owner], { name: 'Zoe' });
		await rate(db, fresh, kim, panel.scorecardOf(kim), [5, 4, null, null]);
		const wait = { choice: 'wait' as const, reason: '' };
		const pending = { [panel.scorecardOf(lee)]: wait, [panel.scorecardOf(owner)]: wait };
		await openDebrief(db, fresh.manager, panel.applicationId, { pending }, new Date());
		expect(await evidence()).toEqual(before.evidence);
		await rate(db, fresh, lee, panel.scorecardOf(lee), [1, 2, 3, null]);
		expect({ evidence: await evidence(), hash: await hash() }).toEqual(before);

		await rate(db, fresh, owner, panel.scorecardOf(owner), [4, 4, 4, 4]);
		expect(await evidence()).toEqual({ ratings: 96 + 2 + 3 + 4, candidates: 9, raters: 4 });
		expect(await hash()).not.toBe(before.hash);
	});

	test('count as they were first given, also when one is revised after the debrief', async () => {
		const before = await asSystem(database.db, world.owner.organizationId, ratings.ofOpenedDebriefs);
		const [panel] = world.panels;
		const [first] = world.role.dimensions;
		if (!panel || !first) throw new Error('There is nothing to revise.');
		const rating = { level: 5 as const, notAssessed: null, note: 'The others convinced me.' };
		const content = { ...panel.kim, ratings: { ...panel.kim.ratings, [first.id]: rating } };
		await reviseScorecard(
			database.db,
			world.kim,
			panel.scorecardOf(world.kim),
			{ baseRevisionNumber: 1, content, reason: 'I heard the others.' },
			new Date(),
		);
		const after = await asSystem(database.db, world.owner.organizationId, ratings.ofOpenedDebriefs);
		expect(after).toHaveLength(before.length);
		expect(after).toEqual(expect.arrayContaining(before));
	});
});

describe('a fit', () => {
	test('is refused with both numbers where there are too few ratings', async () => {
		const small = await calibrationWorld(database.db, 1);
		const refusal = await refusalOf(askForFit(database.db, small.owner, now));
		expect(refusal.code).toBe('conflict');
		expect(refusal.message).toMatch(/12 ratings of 1 candidate .*60 ratings of 8 candidates/);
	});

	test('leaves a snapshot: estimates, counts, and the ratings that they rest on', async () => {
		const { id } = await fittedSnapshot(database.db, world.owner);
		const view = await viewSnapshot(database.db, world.owner, id);
		expect(view.counts).toEqual({ ratings: 96, candidates: 8, raters: 3, dimensions: 4 });
		expect(view.dataHash).toMatch(/^[0-9a-f]{64}$/);
		expect(view.engineVersion).toBe('m3/1');
		expect(view.softwareVersion).toMatch(/^\d+\.\d+\.\d+/);
		const frozen = await asSystem(database.db, world.owner.organizationId, (tx) =>
			tx.selectFrom('calibrationSnapshot').select('ratings').where('id', '=', id).executeTakeFirstOrThrow(),
		);
		const [dimension] = world.role.dimensions;
		expect(frozen.ratings).toHaveLength(96);
		expect(frozen.ratings).toContainEqual([
			world.panels[0]?.applicationId,
			world.kim.memberId,
			calibrationKey(world.role.roleId, dimension?.name ?? ''),
			2,
		]);
	});

	test('sees that one interviewer is stricter than the others', async () => {
		const { id } = await fittedSnapshot(database.db, world.owner);
		const { figures, beside } = await viewSnapshot(database.db, world.owner, id);
		const rater = (of: typeof figures) => of.components.find(({ name }) => name === 'rater')?.share ?? 0;
		expect(rater(figures)).toBeGreaterThan(rater(beside.figures));
	});

	test('of the same ratings has the same hash and the same estimates', async () => {
		const views = [];
		for (let i = 0; i < 2; i++) {
			const { id } = await fittedSnapshot(database.db, world.owner);
			views.push(await viewSnapshot(database.db, world.owner, id));
		}
		const [first, second] = views;
		expect(second?.dataHash).toBe(first?.dataHash);
		expect(second?.figures).toEqual(first?.figures);
		expect(second?.number).toBe((first?.number ?? 0) + 1);
	});

	test('is one run, however often it is asked for', async () => {
		const asked = await Promise.all(
			Array.from({ length: 5 }, () => askForFit(database.db, world.owner, new Date())),
		);
		expect(new Set(asked.map(({ runId }) => runId)).size).toBe(1);
		expect(asked.filter(({ begun }) => begun)).toHaveLength(1);
		const runId = asked[0]?.runId ?? '';
		await Promise.all([
			runFit(database.db, key(runId).organizationId, runId),
			runFit(database.db, key(runId).organizationId, runId),
		]);
		expect(await runOf(world.owner, runId)).toMatchObject({ state: 'done', failure: null });
		const left = await asSystem(database.db, world.owner.organizationId, (tx) =>
			tx.selectFrom('calibrationSnapshot').select('id').where('runId', '=', runId).execute(),
		);
		expect(left).toHaveLength(1);
	});

	test('shows its progress while it runs', async () => {
		const { runId } = await askForFit(database.db, world.owner, new Date());
		expect(await runOf(world.owner, runId)).toMatchObject({ state: 'queued', evidence: null });
		const input = await beginFit(database.db, key(runId), new Date());
		if (!input) throw new Error('nothing to fit');
		await reportProgress(database.db, key(runId), 7, new Date());
		expect(await runOf(world.owner, runId)).toMatchObject({
			state: 'running',
			iterations: 7,
			evidence: { ratings: 96, candidates: 8, raters: 3 },
		});
		await failFit(database.db, key(runId), new Date());
	});

	test('of a run that has ended meanwhile changes nothing', async () => {
		const { runId } = await askForFit(database.db, world.owner, new Date());
		const input = await beginFit(database.db, key(runId), new Date());
		if (!input) throw new Error('nothing to fit');
		await failFit(database.db, key(runId), new Date());
		const fit = await fitInThread(input, {
			signal: new AbortController().signal,
			onIteration: () => undefined,
		});
		await finishFit(database.db, key(runId), input, fit, '0.0.0', new Date());
		expect(await runOf(world.owner, runId)).toMatchObject({ state: 'failed', snapshot: null });
		expect(await beginFit(database.db, key(runId), new Date())).toBeUndefined();
		expect(await beginFit(database.db, key(newId()), new Date())).toBeUndefined();
	});

	test('that did not settle keeps nothing', async () => {
		const { runId } = await askForFit(database.db, world.owner, new Date());
		const input = await beginFit(database.db, key(runId), new Date());
		if (!input) throw new Error('nothing to fit');
		const fit = { variance: input.prior.variance, objective: 1, iterations: 100, converged: false };
		await finishFit(database.db, key(runId), input, fit, '0.0.0', new Date());
		expect(await runOf(world.owner, runId)).toMatchObject({ failure: 'NOT_CONVERGED', snapshot: null });
	});

	test('that stands still for long is given up when somebody asks again', async () => {
		const begun = new Date(Date.now() - 3_600_000);
		const stuck = await askForFit(database.db, world.owner, begun);
		expect(await runOf(world.owner, stuck.runId)).toMatchObject({ state: 'failed', failure: 'ABANDONED' });
		const again = await askForFit(database.db, world.owner, new Date());
		expect(again.runId).not.toBe(stuck.runId);
		expect(await runOf(world.owner, stuck.runId)).toMatchObject({ failure: 'ABANDONED' });
		await failFit(database.db, key(again.runId), new Date());
	});

	test('can be ended at once, and its thread with it', async () => {
		const { runId } = await askForFit(database.db, world.owner, new Date());
		const input = await beginFit(database.db, key(runId), new Date());
		if (!input) throw new Error('nothing to fit');
		await failFit(database.db, key(runId), new Date());
		const stop = new AbortController();
		const fitting = fitInThread(input, { signal: stop.signal, onIteration: () => undefined });
		stop.abort(new Error('the server stops'));
		await expect(fitting).rejects.toThrow('the server stops');
	});

	test('runs as a job', async () => {
		await database.pool.query('delete from graphile_worker._private_jobs');
		const log = createLogger('silent');
		const worker = startWorker({
			connection: database.config,
			tasks: tasksOf(database.db, log),
			log,
		});
		onTestFinished(() => worker.stop());
		const { runId } = await askForFit(database.db, world.owner, new Date());
		await vi.waitFor(async () => expect(await runOf(world.owner, runId)).toMatchObject({ state: 'done' }), {
			timeout: 20_000,
			interval: 50,
		});
		expect((await runOf(world.owner, runId))?.snapshot).not.toBeNull();
	});

	test('is on record, and changes no recommendation by itself', async () => {
		await fittedSnapshot(database.db, world.owner);
		const current = await asSystem(database.db, world.owner.organizationId, snapshots.current);
		expect(current).toBeUndefined();
		const { figures, inUse } = await viewCalibration(database.db, world.owner, new Date());
		expect(inUse).toBeNull();
		expect(figures.single).toBeCloseTo(0.45, 2);
		const lines = await asSystem(database.db, world.owner.organizationId, (tx) =>
			tx.selectFrom('auditEvent').select('memberId').where('action', '=', 'calibration.fit_asked').execute(),
		);
		expect(new Set(lines.map(({ memberId }) => memberId))).toEqual(new Set([world.owner.memberId]));
	});
});

test('figures of a variance that is not there are no numbers out of nowhere', () => {
	const none = {
		candidate: 1e-7,
		candidateDimension: 1e-7,
		rater: 50,
		raterDimension: 50,
		candidateRater: 50,
		residual: 50,
	};
	expect(figuresOf(none).single).toBeCloseTo(0, 6);
});
