import { basename } from 'node:path';
import type { Command, CommandIo } from './command.ts';
import { nameOf, oneFile } from './one-file.ts';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';

const USAGE = `usage: touchstone parse FILE

Reads a role blueprint and prints it as one JSON document.
FILE is WordPress REST JSON, an HTML page, Markdown, plain text, an index of roles or Touchstone's own JSON;
"-" is standard input.
`;

async function run(args: readonly string[], io: CommandIo): Promise<number> {
	const input = await oneFile(args, io, USAGE);
	if (input.kind === 'ended') return input.code;
	const result = readBlueprint(input.bytes, { name: basename(input.file) });
	if (result.kind === 'refused') {
		await io.err(`touchstone: ${nameOf(input.file)}: ${result.message}\n`);
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
