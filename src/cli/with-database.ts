import pg from 'pg';
import { ConfigError, readConfig, type Config } from '#lib/server/config.ts';
import { createDatabase, type Db } from '#lib/server/db/database.ts';
import { EmbeddedError } from '#lib/server/db/embedded/embedded-error.ts';
import { createLogger, type Logger } from '#lib/server/log.ts';
import { openDatabase } from '#lib/server/open-database.ts';
import type { CommandIo } from './command.ts';

/**
 * Runs `work` on the database that the server would use, also beside a running server. What is wrong with the
 * settings or the database is said to the person; the exit code is then 1.
 */
export async function withDatabase(
	io: CommandIo,
	work: (db: Db, config: Config, opened: { connection: pg.PoolConfig; log: Logger }) => Promise<number>,
): Promise<number> {
	try {
		const config = readConfig(process.env);
		const log = createLogger(config.logLevel ?? 'warn');
		const opened = await openDatabase(config, log);
		const pool = new pg.Pool({ max: 2, application_name: 'touchstone-cli', ...opened.pool });
		pool.on('error', () => undefined);
		try {
			return await work(createDatabase(pool), config, { connection: opened.pool, log });
		} finally {
			await pool.end();
			await opened.close();
		}
	} catch (error) {
		if (!(error instanceof ConfigError || error instanceof EmbeddedError)) throw error;
		await io.err(`touchstone: ${error.message}\n`);
		return 1;
	}
}
