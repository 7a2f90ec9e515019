import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { installQueue } from '#lib/server/jobs/install.ts';
import type { Command, CommandIo } from './command.ts';
import { withDatabase } from './with-database.ts';

const USAGE = `usage: touchstone migrate

Brings the database to the newest schema and prints each migration that was run. The server does the same when it
starts; use this where the schema is to be changed before the server is.
`;

async function run(args: readonly string[], io: CommandIo): Promise<number> {
	if (args[0] === '--help' || args[0] === '-h') {
		await io.out(USAGE);
		return 0;
	}
	if (args.length > 0) {
		await io.err(USAGE);
		return 2;
	}
	return withDatabase(io, async (db, _config, { connection, log }) => {
		const names = await migrateToLatest(db);
		await installQueue(connection, log);
		await io.out(names.length === 0 ? 'The database is up to date.\n' : `${names.join('\n')}\n`);
		return 0;
	});
}

export const command: Command = {
	name: 'migrate',
	summary: 'bring the database to the newest schema',
	usage: USAGE,
	run,
};
