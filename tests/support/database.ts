import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { createDatabase, type Db } from '#lib/server/db/database.ts';

export type TestDatabase = { db: Db; pool: pg.Pool; config: pg.ClientConfig; name: string };

/** A database of its own, cloned from the migrated template. The caller drops it. */
export async function cloneDatabase(): Promise<TestDatabase & { drop(): Promise<void> }> {
	const cluster = inject('cluster');
	const name = `touchstone_test_${randomBytes(6).toString('hex')}`;
	await asAdmin(`create database ${name} template ${cluster.template} owner touchstone`);
	const config = atDatabase(cluster.app, name);
	const pool = testPool(config, 20);
	const db = createDatabase(pool);
	return {
		db,
		pool,
		config,
		name,
		async drop() {
			await db.destroy();
			await asAdmin(`drop database if exists ${name} with (force)`);
		},
	};
}

/**
 * A pool whose connections may be cut by dropping their database: one that is still saying goodbye by then would
 * otherwise end the whole run.
 */
export function testPool(config: pg.ClientConfig, max: number): pg.Pool {
	const pool = new pg.Pool({ ...config, max });
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	return pool;
}

/** For a test file: cloned before its tests, dropped after them. */
export function useDatabase(): TestDatabase {
	const holder: { current: (TestDatabase & { drop(): Promise<void> }) | null } = { current: null };
	beforeAll(async () => {
		holder.current = await cloneDatabase();
	});
	afterAll(async () => {
		await holder.current?.drop();
	});
	const current = (): TestDatabase => {
		if (!holder.current) throw new Error('The database is there from beforeAll on.');
		return holder.current;
	};
	return {
		get db() {
			return current().db;
		},
		get pool() {
			return current().pool;
		},
		get config() {
			return current().config;
		},
		get name() {
			return current().name;
		},
	};
}

async function asAdmin(statement: string): Promise<void> {
	const client = new pg.Client(inject('cluster').admin);
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

function atDatabase(config: pg.ClientConfig, database: string): pg.ClientConfig {
	if (!config.connectionString) return { ...config, database };
	const url = new URL(config.connectionString);
	url.pathname = `/${database}`;
	return { connectionString: url.href };
}
