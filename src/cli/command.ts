export interface CommandIo {
	/** Resolves when the text was taken, so that a slow reader gets all of it. */
	out: (text: string) => Promise<void>;
	err: (text: string) => Promise<void>;
	readStdin: () => Promise<Uint8Array>;
}

export interface Command {
	name: string;
	summary: string;
	usage: string;
	/** Resolves to the exit code: 0 done, 1 refused, 2 wrong usage. */
	run: (args: readonly string[], io: CommandIo) => Promise<number>;
}
