import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Command, CommandIo } from './cli/command.ts';

interface Entry {
	summary: string;
	load: () => Promise<{ command: Command }>;
}

/** Each command is loaded when it is asked for, so that one does not pay for the others. */
const COMMANDS = new Map<string, Entry>([
	['parse', { summary: 'read a role blueprint and print it as JSON', load: () => import('./cli/parse.ts') }],
	[
		'library',
		{
			summary: 'list the roles that ship with Touchstone, or print one',
			load: () => import('./cli/library.ts'),
		},
	],
	['import', { summary: 'make a role draft from a blueprint', load: () => import('./cli/import.ts') }],
	[
		'recommend',
		{
			summary: 'compute the recommendations of a panel of ratings',
			load: () => import('./cli/recommend.ts'),
		},
	],
	[
		'create-admin',
		{ summary: 'make a new organization with its first admin', load: () => import('./cli/create-admin.ts') },
	],
	[
		'check-reference',
		{
			summary: 'compare the statistics with reference numbers',
			load: () => import('./cli/check-reference.ts'),
		},
	],
	['migrate', { summary: 'bring the database to the newest schema', load: () => import('./cli/migrate.ts') }],
]);

function overview(): string {
	const lines = [...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(16)} ${summary}`);
	return `usage: touchstone COMMAND [ARGUMENTS]\n\n${lines.join('\n')}\n\n"touchstone COMMAND --help" tells more.\n`;
}

async function write(stream: Writable, text: string): Promise<void> {
	if (!stream.write(text)) await once(stream, 'drain');
}

async function readStdin(): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
	return Buffer.concat(chunks);
}

const io: CommandIo = {
	out: (text) => write(process.stdout, text),
	err: (text) => write(process.stderr, text),
	readStdin,
};

async function main([name, ...args]: readonly string[]): Promise<number> {
	if (name === '--help' || name === '-h' || name === 'help') {
		await io.out(overview());
		return 0;
	}
	const entry = name === undefined ? undefined : COMMANDS.get(name);
	if (!entry) {
		await io.err(
			name === undefined ? overview() : `touchstone: there is no command "${name}"\n\n${overview()}`,
		);
		return 2;
	}
	const { command } = await entry.load();
	return command.run(args, io);
}

// A reader that stops early ("| head") is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
	process.exit(0);
});

// The code is set, not forced: Node ends by itself when all output is written.
process.exitCode = await main(process.argv.slice(2));
