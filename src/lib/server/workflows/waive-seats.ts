import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applicationSeats from '#lib/server/db/application-seats.ts';
import { record } from '#lib/server/db/audit-events.ts';
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
	const by = { memberId: actor.memberId, reason, at: now };
	await applicationSeats.waive(
		tx,
		owed.map(({ id }) => id),
		by,
	);
	const gradings = owed.flatMap(({ exerciseAssignmentId }) => exerciseAssignmentId ?? []);
	for (const assignmentId of new Set(gradings)) await settleGrading(tx, actor, assignmentId, now);
	for (const { id, memberId, stageId } of owed) {
		await record(
			tx,
			actor,
			{
				action: 'scorecard.waived',
				targetType: 'scorecard',
				targetId: id,
				applicationId: where.applicationId,
				stageId,
				details: { memberId },
			},
			now,
		);
	}
}
