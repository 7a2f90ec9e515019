import { basename } from 'node:path';
import type { Command, CommandIo } from './command.ts';
import { readInput } from './read-input.ts';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';

const USAGE = `usage: touchstone parse FILE

Reads a role blueprint and prints it as one JSON document.
FILE is WordPress REST JSON, an HTML page, Markdown, plain text, an index of roles or Touchstone's own JSON;
"-" is standard input.
`;

async function run(args: readonly string[], io: CommandIo): Promise<number> {
	if (args.length === 1 && (args[0] === '--help' || args[0] === '-h')) {
		await io.out(USAGE);
		return 0;
	}
	const files = args[0] === '--' ? args.slice(1) : args;
	const [file] = files;
	if (file === undefined || files.length > 1 || (args[0] !== '--' && file !== '-' && file.startsWith('-'))) {
		await io.err(USAGE);
		return 2;
	}
	const input = await readInput(file, io);
	if (!input) {
		await io.err(`\n${USAGE}`);
		return 2;
	}
	const result = readBlueprint(input, { name: basename(file) });
	if (result.kind === 'refused') {
		await io.err(`touchstone: ${file === '-' ? 'standard input' : file}: ${result.message}\n`);
		return 1;
	}
	await io.out(`${JSON.stringify(result.document, null, 2)}\n`);
	return 0;
}

export const command: Command = {
	name: 'parse',
	summary: 'read a role blueprint and print it as JSON',
	usage: USAGE,
	run,
};
