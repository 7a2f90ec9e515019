import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from '#lib/server/log.ts';
import { workerLogger } from './logger.ts';
import { jobPool } from './pool.ts';
import { createPresence } from './presence.ts';

const concurrency = 2;
const restartMs = 1_000;
/** A job that runs at a stop may end by itself for the one, and is aborted then; it is taken from it after the other. */
const abortAfterMs = 2_000;
const killAfterMs = 5_000;

export type JobWorker = { stop(): Promise<void> };

/**
 * Runs queued jobs until it is stopped. It begins again by itself where it ends for another reason, such as a database
 * that was restarted under it. LISTEN and advisory locks need direct connections, not a pooler between transactions.
 */
export function startWorker(options: {
	connection: pg.PoolConfig;
	tasks: TaskList;
	log: Logger;
	graceMs?: number;
}): JobWorker {
	const { tasks, log } = options;
	const pool = jobPool(options.connection, concurrency + 2, log);
	const presence = createPresence(options.connection, log, options.graceMs);
	const events: WorkerEvents = new EventEmitter();
	events.on('pool:create', ({ workerPool }) => presence.hold(workerPool.id));
	events.on('pool:release', ({ workerPool }) => presence.release(workerPool.id));
	const stopping = new AbortController();
	let runner: Runner | undefined;

	async function keepRunning(): Promise<void> {
		while (!stopping.signal.aborted) {
			try {
				runner = await run({
					pgPool: pool,
					taskList: tasks,
					concurrency,
					noHandleSignals: true,
					gracefulShutdownAbortTimeout: abortAfterMs,
					logger: workerLogger(log),
					events,
				});
				if (stopping.signal.aborted) await runner.stop();
				await runner.promise;
			} catch (error) {
				if (!stopping.signal.aborted) log.warn({ err: error }, 'the job worker ended and begins again');
			}
			runner = undefined;
			await sleep(restartMs, undefined, { signal: stopping.signal }).catch(() => undefined);
		}
	}

	async function end(): Promise<void> {
		stopping.abort();
		const current = runner;
		current?.stop().catch(() => undefined);
		const inTime = await Promise.race([ended.then(() => true), sleep(killAfterMs, false)]);
		if (!inTime) await current?.kill().catch(() => undefined);
		await presence.close();
		await pool.end();
	}

	const ended = keepRunning();
	let ending: Promise<void> | undefined;
	return { stop: () => (ending ??= end()) };
}
