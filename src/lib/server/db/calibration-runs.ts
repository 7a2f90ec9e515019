import type { Tx } from './database.ts';
import type { Counts } from './calibration-ratings.ts';
import type { CalibrationRunTable } from './tables.ts';

type Failure = NonNullable<CalibrationRunTable['failure']>;
type State = CalibrationRunTable['state'];

const ACTIVE: State[] = ['queued', 'running'];

/** False where a run of the organization is under way: there is one at a time. */
export async function insert(
	tx: Tx,
	row: { organizationId: string; id: string; askedBy: string; askedAt: Date },
): Promise<boolean> {
	const result = await tx
		.insertInto('calibrationRun')
		.values({ ...row, state: 'queued', updatedAt: row.askedAt })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function lock(tx: Tx, id: string): Promise<{ id: string; state: State } | undefined> {
	return tx
		.selectFrom('calibrationRun')
		.select(['id', 'state'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
}

/** Also when a job begins a second time: it counts from nought. */
export async function start(tx: Tx, id: string, counts: Counts, now: Date): Promise<void> {
	await tx
		.updateTable('calibrationRun')
		.set({ state: 'running', startedAt: now, updatedAt: now, iterations: 0, ...counts })
		.where('id', '=', id)
		.execute();
}

export async function progress(tx: Tx, id: string, iterations: number, now: Date): Promise<void> {
	await tx
		.updateTable('calibrationRun')
		.set({ iterations, updatedAt: now })
		.where('id', '=', id)
		.where('state', '=', 'running')
		.execute();
}

export async function finish(tx: Tx, id: string, iterations: number, now: Date): Promise<void> {
	await tx
		.updateTable('calibrationRun')
		.set({ state: 'done', iterations, updatedAt: now, finishedAt: now })
		.where('id', '=', id)
		.execute();
}

/** Ends a run that is under way; one that has ended stays as it is. */
export async function fail(
	tx: Tx,
	id: string,
	failure: Failure,
	now: Date,
	counts: Partial<Counts> = {},
): Promise<void> {
	await tx
		.updateTable('calibrationRun')
		.set({ state: 'failed', failure, updatedAt: now, finishedAt: now, ...counts })
		.where('id', '=', id)
		.where('state', 'in', ACTIVE)
		.execute();
}

/** Gives up the run that has not moved since. */
export async function abandon(tx: Tx, since: Date, now: Date): Promise<void> {
	await tx
		.updateTable('calibrationRun')
		.set({ state: 'failed', failure: 'ABANDONED', updatedAt: now, finishedAt: now })
		.where('state', 'in', ACTIVE)
		.where('updatedAt', '<', since)
		.execute();
}

export async function active(tx: Tx): Promise<{ id: string } | undefined> {
	return tx.selectFrom('calibrationRun').select('id').where('state', 'in', ACTIVE).executeTakeFirst();
}

/** Newest first, each with the snapshot that it left. */
export async function newest(tx: Tx, limit: number) {
	return tx
		.selectFrom('calibrationRun as run')
		.innerJoin('member', (join) =>
			join.onRef('member.organizationId', '=', 'run.organizationId').onRef('member.id', '=', 'run.askedBy'),
		)
		.leftJoin('calibrationSnapshot as snapshot', (join) =>
			join.onRef('snapshot.organizationId', '=', 'run.organizationId').onRef('snapshot.runId', '=', 'run.id'),
		)
		.select([
			'run.id',
			'run.state',
			'run.askedAt',
			'run.updatedAt',
			'run.finishedAt',
			'run.iterations',
			'run.ratings',
			'run.candidates',
			'run.raters',
			'run.failure',
			'member.name as askedBy',
			'snapshot.id as snapshotId',
			'snapshot.number as snapshotNumber',
		])
		.orderBy('run.organizationId', 'desc')
		.orderBy('run.id', 'desc')
		.limit(limit)
		.execute();
}
