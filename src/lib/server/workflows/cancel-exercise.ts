import { cancel } from '#lib/domain/exercise/assignment.ts';
import { memberRefusalMessage } from '#lib/domain/exercise/refusal-messages.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as seats from '#lib/server/db/application-seats.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as assignments from '#lib/server/db/exercise-assignments.ts';
import { conflict, notFound } from '#lib/server/errors.ts';
import { requireAssignment } from '#lib/server/workflows/exercise-view.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';
import { waiveSeats } from '#lib/server/workflows/waive-seats.ts';

/** Withdraws an exercise that was not submitted: its link stops working and nobody owes a grading any more. */
export async function cancelExercise(
	db: Db,
	actor: SignedIn,
	assignmentId: string,
	now: Date,
): Promise<void> {
	await asActor(db, actor, async (tx) => {
		const subject = await requireAssignment(tx, actor, assignmentId);
		await waiveGradings(tx, actor, subject, 'The exercise was cancelled', now);
		await recompute(tx, actor, subject.applicationId, now);
		const held = await assignments.lock(tx, subject.id);
		if (!held) throw notFound('exercise');
		const step = cancel(held.assignment, now);
		if (step.kind === 'refused') throw conflict(memberRefusalMessage(step));
		if (step.kind === 'unchanged') return;
		await assignments.save(tx, subject.id, step.assignment);
		await record(
			tx,
			actor,
			{
				action: 'exercise.cancelled',
				targetType: 'exercise_assignment',
				targetId: subject.id,
				applicationId: subject.applicationId,
				stageId: subject.stageId,
			},
			now,
		);
	});
}

/** Frees everybody who still owes a scorecard of it. The caller recomputes. */
export async function waiveGradings(
	tx: Tx,
	actor: SignedIn,
	subject: assignments.Subject,
	reason: string,
	now: Date,
): Promise<void> {
	const owed = await seats.lockOwed(tx, await assignments.owedGradings(tx, subject));
	await waiveSeats(tx, actor, subject.applicationId, owed, reason, now);
}
