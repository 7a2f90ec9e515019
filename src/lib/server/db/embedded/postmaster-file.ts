import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { port, type Layout } from './layout.ts';
import { processIdentity } from './process-lock.mjs';

/** A running Postgres, as its `postmaster.pid` tells: process number, folder of its socket. */
export type Postmaster = { pid: number; identity: string; sockets: string };

/** The Postgres that serves this cluster, or null when none does. */
export function readPostmaster(cluster: string): Postmaster | null {
	const lines = readLines(fileIn(cluster));
	const pid = Number(lines[0]);
	if (!Number.isInteger(pid) || pid <= 0) return null;
	const identity = processIdentity(pid);
	if (identity === null || !servesCluster(pid, cluster)) return null;
	return { pid, identity, sockets: lines[4] ?? '' };
}

/**
 * Call this only when no Postgres serves the cluster. The files that a killed one left behind keep the next one out for
 * as long as its number is in use: by its own remains until they are collected, or, after a container restarts, by any
 * other program. Postgres ignores the number of its own parent, and still checks that no old session lives on.
 */
export function disownRemains(layout: Layout): void {
	const lines = readLines(fileIn(layout.cluster));
	if (lines.length > 0)
		writeFileSync(fileIn(layout.cluster), [String(process.pid), ...lines.slice(1)].join('\n'));
	const socket = join(layout.sockets, `.s.PGSQL.${port}`);
	for (const file of [socket, `${socket}.lock`]) rmSync(file, { force: true });
}

function fileIn(cluster: string): string {
	return join(cluster, 'postmaster.pid');
}

function servesCluster(pid: number, cluster: string): boolean {
	if (process.platform !== 'linux') return true;
	try {
		const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
		return args.includes(cluster) || args.includes(realpathSync(cluster));
	} catch {
		return false;
	}
}

function readLines(file: string): string[] {
	try {
		return readFileSync(file, 'utf8').split('\n');
	} catch {
		return [];
	}
}
