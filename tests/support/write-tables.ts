import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createDatabase } from '#lib/server/db/database.ts';
import { startEmbedded } from '#lib/server/db/embedded.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { createLogger } from '#lib/server/log.ts';
import { describeTables } from './describe-tables.ts';

/** Writes the table types anew from a throw-away database that has every migration. */
const file = path.resolve(import.meta.dirname, '../../src/lib/server/db/tables.ts');
const dataDir = await mkdtemp(path.join(tmpdir(), 'touchstone-tables-'));
try {
	const embedded = await startEmbedded({
		dataDir: path.join(dataDir, 'postgres'),
		log: createLogger('silent'),
		settings: { fsync: 'off' },
	});
	try {
		const pool = new pg.Pool(embedded.connection);
		// The cluster may go away before the pool has let go of its last connection.
		pool.on('error', () => undefined);
		const db = createDatabase(pool);
		await migrateToLatest(db);
		await writeFile(file, await describeTables(db.withoutPlugins()));
		await db.destroy();
	} finally {
		await embedded.stop();
	}
} finally {
	await rm(dataDir, { recursive: true, force: true });
}
console.log(`Wrote ${path.relative(process.cwd(), file)}.`);
