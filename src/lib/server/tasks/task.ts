import type { TaskName, TaskPayload } from '#lib/server/jobs/payloads.ts';
import type { Db } from '#lib/server/db/database.ts';
import type { Logger } from '#lib/server/log.ts';

/** What every job is given. */
export type Job<N extends TaskName> = {
	db: Db;
	log: Logger;
	payload: TaskPayload<N>;
	/** Aborted where the server stops: what throws then is tried again later. */
	signal: AbortSignal;
	/** Nothing comes after this attempt. */
	isLastAttempt: boolean;
};

export type Work<N extends TaskName> = (job: Job<N>) => Promise<void>;
