import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseAccount, type Account } from './embedded/account.ts';
import { findBinaries, type Binaries } from './embedded/binaries.ts';
import { EmbeddedError } from './embedded/embedded-error.ts';
import { initialise } from './embedded/initialise.ts';
import { launch, type Settings } from './embedded/launch.ts';
import { createParents, layoutOf, port, preparePrivateFolder, type Layout } from './embedded/layout.ts';
import type { Postmaster } from './embedded/postmaster-file.ts';
import { isAlive, withProcessLock } from './embedded/process-lock.mjs';
import { connectionTo, type Connection } from './embedded/provision.ts';
import { attach, stop } from './embedded/postmaster.ts';
import { leave, register } from './embedded/users.ts';

/** What is needed of a pino logger. */
export type EmbeddedLog = {
	info(fields: object, message: string): void;
	warn(fields: object, message: string): void;
	error(fields: object, message: string): void;
};

export type EmbeddedOptions = {
	/** A folder of its own: the cluster, its socket, its log and its lock live in it. Made where missing. */
	dataDir: string;
	log: EmbeddedLog;
	/** Settings of Postgres beyond the defaults, such as `{ fsync: 'off' }` for a database to throw away. */
	settings?: Settings;
};

export type EmbeddedDatabase = {
	connection: Connection;
	/** True when it was already running: another user of it is alive, or was killed. */
	attached: boolean;
	/** Process number of Postgres; changes when it had to be started again. */
	pid(): number;
	/** Stops watching; stops Postgres too, unless someone else still uses it. */
	stop(): Promise<void>;
};

const watchEveryMs = 250;
const longestPauseMs = 5_000;

/**
 * Starts the Postgres that comes with the app, or attaches to it when it runs. Until `stop()`, a Postgres that
 * dies is started again. Throws `EmbeddedError` with a sentence for whoever runs the app.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
	const { log, settings = {} } = options;
	const binaries = findBinaries();
	const layout = layoutOf(resolve(options.dataDir));
	createParents(layout.root);
	const account = chooseAccount(binaries.postgres, [dirname(layout.root)], ownerOf(layout));
	preparePrivateFolder(layout.root, account);
	preparePrivateFolder(layout.users, account);

	const onWait = () => log.info({}, 'waiting for another start or stop of the database');
	let user = '';
	let attached = true;
	let current = await withProcessLock(
		layout.lock,
		async () => {
			let postmaster = await attach(layout);
			if (!postmaster) {
				attached = false;
				if (!existsSync(layout.cluster)) {
					log.info({}, 'creating the database');
					await initialise(layout.cluster, account, binaries, settings.fsync !== 'off');
				}
				postmaster = await launchChecked(layout, account, binaries, settings);
			}
			user = register(layout.users);
			return postmaster;
		},
		{ onWait },
	);
	log.info({ attached, databasePid: current.pid }, attached ? 'database was running' : 'database started');

	const stopping = new AbortController();
	const watching = watch();

	async function watch(): Promise<void> {
		let pause = 0;
		while (await waited(watchEveryMs, stopping.signal)) {
			if (isAlive(current.identity)) {
				pause = 0;
				continue;
			}
			log.warn({ databasePid: current.pid }, 'database ended unexpectedly, starting it again');
			try {
				current = await withProcessLock(layout.lock, async () => {
					if (stopping.signal.aborted) return current;
					return (await attach(layout)) ?? (await launchChecked(layout, account, binaries, settings));
				});
				log.info({ databasePid: current.pid }, 'database is back');
			} catch (error) {
				log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'database does not start');
				pause = Math.min(Math.max(pause * 2, 250), longestPauseMs);
				if (!(await waited(pause, stopping.signal))) return;
			}
		}
	}

	async function stopOnce(): Promise<void> {
		stopping.abort();
		await watching;
		await withProcessLock(layout.lock, async () => {
			const left = leave(layout.users, user);
			if (left > 0) return log.info({ left }, 'database left running for those who still use it');
			await stop(current);
			log.info({}, 'database stopped');
		});
	}

	let stopped: Promise<void> | undefined;
	return {
		connection: connectionTo(current.sockets, port),
		attached,
		pid: () => current.pid,
		stop: () => (stopped ??= stopOnce()),
	};
}

async function launchChecked(
	layout: Layout,
	account: Account,
	binaries: Binaries,
	settings: Settings,
): Promise<Postmaster> {
	const major = Number(readFileSync(join(layout.cluster, 'PG_VERSION'), 'utf8'));
	if (major !== binaries.major) {
		throw new EmbeddedError(
			`The database in ${layout.root} was written by Postgres ${major}, and this release of Touchstone brings ` +
				`Postgres ${binaries.major}. Export it with the release that wrote it, and restore the export with this one.`,
		);
	}
	preparePrivateFolder(layout.sockets, account);
	return await launch(layout, account, binaries, settings);
}

function ownerOf(layout: Layout): { uid: number; gid: number } | null {
	try {
		return statSync(layout.cluster, { throwIfNoEntry: false }) ?? null;
	} catch {
		return statSync(layout.root);
	}
}

/** False when `signal` cut the wait short. The timer does not keep the process alive. */
async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
	return sleep(ms, true, { signal, ref: false }).catch(() => false);
}
