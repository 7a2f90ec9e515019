import { setTimeout as sleep } from 'node:timers/promises';
import { untilAnswering } from './answering.ts';
import type { Layout } from './layout.ts';
import { readPostmaster, type Postmaster } from './postmaster-file.ts';
import { isAlive } from './process-lock.mjs';

const stopWithinMs = 30_000;

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
