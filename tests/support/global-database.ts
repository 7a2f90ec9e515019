import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createDatabase } from '#lib/server/db/database.ts';
import { startEmbedded } from '#lib/server/db/embedded.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { installQueue } from '#lib/server/jobs/install.ts';
import { createLogger } from '#lib/server/log.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** `admin` may create databases, `app` is the login that the application uses. */
		cluster: { admin: pg.ClientConfig; app: pg.ClientConfig; template: string };
	}
}

/**
 * One migrated template database for the whole run, on a throw-away embedded cluster, or on the server that
 * TEST_DATABASE_URL names (its login must own its database and may create others).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const template = `touchstone_template_${String(process.pid)}_${project.name}`;
	const url = process.env['TEST_DATABASE_URL'];
	if (url) {
		const admin: pg.ClientConfig = { connectionString: url };
		await prepare(admin, { connectionString: withDatabase(url, template) }, template);
		project.provide('cluster', { admin, app: admin, template });
		return () => drop(admin, template);
	}
	const dataDir = await mkdtemp(path.join(tmpdir(), 'touchstone-test-'));
	const embedded = await startEmbedded({
		dataDir: path.join(dataDir, 'postgres'),
		log: createLogger('silent'),
		settings: { fsync: 'off', max_connections: '300' },
	});
	const app: pg.ClientConfig = { ...embedded.connection };
	const admin: pg.ClientConfig = { ...app, user: 'postgres', database: 'postgres' };
	await prepare(admin, { ...app, database: template }, template);
	project.provide('cluster', { admin, app, template });
	return async () => {
		await embedded.stop();
		await rm(dataDir, { recursive: true, force: true });
	};
}

async function prepare(admin: pg.ClientConfig, app: pg.ClientConfig, template: string): Promise<void> {
	await withClient(admin, async (client) => {
		await client.query(`drop database if exists ${template} with (force)`);
		await client.query(`create database ${template} owner touchstone`);
	});
	const db = createDatabase(new pg.Pool(app));
	await migrateToLatest(db);
	await db.destroy();
	await installQueue(app, createLogger('silent'));
}

async function drop(admin: pg.ClientConfig, name: string): Promise<void> {
	await withClient(admin, (client) => client.query(`drop database if exists ${name} with (force)`));
}

async function withClient(
	config: pg.ClientConfig,
	work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
	const client = new pg.Client(config);
	await client.connect();
	try {
		await work(client);
	} finally {
		await client.end();
	}
}

function withDatabase(url: string, database: string): string {
	const changed = new URL(url);
	changed.pathname = `/${database}`;
	return changed.href;
}
