import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isAlive, processIdentity, withProcessLock } from '#lib/server/db/embedded/process-lock.mjs';

function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'touchstone-lock-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

describe('a process lock', () => {
	test('lets one in at a time, and leaves nothing behind', async () => {
		const folder = temporaryFolder();
		let inside = 0;
		let most = 0;
		const work = async () => {
			most = Math.max(most, ++inside);
			await new Promise((resolve) => setTimeout(resolve, 5));
			inside--;
		};
		await Promise.all(Array.from({ length: 8 }, () => withProcessLock(join(folder, 'lock'), work)));
		expect(most).toBe(1);
		expect(readdirSync(folder)).toEqual([]);
	});

	test('is free again after its work failed', async () => {
		const lock = join(temporaryFolder(), 'lock');
		await expect(withProcessLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect(await withProcessLock(lock, () => Promise.resolve('in'))).toBe('in');
	});

	test('of a holder that died is taken over, by one at a time', async () => {
		const folder = temporaryFolder();
		const lock = join(folder, 'lock');
		mkdirSync(lock);
		const child = spawn(process.execPath, ['-e', '']);
		const identity = `${child.pid} 1`;
		await once(child, 'close');
		writeFileSync(join(lock, 'holder'), identity);
		let inside = 0;
		let most = 0;
		const work = async () => {
			most = Math.max(most, ++inside);
			await new Promise((resolve) => setTimeout(resolve, 5));
			inside--;
		};
		await Promise.all(Array.from({ length: 6 }, () => withProcessLock(lock, work)));
		expect(most).toBe(1);
		expect(readdirSync(folder)).toEqual([]);
	});

	test('fails at once where its folder does not exist', async () => {
		const lock = join(temporaryFolder(), 'missing', 'lock');
		await expect(withProcessLock(lock, () => Promise.resolve())).rejects.toThrow('ENOENT');
	});
});

test('a process is told from a later one with its number', () => {
	const identity = processIdentity(process.pid);
	expect(identity).not.toBeNull();
	expect(isAlive(identity ?? '')).toBe(true);
	expect(isAlive(`${process.pid} 1`)).toBe(false);
});
