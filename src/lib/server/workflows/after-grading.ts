import { awaitGrader, grade } from '#lib/domain/exercise/assignment.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asSystemWithin, type Identity, type Tx } from '#lib/server/db/database.ts';
import * as assignments from '#lib/server/db/exercise-assignments.ts';
import * as recommendations from '#lib/server/db/recommendations.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';

/**
 * Marks the exercise that this scorecard grades as graded once nobody owes a scorecard of it any more. Call it after
 * a scorecard was submitted or waived, in the same transaction; for a scorecard of an interview it does nothing.
 */
export async function afterGrading(tx: Tx, actor: Identity, scorecardId: string, now: Date): Promise<void> {
	const scorecard = await scorecards.find(tx, scorecardId);
	if (!scorecard?.exerciseAssignmentId) return;
	await settleGrading(tx, actor, scorecard.exerciseAssignmentId, now);
}

/** Brings the state of an assignment in line with its graders' scorecards. */
export async function settleGrading(tx: Tx, actor: Identity, assignmentId: string, now: Date): Promise<void> {
	await asSystemWithin(tx, actor, async (system) => {
		const subject = await assignments.subjectOf(system, assignmentId);
		if (!subject) return;
		await recommendations.lockApplication(system, subject.applicationId);
		const held = await assignments.lock(system, assignmentId);
		if (!held) return;
		const states = await assignments.gradingStates(system, subject);
		const isGraded = states.includes('submitted') && !states.includes('draft');
		const step = isGraded ? grade(held.assignment, now) : awaitGrader(held.assignment);
		if (step.kind !== 'changed') return;
		await assignments.save(system, assignmentId, step.assignment);
		await record(
			system,
			actor,
			{
				action: isGraded ? 'exercise.graded' : 'exercise.grading_reopened',
				targetType: 'exercise_assignment',
				targetId: assignmentId,
				applicationId: subject.applicationId,
				stageId: subject.stageId,
			},
			now,
		);
	});
}
