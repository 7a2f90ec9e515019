import { startWorker } from '#lib/server/jobs/worker.ts';
import { createLogger } from '#lib/server/log.ts';

/** A process that takes every job and never ends one, for tests that kill it. Says so when it has one. */
const hold = async (): Promise<void> => {
	console.log('holding');
	await new Promise(() => setInterval(() => undefined, 1_000));
};
startWorker({
	connection: JSON.parse(process.env['CONNECTION'] ?? '{}') as object,
	tasks: { fit_calibration: hold, recompute_organization: hold },
	log: createLogger('silent'),
});
