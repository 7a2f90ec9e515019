import pg from 'pg';
import type { Logger } from '#lib/server/log.ts';

/** A few connections beside those of the requests. A database that goes away ends no process. */
export function jobPool(config: pg.PoolConfig, max: number, log: Logger): pg.Pool {
	const pool = new pg.Pool({ application_name: 'touchstone-jobs', ...config, max });
	const onLost = (error: Error) => {
		log.warn(
			{ code: 'code' in error ? error.code : undefined },
			'a database connection of the jobs was lost',
		);
	};
	pool.on('error', onLost);
	pool.on('connect', (client) => client.on('error', onLost));
	return pool;
}
