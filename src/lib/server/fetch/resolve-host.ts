import { Resolver } from 'node:dns/promises';
import { FetchFailure } from './fetch-failure.ts';

const NO_SUCH_NAME = ['ENOTFOUND', 'ENODATA', 'EBADNAME'];

/**
 * Every address that the name service gives for a name. It asks the name service alone, not the hosts file of this
 * machine, and can be broken off: the system's own lookup would keep one of few threads until it ends.
 */
export async function resolveHost(host: string, signal: AbortSignal): Promise<string[]> {
	const resolver = new Resolver({ timeout: 3000, tries: 2 });
	const cancel = () => {
		resolver.cancel();
	};
	signal.addEventListener('abort', cancel, { once: true });
	try {
		const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
		const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
		if (found.length > 0) return found;
		const isUnknown = answers.every(
			(answer) => answer.status === 'fulfilled' || NO_SUCH_NAME.includes(codeOf(answer.reason)),
		);
		throw new FetchFailure({ code: isUnknown ? 'unknown_host' : 'lookup', host });
	} finally {
		signal.removeEventListener('abort', cancel);
	}
}

function codeOf(reason: unknown): string {
	return reason instanceof Error && 'code' in reason && typeof reason.code === 'string' ? reason.code : '';
}
