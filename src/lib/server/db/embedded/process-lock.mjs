// Plain JavaScript, because the bootstrap needs it before there is a Node that reads TypeScript.
import { execFileSync } from 'node:child_process';
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	rmdirSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const breakerExpiresMs = 10_000;

/**
 * What tells a process from a later one with the same number: a number alone comes back after a restart
 * of the machine or of a container. Null when no such process runs.
 * @param {number} pid
 * @returns {string | null}
 */
export function processIdentity(pid) {
	if (process.platform === 'linux') return linuxIdentity(pid);
	try {
		process.kill(pid, 0);
		const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
		return `${pid} ${started}`;
	} catch (error) {
		return errorCode(error) === 'EPERM' ? String(pid) : null;
	}
}

/**
 * @param {number} pid
 * @returns {string | null}
 */
function linuxIdentity(pid) {
	try {
		// The name, in brackets, may hold spaces and brackets: fields are counted from the last one.
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const zombie = fields[0] === 'Z' || fields[0] === 'X';
		return zombie ? null : `${pid} ${fields[19]}`;
	} catch {
		return null;
	}
}

/**
 * @param {string} identity as `processIdentity` gave it, perhaps long ago
 * @returns {boolean}
 */
export function isAlive(identity) {
	const pid = Number.parseInt(identity, 10);
	return pid > 0 && processIdentity(pid) === identity;
}

/**
 * Runs `work` while no other process holds the lock folder `path`. A lock whose holder died is taken over.
 * @template T
 * @param {string} path a folder that does not exist while nobody holds the lock; its parent must exist
 * @param {() => Promise<T>} work
 * @param {{ onWait?: () => void }} [options]
 * @returns {Promise<T>}
 */
export async function withProcessLock(path, work, options = {}) {
	let announced = false;
	while (!take(path)) {
		breakIfHolderDied(path);
		if (!announced) options.onWait?.();
		announced = true;
		await sleep(50);
	}
	try {
		return await work();
	} finally {
		remove(path);
	}
}

/**
 * The folder appears with its holder's name already inside: there is no moment in which it names nobody.
 * @param {string} path
 */
function take(path) {
	const prepared = mkdtempSync(`${path}.`);
	writeFileSync(join(prepared, 'holder'), processIdentity(process.pid) ?? String(process.pid));
	try {
		renameSync(prepared, path);
		return true;
	} catch (error) {
		rmSync(prepared, { recursive: true, force: true });
		if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(errorCode(error)) && ageMs(path) >= 0) return false;
		if (ageMs(dirname(path)) < 0) throw error;
		return false;
	}
}

/**
 * Two that wait may both find the holder dead. Only one at a time may act on it, and looks again first:
 * else the slower one would throw away the lock that the quicker one has just taken.
 * @param {string} path
 */
function breakIfHolderDied(path) {
	if (!holderDied(path)) return;
	const breaker = `${path}.breaking`;
	try {
		mkdirSync(breaker);
	} catch {
		if (ageMs(breaker) > breakerExpiresMs) rmSync(breaker, { recursive: true, force: true });
		return;
	}
	try {
		if (holderDied(path)) remove(path);
	} finally {
		rmdirSync(breaker);
	}
}

/** @param {string} path */
function holderDied(path) {
	try {
		return !isAlive(readFileSync(join(path, 'holder'), 'utf8'));
	} catch {
		return false;
	}
}

/** @param {string} path */
function remove(path) {
	const discarded = mkdtempSync(join(dirname(path), '.discarded-'));
	try {
		renameSync(path, join(discarded, 'lock'));
	} finally {
		rmSync(discarded, { recursive: true, force: true });
	}
}

/** @param {string} path */
function ageMs(path) {
	try {
		return Math.max(0, Date.now() - statSync(path).mtimeMs);
	} catch {
		return -1;
	}
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function errorCode(error) {
	return error instanceof Error && 'code' in error ? String(error.code) : '';
}
