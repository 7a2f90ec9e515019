import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { Refusal } from '#lib/server/errors.ts';
import { firstAdmin } from '#lib/server/workflows/first-admin.ts';
import { importBlueprint, type ImportOutcome } from '#lib/server/workflows/import-blueprint.ts';
import type { Command, CommandIo } from './command.ts';
import { readInput } from './read-input.ts';
import { withDatabase } from './with-database.ts';

const USAGE = `usage: touchstone import FILE [--organization NAME] [--roles all|N,N,...]

Makes a draft of the role that FILE describes and prints the path of its page, with what to check in it. FILE is
anything that "touchstone parse" reads; "-" is standard input. Where it holds several roles, they are listed by number,
and --roles says which to take. Publish the draft in the browser.

It goes into the database of DATABASE_URL, or into the embedded one, beside a running server as well. The import is
done, and logged, as the organization's first admin. --organization is needed only where there are several.
`;

type Input = { file: string; organization: string | null; roles: string | null };

function read(args: readonly string[]): Input | null {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			options: { organization: { type: 'string' }, roles: { type: 'string' } },
			allowPositionals: true,
		});
		const [file, ...others] = positionals;
		if (file === undefined || others.length > 0) return null;
		return { file, organization: values.organization ?? null, roles: values.roles ?? null };
	} catch {
		return null;
	}
}

/** Places from 0, or null where nothing was said. */
function chosenPlaces(roles: string | null): number[] | null {
	if (roles === null) return null;
	if (roles === 'all') return Array.from({ length: 10_000 }, (_, place) => place);
	return roles.split(',').map((number) => Number(number) - 1);
}

async function report(outcome: ImportOutcome, io: CommandIo): Promise<number> {
	if (outcome.kind === 'choose') {
		const list = outcome.entries.map(({ title }, place) => `${String(place + 1).padStart(4)}  ${title}\n`);
		await io.err(
			`The document holds ${String(list.length)} roles. Say which with --roles:\n${list.join('')}`,
		);
		return 1;
	}
	for (const { roleId, notes } of outcome.roles) {
		await io.out(`/roles/${roleId}/draft\n`);
		for (const note of notes) await io.err(`  ${note}\n`);
	}
	return 0;
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
	if (args[0] === '--help' || args[0] === '-h') {
		await io.out(USAGE);
		return 0;
	}
	const input = read(args);
	if (!input) {
		await io.err(USAGE);
		return 2;
	}
	const bytes = await readInput(input.file, io);
	if (!bytes) return 2;
	return withDatabase(io, async (db) => {
		await migrateToLatest(db);
		try {
			const actor = await firstAdmin(db, input.organization);
			const name = input.file === '-' ? null : basename(input.file);
			const chosen = chosenPlaces(input.roles);
			return await report(await importBlueprint(db, actor, { bytes, name, chosen }, new Date()), io);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			const sentences = error.fields.map(({ message }) => message);
			await io.err(`touchstone: ${sentences.join(' ') || error.message}\n`);
			return 1;
		}
	});
}

export const command: Command = {
	name: 'import',
	summary: 'make a draft role from a blueprint',
	usage: USAGE,
	run,
};
