import type { Context } from './context.ts';
import { installQueue } from './jobs/install.ts';
import { type JobWorker, startWorker } from './jobs/worker.ts';
import type { OpenDatabase } from './open-database.ts';
import { tasksOf } from './tasks/tasks.ts';
import { queueOutdated } from './workflows/calibration/recompute-outdated.ts';

/** After the migrations: brings the queue's schema up to date, then runs jobs beside the requests of this process. */
export async function runJobs(
	{ db, log }: Pick<Context, 'db' | 'log'>,
	{ pool }: OpenDatabase,
): Promise<JobWorker> {
	await installQueue(pool, log);
	await queueOutdated(db);
	return startWorker({ connection: pool, tasks: tasksOf(db, log), log });
}
