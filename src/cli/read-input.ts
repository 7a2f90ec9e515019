import { readFile } from 'node:fs/promises';
import type { CommandIo } from './command.ts';

function reasonOf(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	if (code === 'ENOENT') return 'there is no such file';
	if (code === 'EISDIR') return 'it is a directory';
	if (code === 'EACCES') return 'it may not be read';
	return error instanceof Error ? error.message : 'it cannot be read';
}

/** The bytes of a file, or of standard input for `-`. Null where it cannot be read, which is then said. */
export async function readInput(file: string, io: CommandIo): Promise<Uint8Array | null> {
	try {
		return file === '-' ? await io.readStdin() : await readFile(file);
	} catch (error) {
		await io.err(`touchstone: cannot read ${file}: ${reasonOf(error)}\n`);
		return null;
	}
}
