import { readConfig } from './config.ts';
import { createContext, hasContext, provideContext } from './context.ts';
import { startEmbedded } from './db/embedded.ts';
import { migrateToLatest } from './db/migrate.ts';
import { createLogger } from './log.ts';
import path from 'node:path';

/** For `vite dev`, which has no server entry of ours: the same objects, once for the process. */
export async function provideDevelopmentContext(): Promise<void> {
	if (hasContext()) return;
	const config = readConfig(process.env);
	const log = createLogger('warn');
	const pool = config.databaseUrl
		? { connectionString: config.databaseUrl }
		: (await startEmbedded({ dataDir: path.join(config.dataFolder, 'postgres'), log })).connection;
	const context = createContext({ config, log, pool });
	await migrateToLatest(context.db);
	provideContext(context);
}
