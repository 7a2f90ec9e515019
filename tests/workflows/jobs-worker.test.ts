import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Task } from 'graphile-worker';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, asSystem, newId } from '#lib/server/db/database.ts';
import { enqueue } from '#lib/server/jobs/enqueue.ts';
import { startWorker } from '#lib/server/jobs/worker.ts';
import { createLogger } from '#lib/server/log.ts';
import { useDatabase } from '../support/database.ts';
import { createOrganization } from '../support/world.ts';

const database = useDatabase();
const log = createLogger('silent');
const soon = { timeout: 30_000, interval: 25 };
let admin: SignedIn;

beforeAll(async () => {
	admin = (await createOrganization(database.db)).admin;
});

beforeEach(async () => {
	await database.pool.query('delete from graphile_worker._private_jobs');
});

type Payload = { organizationId: string; runId?: string };

/** A worker whose fits do this. */
function work(fit: (payload: Payload, signal: AbortSignal) => Promise<void> | void, graceMs?: number) {
	const task: Task = (payload, { abortSignal }) => fit(payload as Payload, abortSignal);
	const worker = startWorker({
		connection: database.config,
		tasks: { fit_calibration: task, recompute_organization: task },
		log,
		...(graceMs === undefined ? {} : { graceMs }),
	});
	onTestFinished(() => worker.stop());
	return worker;
}

async function ask(actor = admin): Promise<string> {
	const runId = newId();
	await asActor(database.db, actor, (tx) => enqueue(tx, 'fit_calibration', { runId }));
	return runId;
}

async function waiting(): Promise<{ attempts: number; locked: boolean }[]> {
	const { rows } = await database.pool.query<{ attempts: number; locked: boolean }>(
		'select attempts, locked_at is not null as locked from graphile_worker._private_jobs order by id',
	);
	return rows;
}

describe('a job', () => {
	test('of a transaction that is rolled back never runs', async () => {
		const ran: string[] = [];
		work(({ runId = '' }) => void ran.push(runId));
		const undone = asActor(database.db, admin, async (tx) => {
			await enqueue(tx, 'fit_calibration', { runId: newId() });
			throw new Error('changed my mind');
		});
		await expect(undone).rejects.toThrow('changed my mind');
		const runId = await ask();
		await vi.waitFor(() => expect(ran).toEqual([runId]), soon);
		expect(await waiting()).toEqual([]);
	});

	test('runs once the transaction has committed, for its organization, as member and as system', async () => {
		const ran: Payload[] = [];
		work((payload) => void ran.push(payload));
		const runId = newId();
		await asActor(database.db, admin, async (tx) => {
			await enqueue(tx, 'fit_calibration', { runId });
			await sleep(300);
			expect(ran).toEqual([]);
		});
		await vi.waitFor(() => expect(ran).toEqual([{ runId, organizationId: admin.organizationId }]), soon);
		await asSystem(database.db, admin.organizationId, (tx) => enqueue(tx, 'recompute_organization', {}));
		await vi.waitFor(() => expect(ran.at(-1)).toEqual({ organizationId: admin.organizationId }), soon);
	});

	test('that waits already is not queued a second time', async () => {
		for (let i = 0; i < 3; i++) {
			await asActor(database.db, admin, (tx) => enqueue(tx, 'recompute_organization', {}));
		}
		expect(await waiting()).toHaveLength(1);
	});

	test('that throws is tried again, and the others run', async () => {
		const ran: string[] = [];
		const failing = newId();
		work(({ runId = '' }) => {
			ran.push(runId);
			if (runId === failing && ran.filter((id) => id === failing).length === 1) throw new Error('not today');
		});
		await asActor(database.db, admin, (tx) => enqueue(tx, 'fit_calibration', { runId: failing }));
		const others = [await ask(), await ask()];
		await vi.waitFor(async () => {
			expect(ran.filter((id) => id === failing)).toHaveLength(2);
			expect(await waiting()).toEqual([]);
		}, soon);
		expect(ran).toEqual(expect.arrayContaining(others));
	});

	test('of a worker that was killed is taken over', async () => {
		const runId = await ask();
		const child = await holder();
		expect(await waiting()).toEqual([{ attempts: 1, locked: true }]);
		const ran: string[] = [];
		work(({ runId: id = '' }) => void ran.push(id), 300);
		await sleep(1_000);
		expect(ran, 'while the other lives, it is the other’s').toEqual([]);
		child.kill('SIGKILL');
		await vi.waitFor(() => expect(ran).toEqual([runId]), soon);
		await vi.waitFor(async () => expect(await waiting()).toEqual([]), soon);
	});

	test('runs also after the database was gone for a moment', async () => {
		const ran: string[] = [];
		work(({ runId = '' }) => void ran.push(runId));
		const before = await ask();
		await vi.waitFor(() => expect(ran).toEqual([before]), soon);
		await database.pool.query(
			`select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and application_name = 'touchstone-jobs'`,
		);
		const after = await ask();
		await vi.waitFor(() => expect(ran).toEqual([before, after]), soon);
	});
});

describe('a worker that is stopped', () => {
	test('lets the running job end', async () => {
		const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
		let ended = false;
		const worker = work(async () => {
			begin();
			await sleep(500);
			ended = true;
		});
		await ask();
		await begun;
		await worker.stop();
		expect(ended).toBe(true);
		expect(await waiting()).toEqual([]);
	});

	test('aborts one that takes too long, which the next worker begins again', async () => {
		const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
		const worker = work(async (_payload, signal) => {
			begin();
			await sleep(60_000, undefined, { signal });
		});
		const runId = await ask();
		await begun;
		await worker.stop();
		expect(await waiting()).toEqual([{ attempts: 1, locked: false }]);
		const ran: string[] = [];
		work(({ runId: id = '' }) => void ran.push(id));
		await vi.waitFor(() => expect(ran).toEqual([runId]), soon);
	});
});

describe('the queue', () => {
	const refused = (task: string, payload: unknown) =>
		expect(
			asActor(database.db, admin, (tx) =>
				sql`select app.enqueue(${task}, ${JSON.stringify(payload)}::jsonb)`.execute(tx),
			),
		).rejects;

	test('takes known tasks only', async () => {
		await refused('format_disk', {}).toThrow('there is no task format_disk');
	});

	test('takes ids only', async () => {
		await refused('fit_calibration', { runId: 'Cleo Candidate' }).toThrow('a job takes ids alone');
		await refused('fit_calibration', { runId: 7 }).toThrow('a job takes ids alone');
	});

	test('never takes a job for another organization', async () => {
		const other = await createOrganization(database.db, { name: 'Elsewhere' });
		await asActor(database.db, admin, (tx) =>
			sql`select app.enqueue('fit_calibration', ${JSON.stringify({
				runId: newId(),
				organizationId: other.organizationId,
			})}::jsonb)`.execute(tx),
		);
		const { rows } = await database.pool.query<{ payload: Payload }>(
			'select payload from graphile_worker._private_jobs',
		);
		expect(rows.map(({ payload }) => payload.organizationId)).toEqual([admin.organizationId]);
	});

	test('takes nothing outside an organization', async () => {
		await expect(database.pool.query(`select app.enqueue('recompute_organization', '{}')`)).rejects.toThrow(
			'a job belongs to an organization',
		);
	});

	test('is closed to members beside that one door', async () => {
		for (const statement of [
			'select * from graphile_worker._private_jobs',
			`select graphile_worker.add_job('fit_calibration')`,
		]) {
			const work = asActor(database.db, admin, (tx) => sql.raw(statement).execute(tx));
			await expect(work).rejects.toThrow('permission denied');
		}
	});
});

/** Another process that has taken the job and keeps it. */
async function holder(): Promise<ChildProcess> {
	const child = spawn(process.execPath, [path.join(import.meta.dirname, '../support/job-holder.ts')], {
		env: { ...process.env, CONNECTION: JSON.stringify(database.config) },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	await new Promise<void>((settle, reject) => {
		child.stdout.once('data', () => settle());
		child.once('exit', () => reject(new Error('it ended before it had a job')));
	});
	return child;
}
