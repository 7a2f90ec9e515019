import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from '#lib/server/log.ts';
import { workerLogger } from './logger.ts';
import { jobPool } from './pool.ts';

/** Brings the queue's own schema to what this build of the worker wants. Several processes may do so at once. */
export async function installQueue(config: pg.PoolConfig, log: Logger): Promise<void> {
	const pool = jobPool(config, 2, log);
	try {
		await runMigrations({ pgPool: pool, logger: workerLogger(log) });
	} finally {
		await pool.end();
	}
}
