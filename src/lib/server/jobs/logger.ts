import { Logger as WorkerLogger } from 'graphile-worker';
import type { Logger } from '#lib/server/log.ts';

const levels = { error: 'warn', warning: 'warn', info: 'debug', debug: 'trace' } as const;

/**
 * What the worker says of itself. Its sentences may repeat what Postgres or a job said, so only a code and the frames of an
 * error are kept; a job that fails is told of by the tasks.
 */
export function workerLogger(log: Logger): WorkerLogger {
	return new WorkerLogger((scope) => (level, _message, meta) => {
		log[levels[level]](
			{ task: scope.taskIdentifier, job: scope.jobId, ...(meta?.['error'] ? { err: meta['error'] } : {}) },
			'job worker',
		);
	});
}
