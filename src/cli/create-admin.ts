import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Email, OrganizationName, PersonName, TimeZone } from '#lib/domain/account/account.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { createOrganization } from '#lib/server/workflows/set-up-organization.ts';
import type { Command, CommandIo } from './command.ts';
import { withDatabase } from './with-database.ts';

const USAGE = `usage: touchstone create-admin --organization NAME --name NAME --email ADDRESS [--time-zone ZONE]

Makes a new organization on this installation, with its first admin, and prints a link through which the admin
chooses a password. The link works once, for seven days. Set ORIGIN if people reach the server under another address
than http://localhost and PORT.
`;

const Options = z.object({
	organization: OrganizationName,
	name: PersonName,
	email: Email,
	'time-zone': TimeZone,
});

type Input = z.infer<typeof Options>;

/** The options, or what is wrong with them. */
function read(args: readonly string[]): Input | string {
	let values: Record<string, string | undefined>;
	try {
		({ values } = parseArgs({
			args: [...args],
			options: {
				organization: { type: 'string', default: '' },
				name: { type: 'string', default: '' },
				email: { type: 'string', default: '' },
				'time-zone': { type: 'string', default: 'UTC' },
			},
		}));
	} catch (error) {
		return error instanceof Error ? error.message : 'These options cannot be read.';
	}
	const parsed = Options.safeParse(values);
	if (parsed.success) return parsed.data;
	return parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n');
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
	if (args[0] === '--help' || args[0] === '-h') {
		await io.out(USAGE);
		return 0;
	}
	const input = read(args);
	if (typeof input === 'string') {
		await io.err(`${input}\n\n${USAGE}`);
		return 2;
	}
	return withDatabase(io, async (db, config) => {
		await migrateToLatest(db);
		const { organization, name, email, 'time-zone': timeZone } = input;
		const admin = { organizationName: organization, name, email, timeZone };
		const { token } = await createOrganization(db, admin, new Date());
		const origin = config.origin ?? `http://localhost:${String(config.port)}`;
		await io.err(`${name} is the first admin of ${organization}. This link works once, for seven days:\n`);
		await io.out(`${origin}/invitation/${token}\n`);
		return 0;
	});
}

export const command: Command = {
	name: 'create-admin',
	summary: 'make a new organization with its first admin',
	usage: USAGE,
	run,
};
