import { reschedule } from '#lib/domain/exercise/assignment.ts';
import { memberRefusalMessage } from '#lib/domain/exercise/refusal-messages.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as assignments from '#lib/server/db/exercise-assignments.ts';
import { conflict, notFound } from '#lib/server/errors.ts';
import { dueTimes } from '#lib/server/workflows/exercise-due.ts';
import { requireAssignment } from '#lib/server/workflows/exercise-view.ts';

/** Gives another due time. The link stays the same, and works again where the time had run out. */
export async function rescheduleExercise(
	db: Db,
	actor: SignedIn,
	assignmentId: string,
	input: { due: string },
	now: Date,
): Promise<void> {
	await asActor(db, actor, async (tx) => {
		const subject = await requireAssignment(tx, actor, assignmentId);
		const times = await dueTimes(tx, actor, input.due, now);
		const held = await assignments.lock(tx, subject.id);
		if (!held) throw notFound('exercise');
		const step = reschedule(held.assignment, times, now);
		if (step.kind === 'refused') throw conflict(memberRefusalMessage(step));
		await assignments.save(tx, subject.id, step.assignment);
		await record(
			tx,
			actor,
			{
				action: 'exercise.rescheduled',
				targetType: 'exercise_assignment',
				targetId: subject.id,
				applicationId: subject.applicationId,
				stageId: subject.stageId,
			},
			now,
		);
	});
}
