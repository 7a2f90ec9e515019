import { setTimeout as sleep } from 'node:timers/promises';
import { port } from './layout.ts';
import { connectionTo, isFull, isStarting, isUnprovisioned, provision, withClient } from './provision.ts';

const unansweredMs = 30_000;

/** Waits out a start or a recovery; makes role and database where they are missing. */
export async function untilAnswering(sockets: string, check: () => void): Promise<void> {
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
