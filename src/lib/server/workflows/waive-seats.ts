import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applicationSeats from '#lib/server/db/application-seats.ts';
import { recordAll } from '#lib/server/db/audit-events.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { settleGrading } from '#lib/server/workflows/after-grading.ts';

/** Frees everybody who still owes a scorecard there; each one is logged. What was submitted stays. */
export async function waiveOwed(
	tx: Tx,
	actor: SignedIn,
	where: { jobId: string; applicationId: string; scheduledInterviewId?: string },
	reason: string,
	now: Date,
): Promise<void> {
	const owed = await applicationSeats.lockOwed(tx, await applicationSeats.owedIds(tx, where));
	await waiveSeats(tx, actor, where.applicationId, owed, reason, now);
	const gradings = owed.flatMap(({ exerciseAssignmentId }) => exerciseAssignmentId ?? []);
	for (const assignmentId of new Set(gradings)) await settleGrading(tx, actor, assignmentId, now);
}

/** Waives these, which `lockOwed` holds, and logs each one. The caller settles what rests on them. */
export async function waiveSeats(
	tx: Tx,
	actor: SignedIn,
	applicationId: string,
	owed: applicationSeats.OwedSeat[],
	reason: string,
	now: Date,
): Promise<void> {
	const ids = owed.map(({ id }) => id);
	await applicationSeats.waive(tx, ids, { memberId: actor.memberId, reason, at: now });
	const events = owed.map(({ id, memberId, stageId }) => ({
		action: 'scorecard.waived',
		targetType: 'scorecard',
		targetId: id,
		applicationId,
		stageId,
		details: { memberId },
	}));
	await recordAll(tx, actor, events, now);
}
