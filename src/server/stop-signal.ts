import type { EventEmitter } from 'node:events';

const sameSignalMs = 1_000;

export type StopSignal = {
	readonly requested: boolean;
	/** Settles with what asked for the stop. */
	readonly first: Promise<string>;
	/** Settles when somebody asks again, and means it. */
	readonly second: Promise<void>;
	request(reason: string): void;
};

/**
 * Ctrl-C reaches every program of a terminal, and those before this one in the row pass it on as well: what follows
 * within a second is the same request. Losing the parent (`npm start` was killed) is a request too.
 */
export function createStopSignal(target: EventEmitter = process): StopSignal {
	let requestedAt: number | null = null;
	const first = Promise.withResolvers<string>();
	const second = Promise.withResolvers<void>();

	function request(reason: string): void {
		if (requestedAt === null) {
			requestedAt = performance.now();
			first.resolve(reason);
		} else if (performance.now() - requestedAt > sameSignalMs) {
			second.resolve();
		}
	}

	for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) target.on(name, () => request(name));
	target.on('disconnect', () => request('parent ended'));
	return {
		get requested() {
			return requestedAt !== null;
		},
		first: first.promise,
		second: second.promise,
		request,
	};
}
