import { readConfig } from './config.ts';
import { createContext, hasContext, provideContext } from './context.ts';
import { migrateToLatest } from './db/migrate.ts';
import { createLogger } from './log.ts';
import { openDatabase } from './open-database.ts';
import { runJobs } from './run-jobs.ts';

/** For `vite dev`, which has no server entry of ours: the same objects, once for the process. */
export async function provideDevelopmentContext(): Promise<void> {
	if (hasContext()) return;
	const config = readConfig(process.env);
	const log = createLogger('warn');
	const database = await openDatabase(config, log);
	const context = createContext({ config, log, pool: database.pool });
	await migrateToLatest(context.db);
	provideContext(context);
	// Stopped with the process: whoever comes next takes its jobs over.
	await runJobs(context, database);
}
