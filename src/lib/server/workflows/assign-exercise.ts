import { z } from 'zod';
import { expire } from '#lib/domain/exercise/assignment.ts';
import { proposedDue } from '#lib/domain/exercise/due.ts';
import { formatLocal } from '#lib/domain/schedule/time.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applications from '#lib/server/db/applications.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, newId, type Db, type Tx } from '#lib/server/db/database.ts';
import * as assignments from '#lib/server/db/exercise-assignments.ts';
import * as plans from '#lib/server/db/plans.ts';
import { conflict, invalid, notFound } from '#lib/server/errors.ts';
import { requireApplication } from '#lib/server/workflows/access.ts';
import { seatGraders } from '#lib/server/workflows/assign-grader.ts';
import { waiveGradings } from '#lib/server/workflows/cancel-exercise.ts';
import { dueTimes } from '#lib/server/workflows/exercise-due.ts';
import { graderChoices } from '#lib/server/workflows/grader-choices.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';
import { requireOpen } from '#lib/server/workflows/schedule-interview.ts';

export const AssignInput = z.object({
	exercise: z.uuid('Choose an exercise of the plan.'),
	/** Local to the actor, as a `datetime-local` field sends it. */
	due: z.string('Choose a day and a time.').max(40),
	graders: z.array(z.uuid('Choose people from the list.')).max(20, 'Choose 20 graders at most.').default([]),
});
export type AssignInput = z.infer<typeof AssignInput>;

/** What the form to assign an exercise offers. */
export async function viewAssign(db: Db, actor: SignedIn, applicationId: string, now: Date) {
	return asActor(db, actor, async (tx) => {
		const { subject } = await requireApplication(tx, actor, applicationId, 'manage_application');
		const application = await applications.find(tx, subject.id);
		if (!application) throw notFound('application');
		const stages = await plans.find(tx, subject.jobId);
		const given = await assignments.openOf(tx, { jobId: subject.jobId, applicationId: subject.id }, now);
		const exercises = stages.flatMap((stage) =>
			stage.exercises.map((exercise) => ({
				id: exercise.id,
				title: exercise.title,
				stageName: stage.name,
				isCurrentStage: stage.id === application.stageId,
				minutesMin: exercise.minutesMin,
				minutesMax: exercise.minutesMax,
				dueDays: exercise.dueDays,
				isGiven: given.has(exercise.id),
			})),
		);
		const free = exercises.filter((exercise) => !exercise.isGiven);
		const first = free.find((exercise) => exercise.isCurrentStage) ?? free[0];
		const today = formatLocal(now, actor.timeZone);
		return {
			application: {
				id: application.id,
				candidateName: application.candidateName,
				jobId: application.jobId,
				jobTitle: application.jobTitle,
			},
			exercises,
			proposed: {
				exercise: first?.id ?? '',
				due: proposedDue(today, first?.dueDays ?? 7),
			},
			earliest: today,
			graders: await graderChoices(tx, subject.jobId),
			timeZone: actor.timeZone,
		};
	});
}

/** Gives an exercise of the job's plan to an application. No link exists yet. */
export async function assignExercise(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	input: AssignInput,
	now: Date,
): Promise<{ assignmentId: string }> {
	return asActor(db, actor, async (tx) => {
		const { subject } = await requireApplication(tx, actor, applicationId, 'manage_application');
		const planned = await assignments.holdPlanned(tx, subject.jobId, input.exercise);
		if (!planned) {
			throw invalid([
				{ field: 'exercise', message: 'This exercise is no longer in the plan. Choose another.' },
			]);
		}
		await clearWay(tx, actor, { applicationId: subject.id, stageExerciseId: planned.id }, now);
		await requireOpen(tx, subject.id);
		const times = await dueTimes(tx, actor, input.due, now);
		const assignment = {
			id: newId(),
			applicationId: subject.id,
			jobId: subject.jobId,
			stageId: planned.stageId,
		};
		await assignments.insert(tx, {
			...assignment,
			...times,
			organizationId: actor.organizationId,
			stageExerciseId: planned.id,
			exerciseId: planned.exerciseId,
			createdAt: now,
			createdBy: actor.memberId,
		});
		await record(
			tx,
			actor,
			{
				action: 'exercise.assigned',
				targetType: 'exercise_assignment',
				targetId: assignment.id,
				applicationId: subject.id,
				stageId: planned.stageId,
				details: { exerciseId: planned.exerciseId },
			},
			now,
		);
		if (input.graders.length > 0) await seatGraders(tx, actor, assignment, input.graders, now);
		return { assignmentId: assignment.id };
	});
}

/** The same exercise is given once. One that ran out of time is closed for good, and its graders are free. */
async function clearWay(
	tx: Tx,
	actor: SignedIn,
	where: { applicationId: string; stageExerciseId: string },
	now: Date,
): Promise<void> {
	const before = await assignments.findOpen(tx, where);
	if (before) await waiveGradings(tx, actor, before, 'The exercise ran out of time', now);
	// Whoever assigns the same exercise waits here, so that the second one is refused in words.
	await applications.lock(tx, where.applicationId);
	const open = await assignments.lockOpen(tx, where);
	if (!open) return;
	const step = expire(open.assignment, now);
	if (step.kind === 'refused') {
		throw conflict('This candidate has this exercise already. It is in the list on the application’s page.');
	}
	await assignments.save(tx, open.id, step.assignment);
	await recompute(tx, actor, where.applicationId, now);
}
