import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Fit } from '#lib/domain/recommendation/model/fit.ts';
import type { FitInput } from '#lib/server/workflows/calibration/run-fit.ts';
import { FitMessage } from './fit-messages.ts';

const file = path.join(import.meta.dirname, 'fit-thread.ts');

/**
 * Fits beside the event loop, which a fit of thousands of ratings would hold up for seconds. Once aborted, the thread is
 * ended and the signal's reason is thrown.
 */
export async function fitInThread(
	input: FitInput,
	{ signal, onIteration }: { signal: AbortSignal; onIteration: (number: number) => void },
): Promise<Fit> {
	signal.throwIfAborted();
	const thread = new Worker(file, { workerData: input, execArgv: [] });
	const { promise, resolve, reject } = Promise.withResolvers<Fit>();
	const abort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
	signal.addEventListener('abort', abort, { once: true });
	thread.on('message', (said: unknown) => {
		const { data: message, error } = FitMessage.safeParse(said);
		if (error) reject(error);
		else if (message.kind === 'done') resolve(message.fit);
		else onIteration(message.number);
	});
	thread.on('error', reject);
	thread.on('exit', (code) => reject(new Error(`the fit ended with ${String(code)}`)));
	try {
		return await promise;
	} finally {
		signal.removeEventListener('abort', abort);
		await thread.terminate();
	}
}
