import { basename } from 'node:path';
import { checkFile } from './check-reference/check-file.ts';
import type { Command, CommandIo } from './command.ts';
import { readInput } from './read-input.ts';

const USAGE = `usage: touchstone check-reference FILE...

Computes every case of each reference file anew and compares all its expected values with the result.
Prints one line for each case with its largest deviation: absolute, or relative for values above 1.
Exits with 1 if a value is beyond its tolerance or was not computed, or a file is of no known kind or malformed.
"-" is standard input.
`;

async function run(args: readonly string[], io: CommandIo): Promise<number> {
	if (args.length === 1 && (args[0] === '--help' || args[0] === '-h')) {
		await io.out(USAGE);
		return 0;
	}
	const plain = args[0] === '--';
	const files = plain ? args.slice(1) : args;
	const options = plain ? [] : files.filter((file) => file !== '-' && file.startsWith('-'));
	if (files.length === 0 || options.length > 0 || files.filter((file) => file === '-').length > 1) {
		await io.err(USAGE);
		return 2;
	}
	let code = 0;
	for (const file of files) {
		const bytes = await readInput(file, io);
		if (!bytes) {
			code = 2;
			continue;
		}
		const { ok, lines } = checkFile(file === '-' ? 'standard input' : basename(file), bytes);
		await io.out(lines.map((line) => `${line}\n`).join(''));
		if (!ok && code === 0) code = 1;
	}
	return code;
}

export const command: Command = {
	name: 'check-reference',
	summary: 'compare the statistics with reference numbers',
	usage: USAGE,
	run,
};
