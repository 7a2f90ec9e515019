import { send } from '#lib/domain/exercise/assignment.ts';
import { memberRefusalMessage } from '#lib/domain/exercise/refusal-messages.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { createToken } from '#lib/server/auth/token.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as assignments from '#lib/server/db/exercise-assignments.ts';
import { conflict, notFound } from '#lib/server/errors.ts';
import { requireAssignment } from '#lib/server/workflows/exercise-view.ts';

/**
 * The token goes to whoever asked, once: the database keeps its hash. A link that was made before stops working, so
 * it is replaced only on purpose.
 */
export async function makeExerciseLink(
	db: Db,
	actor: SignedIn,
	assignmentId: string,
	input: { replaces: boolean },
	now: Date,
): Promise<{ token: string; dueAt: Date }> {
	return asActor(db, actor, async (tx) => {
		const subject = await requireAssignment(tx, actor, assignmentId);
		const held = await assignments.lock(tx, subject.id);
		if (!held) throw notFound('exercise');
		if (held.hasLink && !input.replaces) {
			throw conflict(
				'A link was made a moment ago, perhaps by somebody else. A new one ends it: make one only if that link cannot be passed on.',
			);
		}
		const step = send(held.assignment, now);
		if (step.kind === 'refused') throw conflict(memberRefusalMessage(step));
		const { token, hash } = createToken(actor.organizationId);
		await assignments.save(tx, subject.id, step.assignment);
		await assignments.replaceLink(tx, subject.id, hash);
		await record(
			tx,
			actor,
			{
				action: 'exercise.link_made',
				targetType: 'exercise_assignment',
				targetId: subject.id,
				applicationId: subject.applicationId,
				stageId: subject.stageId,
				details: { replaced: held.hasLink },
			},
			now,
		);
		return { token, dueAt: step.assignment.dueAt };
	});
}
