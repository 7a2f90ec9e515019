import { setTimeout as sleep } from 'node:timers/promises';
import { pendingMigrations } from '#lib/server/db/migrate.ts';
import type { Db } from '#lib/server/db/database.ts';

export type Readiness =
	{ ready: true } | { ready: false; why: 'database unreachable' | 'migrations pending' | 'stopping' };

const answerWithinMs = 2_000;

/** Whether requests can be served. Callers at the same time share one look at the database. */
export function createReadiness(
	pending: () => Promise<readonly string[]>,
	isStopping: () => boolean,
	withinMs = answerWithinMs,
): () => Promise<Readiness> {
	let running: Promise<Readiness> | null = null;

	async function look(): Promise<Readiness> {
		try {
			const found = await Promise.race([pending(), sleep(withinMs, null, { ref: false })]);
			if (found === null) return { ready: false, why: 'database unreachable' };
			return found.length === 0 ? { ready: true } : { ready: false, why: 'migrations pending' };
		} catch {
			return { ready: false, why: 'database unreachable' };
		}
	}

	return async () => {
		if (isStopping()) return { ready: false, why: 'stopping' };
		running ??= look().finally(() => (running = null));
		return running;
	};
}

export function pendingIn(db: Db): () => Promise<readonly string[]> {
	return () => pendingMigrations(db);
}
