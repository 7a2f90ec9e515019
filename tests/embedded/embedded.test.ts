import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startEmbedded } from '#lib/server/db/embedded.ts';
import { isAlive, processIdentity } from '#lib/server/db/embedded/process-lock.mjs';
import { withClient } from '#lib/server/db/embedded/provision.ts';
import { kill, quiet, startApp, startHere, temporaryDataDir, until } from './harness.ts';

const alive = (pid: number) => processIdentity(pid) !== null;

async function ask<Row extends object>(
	database: { connection: Parameters<typeof withClient>[0] },
	sql: string,
) {
	return withClient(database.connection, async (client) => (await client.query<Row>(sql)).rows);
}

describe('a new database', () => {
	test('serves the app under a role that is no superuser, in UTF-8 and UTC, sorted by code point', async () => {
		const database = await startHere(temporaryDataDir(), { fsync: 'off' });
		expect(database.attached).toBe(false);
		const rows = await ask(
			database,
			`select current_user as "user", rolsuper, rolcreaterole, rolinherit, current_setting('timezone') as timezone,
				pg_encoding_to_char(encoding) as encoding, datlocale, current_setting('fsync') as fsync
			from pg_database, pg_roles where datname = current_database() and rolname = current_user`,
		);
		expect(rows).toEqual([
			{
				user: 'touchstone',
				rolsuper: false,
				rolcreaterole: true,
				rolinherit: false,
				timezone: 'UTC',
				encoding: 'UTF8',
				datlocale: 'C.UTF-8',
				fsync: 'off',
			},
		]);
	});

	test('is reachable by nobody else: a private folder, and no port', async () => {
		const dataDir = temporaryDataDir();
		const database = await startHere(dataDir);
		expect(statSync(dataDir).mode & 0o777).toBe(0o700);
		expect(statSync(database.connection.host).mode & 0o777).toBe(0o700);
		expect(await ask(database, `select current_setting('listen_addresses') as addresses`)).toEqual([
			{ addresses: '' },
		]);
	});

	test('keeps values and statements out of its log', async () => {
		const dataDir = temporaryDataDir();
		const database = await startHere(dataDir);
		await ask(database, 'create table person (email text primary key)');
		await ask(database, `insert into person values ('ada@example.org')`);
		await expect(ask(database, `insert into person values ('ada@example.org')`)).rejects.toThrow('duplicate');
		const log = readFileSync(join(dataDir, 'server.log'), 'utf8');
		expect(log).not.toContain('ada@example.org');
	});

	test('is made anew when the first attempt was cut short', async () => {
		const dataDir = temporaryDataDir();
		const remains = join(dataDir, 'cluster.new-0123456789ab');
		mkdirSync(remains, { recursive: true });
		writeFileSync(join(remains, 'PG_VERSION'), '18\n');
		const database = await startHere(dataDir);
		expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }]);
		expect(readdirSync(dataDir).filter((name) => name.startsWith('cluster.new-'))).toEqual([]);
	});

	test('gets its role and database even if they were left out by a kill', async () => {
		const dataDir = temporaryDataDir();
		const first = await startHere(dataDir);
		await withClient({ ...first.connection, user: 'postgres', database: 'postgres' }, async (client) => {
			await client.query('drop database touchstone with (force)');
			await client.query('drop role touchstone');
		});
		await first.stop();
		const second = await startHere(dataDir);
		expect(await ask(second, 'select current_user as name')).toEqual([{ name: 'touchstone' }]);
	});

	test('works where the path is too long for a socket', async () => {
		const dataDir = temporaryDataDir(join('a'.repeat(60), 'b'.repeat(60)));
		const database = await startHere(dataDir);
		expect(database.connection.host.startsWith(dataDir)).toBe(false);
		expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }]);
		await database.stop();
		const again = await startHere(dataDir);
		expect(again.connection.host).toBe(database.connection.host);
	});

	test('works where the path has spaces, commas and quotes', async () => {
		const database = await startHere(temporaryDataDir(`it's, "here"`));
		expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }]);
	});
});

describe('an app that is killed', () => {
	test('leaves its database running; the next start attaches to it and stops it in the end', async () => {
		const dataDir = temporaryDataDir();
		const first = await startApp(dataDir);
		expect(first.attached).toBe(false);
		await kill(first, 'SIGKILL');
		expect(alive(first.pid)).toBe(true);

		const second = await startApp(dataDir);
		expect(second).toMatchObject({ attached: true, pid: first.pid });
		await kill(second, 'SIGTERM');
		expect(alive(first.pid)).toBe(false);
	});

	test('loses nothing that was acknowledged, over several kills of app and database', async () => {
		const dataDir = temporaryDataDir();
		const acknowledged: number[] = [];
		for (let round = 0; round < 6; round++) {
			const app = await startApp(dataDir, 'write');
			await until(() => app.lines.length >= 20);
			if (round % 2 === 1) process.kill(app.pid, 'SIGKILL');
			await kill(app, 'SIGKILL');
			acknowledged.push(...app.lines.map(Number));
		}
		const database = await startHere(dataDir);
		const kept = new Set(
			(await ask<{ n: number }>(database, 'select n from acknowledged')).map(({ n }) => n),
		);
		expect(acknowledged.length).toBeGreaterThanOrEqual(120);
		expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
	});

	test('while it created the database, is followed by one that creates it', async () => {
		const dataDir = temporaryDataDir();
		const app = startApp(dataDir);
		app.catch(() => {});
		await until(
			() => existsSync(dataDir) && readdirSync(dataDir).some((name) => name.startsWith('cluster.new-')),
		);
		const holder = readFileSync(join(dataDir, 'lock/holder'), 'utf8');
		process.kill(Number.parseInt(holder, 10), 'SIGKILL');
		await until(() => !isAlive(holder));
		const database = await startHere(dataDir);
		expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }]);
	});
});

describe('a database that dies', () => {
	test('is started again, with everything that was committed', async () => {
		const database = await startHere(temporaryDataDir());
		await ask(database, 'create table kept (n integer)');
		await ask(database, 'insert into kept values (7)');
		const first = database.pid();
		process.kill(first, 'SIGKILL');
		await until(() => database.pid() !== first && alive(database.pid()));
		expect(await ask(database, 'select n from kept')).toEqual([{ n: 7 }]);
	});

	test('comes back as often as it dies, and stops when it is told to', async () => {
		const database = await startHere(temporaryDataDir());
		for (let round = 0; round < 3; round++) {
			const before = database.pid();
			process.kill(before, 'SIGKILL');
			await until(() => database.pid() !== before && alive(database.pid()));
		}
		const last = database.pid();
		await database.stop();
		expect(alive(last)).toBe(false);
	});

	test('does not keep the next start out when its number has gone to another program', async () => {
		const dataDir = temporaryDataDir();
		const first = await startHere(dataDir, { fsync: 'off' });
		const file = join(dataDir, 'cluster/postmaster.pid');
		const lines = readFileSync(file, 'utf8').split('\n');
		await first.stop();
		writeFileSync(file, [String(process.ppid), ...lines.slice(1)].join('\n'), { mode: 0o600 });
		const database = await startHere(dataDir);
		expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }]);
	});
});

describe('two at once', () => {
	test('start one database, and the last to leave stops it', async () => {
		const dataDir = temporaryDataDir();
		const [one, two] = await Promise.all([startApp(dataDir), startApp(dataDir)]);
		expect(one.pid).toBe(two.pid);
		expect([one.attached, two.attached].toSorted()).toEqual([false, true]);
		await kill(one, 'SIGTERM');
		expect(alive(two.pid)).toBe(true);
		await kill(two, 'SIGTERM');
		expect(alive(two.pid)).toBe(false);
	});

	test('bring it back together when it dies', async () => {
		const dataDir = temporaryDataDir();
		const one = await startHere(dataDir);
		const two = await startHere(dataDir);
		const before = one.pid();
		process.kill(before, 'SIGKILL');
		await until(() => one.pid() !== before && two.pid() !== before);
		expect(one.pid()).toBe(two.pid());
		await one.stop();
		expect(await ask(two, 'select 1 as one')).toEqual([{ one: 1 }]);
	});
});

test('a database of another major version is refused with what to do', async () => {
	const dataDir = temporaryDataDir();
	await (await startHere(dataDir, { fsync: 'off' })).stop();
	writeFileSync(join(dataDir, 'cluster/PG_VERSION'), '17\n');
	await expect(startEmbedded({ dataDir, log: quiet })).rejects.toThrow(/written by Postgres 17.*Export it/);
});
