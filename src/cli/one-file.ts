import type { CommandIo } from './command.ts';
import { readInput } from './read-input.ts';

/** What a command that takes one file was given, or the exit code with which it has ended. */
export type OneFile = { kind: 'read'; file: string; bytes: Uint8Array } | { kind: 'ended'; code: number };

/** Answers --help, refuses wrong usage, and reads the file; "-" is standard input, and after "--" a name may begin with "-". */
export async function oneFile(args: readonly string[], io: CommandIo, usage: string): Promise<OneFile> {
	if (args.length === 1 && (args[0] === '--help' || args[0] === '-h')) {
		await io.out(usage);
		return { kind: 'ended', code: 0 };
	}
	const files = args[0] === '--' ? args.slice(1) : args;
	const [file] = files;
	if (file === undefined || files.length > 1 || (args[0] !== '--' && file !== '-' && file.startsWith('-'))) {
		await io.err(usage);
		return { kind: 'ended', code: 2 };
	}
	const bytes = await readInput(file, io);
	if (!bytes) {
		await io.err(`\n${usage}`);
		return { kind: 'ended', code: 2 };
	}
	return { kind: 'read', file, bytes };
}

/** How a file is named in a refusal. */
export function nameOf(file: string): string {
	return file === '-' ? 'standard input' : file;
}
