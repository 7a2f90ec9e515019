import type { Tx } from './database.ts';

/** The scorecards still owed for an application, or for one of its interviews, in the order in which they are locked. */
export async function owedIds(
	tx: Tx,
	where: { jobId: string; applicationId: string; scheduledInterviewId?: string },
): Promise<string[]> {
	const { scheduledInterviewId } = where;
	const rows = await tx
		.selectFrom('scorecard')
		.select('id')
		.where('jobId', '=', where.jobId)
		.where('applicationId', '=', where.applicationId)
		.where('state', '=', 'draft')
		.$if(scheduledInterviewId !== undefined, (query) =>
			query.where('scheduledInterviewId', '=', scheduledInterviewId ?? null),
		)
		.orderBy('id')
		.execute();
	return rows.map((row) => row.id);
}

export type OwedSeat = { id: string; memberId: string; stageId: string; exerciseAssignmentId: string | null };

/** Locks them in one order, so that two who wait for each other cannot be. Those still owed once locked. */
export async function lockOwed(tx: Tx, ids: string[]): Promise<OwedSeat[]> {
	if (ids.length === 0) return [];
	return tx
		.selectFrom('scorecard')
		.select(['id', 'memberId', 'stageId', 'exerciseAssignmentId'])
		.where('id', 'in', ids)
		.where('state', '=', 'draft')
		.orderBy('id')
		.forNoKeyUpdate()
		.execute();
}

/** Frees all of these, which `lockOwed` holds, from being owed. */
export async function waive(
	tx: Tx,
	ids: string[],
	by: { memberId: string; reason: string; at: Date },
): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.updateTable('scorecard')
		.set({ state: 'waived', waivedAt: by.at, waivedBy: by.memberId, waivedReason: by.reason })
		.where('id', 'in', ids)
		.where('state', '=', 'draft')
		.execute();
}
