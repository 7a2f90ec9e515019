import { parentPort, workerData } from 'node:worker_threads';
import { fitVariance } from '#lib/domain/recommendation/model/fit.ts';
import { type FitMessage, FitRequest } from './fit-messages.ts';

/** Runs in a thread of its own, which fit-in-thread.ts starts from this very file. */
const { ratings, prior, meanPrior } = FitRequest.parse(workerData);
const fit = fitVariance(ratings, {
	prior,
	meanPrior,
	onIteration: ({ number }) => say({ kind: 'iteration', number }),
});
say({ kind: 'done', fit });

function say(message: FitMessage): void {
	parentPort?.postMessage(message);
}
