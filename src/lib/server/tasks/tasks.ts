import type { Task, TaskList } from 'graphile-worker';
import type { Db } from '#lib/server/db/database.ts';
import { payloads, type TaskName } from '#lib/server/jobs/payloads.ts';
import type { Logger } from '#lib/server/log.ts';
import { fitCalibration } from './fit-calibration.ts';
import { recomputeOrganization } from './recompute-organization.ts';
import type { Work } from './task.ts';

const works: { [N in TaskName]: Work<N> } = {
	fit_calibration: fitCalibration,
	recompute_organization: recomputeOrganization,
};

export function tasksOf(db: Db, log: Logger): TaskList {
	return {
		fit_calibration: taskOf('fit_calibration', db, log),
		recompute_organization: taskOf('recompute_organization', db, log),
	};
}

/** The queue keeps the message of what a job throws, beside no organization's rules: it gets a code. */
function taskOf<N extends TaskName>(name: N, db: Db, log: Logger): Task {
	const work: Work<N> = works[name];
	return async (sent, { job, abortSignal }) => {
		const isLastAttempt = job.attempts >= job.max_attempts;
		try {
			const payload = payloads[name].parse(sent) as Parameters<Work<N>>[0]['payload'];
			await work({ db, log: log.child({ job: job.id }), payload, signal: abortSignal, isLastAttempt });
		} catch (error) {
			const facts = { err: error, task: name, job: job.id, attempt: job.attempts };
			if (abortSignal.aborted) log.info(facts, 'a job was put off because the server stops');
			else log[isLastAttempt ? 'error' : 'warn'](facts, 'a job failed');
			throw new Error(codeOf(error), { cause: error });
		}
	};
}

function codeOf(error: unknown): string {
	if (!(error instanceof Error)) return 'unknown';
	return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
