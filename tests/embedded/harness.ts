import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { startEmbedded, type EmbeddedDatabase } from '#lib/server/db/embedded.ts';
import { layoutOf } from '#lib/server/db/embedded/layout.ts';
import { readPostmaster } from '#lib/server/db/embedded/postmaster-file.ts';
import { stop } from '#lib/server/db/embedded/postmaster.ts';

export const quiet = { info: () => {}, warn: () => {}, error: () => {} };

export type App = { child: ChildProcess; attached: boolean; pid: number; lines: string[] };

/** A folder for a database, gone with its Postgres after the test, whatever happened in it. */
export function temporaryDataDir(name = 'postgres'): string {
	const base = mkdtempSync(join(tmpdir(), 'touchstone-embedded-'));
	const dataDir = join(base, name);
	onTestFinished(async () => {
		const left = readPostmaster(join(dataDir, 'cluster'));
		if (left) await stop(left);
		for (const folder of [base, layoutOf(dataDir).sockets]) {
			rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		}
	});
	return dataDir;
}

export async function startHere(dataDir: string, settings = {}): Promise<EmbeddedDatabase> {
	const database = await startEmbedded({ dataDir, log: quiet, settings });
	onTestFinished(() => database.stop());
	return database;
}

/** Starts `app.ts` and waits until its database answers. */
export async function startApp(dataDir: string, mode: 'idle' | 'write' = 'idle'): Promise<App> {
	const child = spawn(process.execPath, [join(import.meta.dirname, 'app.ts'), dataDir, mode], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	const lines: string[] = [];
	const reader = createInterface({ input: child.stdout });
	const ended = once(child, 'exit').then(([code]) =>
		Promise.reject(new Error(`the app ended with code ${code}`)),
	);
	ended.catch(() => {});
	const [first] = (await Promise.race([once(reader, 'line'), ended])) as [string];
	reader.on('line', (line) => lines.push(line));
	const { attached, pid } = JSON.parse(first) as { attached: boolean; pid: number };
	return { child, attached, pid, lines };
}

export async function kill(app: App, signal: NodeJS.Signals): Promise<void> {
	const closed = once(app.child, 'close');
	app.child.kill(signal);
	await closed;
}

export async function until(what: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> {
	const deadline = Date.now() + withinMs;
	while (!(await what())) {
		if (Date.now() > deadline) throw new Error(`did not happen within ${withinMs} ms: ${what.toString()}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
