import { spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { under, type Account } from './account.ts';
import { untilAnswering } from './answering.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedError } from './embedded-error.ts';
import { environment } from './environment.ts';
import { port, type Layout } from './layout.ts';
import { disownRemains, type Postmaster } from './postmaster-file.ts';
import { processIdentity } from './process-lock.mjs';

export type Settings = Readonly<Record<string, string>>;

const logKeptBytes = 5_000_000;
const oldSessionsEndWithinMs = 15_000;

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

/** Starts Postgres and waits until it answers. Call this only when none serves the cluster. */
export async function launch(
	layout: Layout,
	account: Account,
	binaries: Binaries,
	settings: Settings,
): Promise<Postmaster> {
	const deadline = Date.now() + oldSessionsEndWithinMs;
	for (;;) {
		disownRemains(layout);
		const logFrom = rotateLog(layout.log);
		try {
			return await launchOnce(layout, account, binaries, settings);
		} catch (error) {
			const complaint = lastComplaint(layout.log, logFrom);
			// Sessions outlive a killed Postgres for a moment.
			const sessionsLeft = complaint.includes('is still in use');
			if (!sessionsLeft || Date.now() > deadline) {
				throw new EmbeddedError(`The database did not start: ${complaint}`, { cause: error });
			}
		}
		await sleep(100);
	}
}

/** In a process group of its own, so that Ctrl-C reaches the app first; its output in a file, so that it outlives the app. */
async function launchOnce(
	layout: Layout,
	account: Account,
	binaries: Binaries,
	settings: Settings,
): Promise<Postmaster> {
	const { command, args, options } = under(account, binaries.postgres, [
		'-D',
		layout.cluster,
		...flagsOf({
			...defaults,
			...settings,
			unix_socket_directories: `"${layout.sockets.replaceAll('"', '""')}"`,
			port: String(port),
		}),
	]);
	const log = openSync(layout.log, 'a', 0o600);
	if (process.geteuid?.() === 0) fchownSync(log, account.fileOwner.uid, account.fileOwner.gid);
	const child = spawn(command, args, {
		...options,
		cwd: layout.root,
		detached: true,
		stdio: ['ignore', log, log],
		env: environment,
	});
	closeSync(log);
	child.unref();
	let ended: Error | null = null;
	child.once('error', (error) => (ended = error));
	child.once('exit', (code) => (ended = new Error(`Postgres ended with code ${code}`)));
	try {
		await untilAnswering(layout.sockets, () => {
			if (ended) throw ended;
		});
	} catch (error) {
		child.kill('SIGQUIT');
		throw error;
	}
	const pid = child.pid ?? 0;
	return { pid, identity: processIdentity(pid) ?? '', sockets: layout.sockets };
}

function flagsOf(settings: Settings): string[] {
	return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Gives the size of the log that what follows is added to. */
function rotateLog(path: string): number {
	const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
	if (size <= logKeptBytes) return size;
	renameSync(path, `${path}.1`);
	return 0;
}

function lastComplaint(path: string, from: number): string {
	const lines = readFileSync(path).subarray(from).toString('utf8').trim().split('\n');
	return lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? 'it left no word why';
}
