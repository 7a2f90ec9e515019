import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Config } from '#lib/server/config.ts';
import { startEmbedded } from '#lib/server/db/embedded.ts';
import { EmbeddedError } from '#lib/server/db/embedded/embedded-error.ts';
import type { Logger } from '#lib/server/log.ts';

export type OpenDatabase = { pool: pg.PoolConfig; close(): Promise<void> };

const answerWithinMs = 15_000;
const project = resolve(import.meta.dirname, '../../..');

/** The server that DATABASE_URL names, else the embedded one. Throws `EmbeddedError` with a sentence. */
export async function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
	if (config.databaseUrl !== undefined) {
		await untilAnswering(config.databaseUrl);
		return { pool: { connectionString: config.databaseUrl }, close: () => Promise.resolve() };
	}
	const embedded = await startEmbedded({
		dataDir: join(resolve(project, config.dataFolder), 'postgres'),
		log,
	});
	return { pool: embedded.connection, close: () => embedded.stop() };
}

/** A database that is started together with the app may need a moment longer. */
async function untilAnswering(connectionString: string): Promise<void> {
	const deadline = Date.now() + answerWithinMs;
	for (;;) {
		const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
		client.on('error', () => {});
		try {
			await client.connect();
			await client.end();
			return;
		} catch (error) {
			await client.end().catch(() => {});
			const refused = error instanceof pg.DatabaseError && error.code !== '57P03';
			if (refused || Date.now() > deadline) throw unreachable(connectionString, error);
		}
		await sleep(250);
	}
}

function unreachable(connectionString: string, error: unknown): EmbeddedError {
	const { hostname, port, pathname, searchParams } = new URL(connectionString.replace('@/', '@localhost/'));
	const where = `${searchParams.get('host') ?? (hostname || 'localhost')}:${port || '5432'}${pathname}`;
	const reason = error instanceof Error ? error.message || error.name : 'no answer';
	return new EmbeddedError(`The database at ${where}, which DATABASE_URL names, cannot be used: ${reason}.`, {
		cause: error,
	});
}
