import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSession, type SignedIn } from '#lib/server/auth/session.ts';
import { asSystem, type Db } from '#lib/server/db/database.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');

export type RunningServer = {
	url: string;
	/** As an operating system does it when memory runs out: nothing is finished, nothing is said. */
	kill(): Promise<void>;
	stop(): Promise<void>;
};

/** Starts the production entry on a port of its own and waits until it is ready. The pages must have been built. */
export async function startServer(env: Record<string, string>, port?: number): Promise<RunningServer> {
	const chosen = port ?? (await freePort());
	const child = spawn(process.execPath, ['src/server.ts'], {
		cwd: PROJECT,
		env: { ...process.env, LOG_LEVEL: 'error', NODE_ENV: 'production', ...env, PORT: String(chosen) },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	child.stdout.on('data', (text: Buffer) => (output += text.toString()));
	child.stderr.on('data', (text: Buffer) => (output += text.toString()));
	const url = `http://localhost:${String(chosen)}`;
	const deadline = Date.now() + 60_000;
	while (!(await isReady(url))) {
		if (child.exitCode !== null || Date.now() > deadline)
			throw new Error(`The server did not start:\n${output}`);
		await sleep(50);
	}
	return {
		url,
		kill: () => end(child, 'SIGKILL'),
		stop: () => end(child, 'SIGTERM'),
	};
}

async function isReady(url: string): Promise<boolean> {
	try {
		return (await fetch(`${url}/readyz`)).ok;
	} catch {
		return false;
	}
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((settle) => child.once('exit', settle));
	child.kill(signal);
	await gone;
}

export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
	const address = server.address();
	await new Promise((settle) => server.close(settle));
	if (address === null || typeof address === 'string') throw new Error('No port was given.');
	return address.port;
}

/** The cookie of a fresh session of this member. */
export async function cookieOf(db: Db, member: SignedIn): Promise<string> {
	const { token } = await asSystem(db, member.organizationId, (tx) => createSession(tx, member, new Date()));
	return `touchstone_session=${token}`;
}
