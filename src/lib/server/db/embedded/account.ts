import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { EmbeddedError } from './embedded-error.ts';

/** How a Postgres program is started so that it does not run as root, which it refuses. */
export type Account = {
	uid: number;
	gid: number;
	/** Owner that the kernel sees on files: differs from `uid` inside a user namespace. */
	fileOwner: { uid: number; gid: number };
	how: 'as-is' | 'switch' | 'namespace';
};

type Entry = { name: string; uid: number; gid: number };

/**
 * @param folders folders that the account must be able to enter, outermost first
 * @param owner who owns the existing database, if there is one: only they can open it
 */
export function chooseAccount(
	program: string,
	folders: readonly string[],
	owner: { uid: number; gid: number } | null,
): Account {
	const self = { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 };
	const entries = readAccounts();
	if (self.uid !== 0) return chooseWithoutRoot(self, entries, owner);

	const candidates = owner && owner.uid !== 0 ? [owner] : unprivileged(entries);
	if (owner?.uid !== 0) {
		const reachable = candidates.find((account) => canReach(account, program, folders));
		if (reachable) return { ...reachable, fileOwner: reachable, how: 'switch' };
	}
	// Whoever starts this is root, so files that root owns stay reachable from inside the namespace.
	const mapped = unprivileged(entries)[0];
	if ((!owner || owner.uid === 0) && mapped && canUseNamespace(mapped, program)) {
		return { ...mapped, fileOwner: self, how: 'namespace' };
	}
	throw new EmbeddedError(
		'Postgres does not run as root, and no other account of this machine can reach ' +
			`${folders.at(-1) ?? program}. Start Touchstone as an ordinary user, or move it to a folder that others may enter ` +
			'(such as /srv/touchstone), or set DATABASE_URL to a Postgres server.',
	);
}

function chooseWithoutRoot(
	self: { uid: number; gid: number },
	entries: readonly Entry[],
	owner: { uid: number } | null,
): Account {
	if (owner && owner.uid !== self.uid) {
		throw new EmbeddedError(
			'The database of Touchstone belongs to another account of this machine, which started it before. ' +
				'Start it as that account, or choose another folder with TOUCHSTONE_DATA.',
		);
	}
	if (entries.some((entry) => entry.uid === self.uid)) return { ...self, fileOwner: self, how: 'as-is' };
	// Some container platforms run under a number that no account has, and initdb wants a name.
	const mapped = unprivileged(entries)[0];
	if (mapped) return { ...mapped, fileOwner: self, how: 'namespace' };
	return { ...self, fileOwner: self, how: 'as-is' };
}

function unprivileged(entries: readonly Entry[]): { uid: number; gid: number }[] {
	return ['postgres', 'nobody']
		.map((name) => entries.find((entry) => entry.name === name))
		.filter((entry) => entry !== undefined)
		.map(({ uid, gid }) => ({ uid, gid }));
}

function readAccounts(): Entry[] {
	return readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'))
		.map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
		.filter(({ name, uid, gid }) => name !== '' && uid > 0 && gid > 0);
}

function canReach(
	account: { uid: number; gid: number },
	program: string,
	folders: readonly string[],
): boolean {
	const script = '"$0" --version >/dev/null 2>&1 || exit 1; for folder; do test -x "$folder" || exit 1; done';
	const { status } = spawnSync('/bin/sh', ['-c', script, program, ...folders], {
		...account,
		stdio: 'ignore',
	});
	return status === 0;
}

function canUseNamespace(account: { uid: number; gid: number }, program: string): boolean {
	const [command, args] = throughNamespace(account, program, ['--version']);
	return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function throughNamespace(
	account: { uid: number; gid: number },
	program: string,
	args: readonly string[],
): [string, string[]] {
	return [
		'unshare',
		['--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`, '--', program, ...args],
	];
}

/** Command, arguments and options for `spawn` that start `program` under the account. */
export function under(account: Account, program: string, args: readonly string[]) {
	if (account.how === 'namespace') {
		const [command, namespaced] = throughNamespace(account, program, args);
		return { command, args: namespaced, options: {} };
	}
	const options = account.how === 'switch' ? { uid: account.uid, gid: account.gid } : {};
	return { command: program, args: [...args], options };
}
