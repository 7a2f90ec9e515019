import { spawn } from 'node:child_process';
import {
	closeSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readdirSync,
	renameSync,
	rmSync,
	chownSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { under, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedError } from './embedded-error.ts';
import { environment } from './environment.ts';

const unfinished = 'cluster.new-';

/**
 * Made beside its place and renamed: a folder called `cluster` is always a whole database, even after a power cut.
 * Text sorts by code point, which no later release of a library can change under an index.
 */
export async function initialise(
	cluster: string,
	account: Account,
	binaries: Binaries,
	durable: boolean,
): Promise<void> {
	const folder = dirname(cluster);
	removeUnfinished(folder);
	const side = join(folder, unfinished + randomBytes(6).toString('hex'));
	mkdirSync(side, { mode: 0o700 });
	if (account.fileOwner.uid !== process.geteuid?.())
		chownSync(side, account.fileOwner.uid, account.fileOwner.gid);
	const { command, args, options } = under(account, binaries.initdb, [
		`--pgdata=${side}`,
		'--username=postgres',
		'--encoding=UTF8',
		'--locale=C',
		'--locale-provider=builtin',
		'--builtin-locale=C.UTF-8',
		'--auth-local=trust',
		'--auth-host=reject',
		'--no-instructions',
		...(durable ? [] : ['--no-sync']),
	]);
	const child = spawn(command, args, {
		...options,
		cwd: folder,
		detached: true,
		stdio: ['ignore', 'ignore', 'pipe'],
		env: environment,
	});
	let complaint = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code !== 0) {
		rmSync(side, { recursive: true, force: true });
		throw new EmbeddedError(`Postgres could not create its database in ${folder}: ${complaint.trim()}`);
	}
	renameSync(side, cluster);
	if (durable) syncFolder(folder);
}

function removeUnfinished(folder: string): void {
	for (const name of readdirSync(folder)) {
		if (name.startsWith(unfinished))
			rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
	}
}

function syncFolder(folder: string): void {
	const handle = openSync(folder, 'r');
	fsyncSync(handle);
	closeSync(handle);
}
