import { beginFit, failFit, finishFit, reportProgress } from '#lib/server/workflows/calibration/run-fit.ts';
import { fitInThread } from './fit-in-thread.ts';
import { softwareVersion } from './software-version.ts';
import type { Work } from './task.ts';

/** How often progress is written at most. */
const reportMs = 250;

export const fitCalibration: Work<'fit_calibration'> = async ({ db, payload, signal, isLastAttempt }) => {
	try {
		const input = await beginFit(db, payload, new Date());
		if (!input) return;
		let reporting: Promise<void> | undefined;
		let reportedAt = 0;
		const onIteration = (number: number): void => {
			if (reporting || performance.now() - reportedAt < reportMs) return;
			reportedAt = performance.now();
			// Whoever waits for progress misses a step; the fit itself goes on.
			reporting = reportProgress(db, payload, number, new Date())
				.catch(() => undefined)
				.finally(() => (reporting = undefined));
		};
		const fit = await fitInThread(input, { signal, onIteration });
		await reporting;
		await finishFit(db, payload, input, fit, softwareVersion, new Date());
	} catch (error) {
		if (isLastAttempt && !signal.aborted) await failFit(db, payload, new Date());
		throw error;
	}
};
