import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';
import { EmbeddedError } from './embedded-error.ts';

export type Layout = {
	root: string;
	cluster: string;
	sockets: string;
	users: string;
	lock: string;
	log: string;
};

export const port = 5432;

// The kernel keeps a socket's path in 108 bytes (104 on macOS), the last of them zero.
const longestSocketPath = process.platform === 'darwin' ? 103 : 107;

export function layoutOf(root: string): Layout {
	const beside = join(root, 'socket');
	const tooLong = Buffer.byteLength(join(beside, `.s.PGSQL.${port}`)) > longestSocketPath;
	const key = createHash('sha256').update(root).digest('hex').slice(0, 16);
	return {
		root,
		cluster: join(root, 'cluster'),
		sockets: tooLong ? join(tmpdir(), `touchstone-${key}`) : beside,
		users: join(root, 'users'),
		lock: join(root, 'lock'),
		log: join(root, 'server.log'),
	};
}

/** Makes the folders above the database enterable (not readable) for the account that Postgres runs under. */
export function createParents(root: string): void {
	const missing: string[] = [];
	for (let folder = root; !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
	for (const folder of missing) {
		mkdirSync(folder, { recursive: true });
		chmodSync(folder, 0o711);
	}
}

export function preparePrivateFolder(folder: string, account: Account): void {
	try {
		mkdirSync(folder, { mode: 0o700 });
	} catch (error) {
		if (!existsSync(folder)) throw error;
	}
	// In the temporary folder anyone could have made it before us.
	const found = lstatSync(folder);
	const owners = [process.geteuid?.() ?? 0, account.fileOwner.uid];
	if (!found.isDirectory() || !owners.includes(found.uid)) {
		throw new EmbeddedError(
			`${folder} belongs to someone else: remove it, so that Touchstone can make its own.`,
		);
	}
	if (found.uid !== account.fileOwner.uid) chownSync(folder, account.fileOwner.uid, account.fileOwner.gid);
	chmodSync(folder, 0o700);
}
