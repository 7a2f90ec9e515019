import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from './process-lock.mjs';

/** A running Postgres, as its `postmaster.pid` tells: process number, folder of its socket. */
export type Postmaster = { pid: number; identity: string; sockets: string };

/**
 * The Postgres that serves this cluster, or null. When the file's number has meanwhile gone to some other program
 * (usual after a container restarts), Postgres would refuse to start for ever: the file is made harmless.
 */
export function readPostmaster(cluster: string): Postmaster | null {
	const file = join(cluster, 'postmaster.pid');
	const lines = readLines(file);
	const pid = Number(lines[0]);
	if (!Number.isInteger(pid) || pid <= 0) return null;
	const identity = processIdentity(pid);
	if (identity === null) return null;
	if (!servesCluster(pid, cluster)) {
		// Postgres ignores the number of its own parent, and still checks that no old session holds the memory.
		writeFileSync(file, [String(process.pid), ...lines.slice(1)].join('\n'));
		return null;
	}
	return { pid, identity, sockets: lines[4] ?? '' };
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
