import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { under, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedError } from './embedded-error.ts';
import { environment } from './environment.ts';
import { port, type Layout } from './layout.ts';
import { readPostmaster, type Postmaster } from './postmaster-file.ts';
import { isAlive, processIdentity } from './process-lock.mjs';
import { connectionTo, isFull, isStarting, isUnprovisioned, provision, withClient } from './provision.ts';

export type Settings = Readonly<Record<string, string>>;

const logKeptBytes = 5_000_000;
const unansweredMs = 30_000;
const stopWithinMs = 30_000;

const defaults: Settings = {
	listen_addresses: '',
	unix_socket_permissions: '0700',
	max_connections: '100',
	shared_buffers: '128MB',
	timezone: 'UTC',
	log_timezone: 'UTC',
	jit: 'off',
	// The server's log holds no personal data: no statements, no values of a violated key.
	log_min_messages: 'log',
	log_min_error_statement: 'panic',
	log_error_verbosity: 'terse',
	log_parameter_max_length_on_error: '0',
};

/** Starts Postgres in a process group of its own, so that Ctrl-C reaches the app first, and waits until it answers. */
export async function launch(
	layout: Layout,
	account: Account,
	binaries: Binaries,
	settings: Settings,
): Promise<Postmaster> {
	const all: Settings = {
		...defaults,
		...settings,
		unix_socket_directories: `"${layout.sockets.replaceAll('"', '""')}"`,
		port: String(port),
	};
	const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const { command, args, options } = under(account, binaries.postgres, ['-D', layout.cluster, ...flags]);
	const log = openLog(layout.log);
	const child = spawn(command, args, {
		...options,
		cwd: layout.root,
		detached: true,
		stdio: ['ignore', log.handle, log.handle],
		env: environment,
	});
	closeSync(log.handle);
	child.unref();
	try {
		await untilStarted(child, layout);
	} catch (error) {
		child.kill('SIGQUIT');
		throw new EmbeddedError(`The database did not start: ${lastComplaint(layout.log, log.size)}`, {
			cause: error,
		});
	}
	return {
		pid: child.pid ?? 0,
		identity: processIdentity(child.pid ?? 0) ?? '',
		sockets: layout.sockets,
	};
}

async function untilStarted(child: ChildProcess, layout: Layout): Promise<void> {
	let ended: Error | null = null;
	child.once('error', (error) => (ended = error));
	child.once('exit', (code) => (ended = new Error(`Postgres ended with code ${code}`)));
	await untilAnswering(layout.sockets, () => {
		if (ended) throw ended;
	});
}

/** Waits out a start or a recovery; makes role and database where they are missing. */
async function untilAnswering(sockets: string, check: () => void): Promise<void> {
	const connection = connectionTo(sockets, port);
	let deadline = Date.now() + unansweredMs;
	for (let pause = 5; ; pause = Math.min(pause * 2, 200)) {
		check();
		try {
			await withClient(connection, (client) => client.query('select 1'));
			return;
		} catch (error) {
			if (isUnprovisioned(error)) return await provision(connection);
			if (isFull(error)) return;
			// A recovery takes as long as it takes.
			if (isStarting(error)) deadline = Date.now() + unansweredMs;
			else if (Date.now() > deadline) throw error;
		}
		await sleep(pause);
	}
}

/** A database that a killed app left running, once it has proved that it answers; null when there is none. */
export async function attach(layout: Layout): Promise<Postmaster | null> {
	const running = readPostmaster(layout.cluster);
	if (!running) return null;
	try {
		await untilAnswering(running.sockets, () => {
			if (!isAlive(running.identity)) throw new Error('Postgres ended');
		});
		return running;
	} catch {
		// Alive and yet unreachable (its socket was swept away, say): it has to make way.
		await stop(running);
		return null;
	}
}

/** Ends its sessions, writes everything out, and waits for its end. */
export async function stop(postmaster: Postmaster): Promise<void> {
	signal(postmaster, 'SIGINT');
	const deadline = Date.now() + stopWithinMs;
	let forced = false;
	while (isAlive(postmaster.identity)) {
		if (!forced && Date.now() > deadline) {
			// Immediate shutdown: what was committed is recovered at the next start.
			signal(postmaster, 'SIGQUIT');
			forced = true;
		}
		await sleep(10);
	}
}

function signal(postmaster: Postmaster, name: 'SIGINT' | 'SIGQUIT'): void {
	if (!isAlive(postmaster.identity)) return;
	try {
		process.kill(postmaster.pid, name);
	} catch (error) {
		if (isAlive(postmaster.identity)) throw error;
	}
}

function openLog(path: string): { handle: number; size: number } {
	const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
	if (size > logKeptBytes) renameSync(path, `${path}.1`);
	return { handle: openSync(path, 'a', 0o600), size: size > logKeptBytes ? 0 : size };
}

function lastComplaint(path: string, from: number): string {
	const lines = readFileSync(path).subarray(from).toString('utf8').trim().split('\n');
	return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? 'it left no word why';
}
