import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, processIdentity } from './process-lock.mjs';

/**
 * Who uses the database: the app, a second app, the command line. Whoever leaves last stops it.
 * Call these only while holding the lock.
 */
export function register(folder: string): string {
	const name = `${process.pid}-${randomBytes(4).toString('hex')}`;
	writeFileSync(join(folder, name), processIdentity(process.pid) ?? String(process.pid));
	return name;
}

/** Number of users left. Those that were killed do not count. */
export function leave(folder: string, name: string): number {
	rmSync(join(folder, name), { force: true });
	let left = 0;
	for (const other of readdirSync(folder)) {
		if (isAlive(readFileSync(join(folder, other), 'utf8'))) left++;
		else rmSync(join(folder, other), { force: true });
	}
	return left;
}
