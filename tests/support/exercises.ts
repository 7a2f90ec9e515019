import { formatLocal } from '#lib/domain/schedule/time.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, asSystem, type Db } from '#lib/server/db/database.ts';
import * as overview from '#lib/server/db/exercise-overview.ts';
import { assignExercise as assign } from '#lib/server/workflows/assign-exercise.ts';
import { makeExerciseLink } from '#lib/server/workflows/make-exercise-link.ts';
import { startExercise, type Receipt } from '#lib/server/workflows/open-exercise.ts';
import { saveAnswers } from '#lib/server/workflows/save-answer.ts';
import { reviewed, submitExercise } from '#lib/server/workflows/submit-exercise.ts';
import type { OpenJob } from './jobs.ts';

const DAY = 86_400_000;

/** The place in the plan of the job's first exercise. */
export function firstExerciseOf(job: OpenJob): { id: string; stageId: string } {
	for (const stage of job.stages) {
		const exercise = stage.exercises[0];
		if (exercise) return { id: exercise.id, stageId: stage.id };
	}
	throw new Error('The plan of this job has no exercise.');
}

/** Assigns an exercise of the plan, due in a week. */
export async function assignExercise(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	stageExerciseId: string,
	options: { graderIds?: string[]; dueAt?: Date; now?: Date } = {},
): Promise<{ assignmentId: string; scorecardOf: (memberId: string) => string }> {
	const { graderIds = [], now = new Date() } = options;
	const { dueAt = new Date(now.getTime() + 7 * DAY) } = options;
	const due = formatLocal(dueAt, actor.timeZone);
	const input = { exercise: stageExerciseId, due, graders: graderIds };
	const { assignmentId } = await assign(db, actor, applicationId, input, now);
	const graders = await gradersOf(db, actor, assignmentId);
	return {
		assignmentId,
		scorecardOf(memberId) {
			const found = graders.find((grader) => grader.memberId === memberId);
			if (!found) throw new Error('This member does not grade the exercise.');
			return found.scorecardId;
		},
	};
}

export async function gradersOf(
	db: Db,
	actor: SignedIn,
	assignmentId: string,
): Promise<overview.GraderRow[]> {
	return asActor(db, actor, (tx) => overview.graders(tx, [assignmentId]));
}

/** The token of a new link to the assignment. */
export async function linkTo(
	db: Db,
	actor: SignedIn,
	assignmentId: string,
	now: Date = new Date(),
): Promise<string> {
	return (await makeExerciseLink(db, actor, assignmentId, { replaces: true }, now)).token;
}

/** As the candidate: starts where that is still to do, and writes these answers over whatever is saved. */
export async function writeAnswers(
	db: Db,
	token: string,
	texts: string[],
	now: Date = new Date(),
): Promise<{ reviewed: string }> {
	await startExercise(db, token, now);
	const attempt = (revisions: number[]) =>
		saveAnswers(
			db,
			token,
			texts.map((text, prompt) => ({ prompt, text, baseRevision: revisions[prompt] ?? 0 })),
			now,
		);
	const first = await attempt([]);
	const revisions = first.outcomes.map((one) => ('revision' in one ? one.revision : 0));
	const { outcomes } = await attempt(revisions);
	const saved = outcomes.map((one) => ({ text: '', revision: 'revision' in one ? one.revision : 0 }));
	return { reviewed: reviewed(saved) };
}

/** As the candidate, from the first look to the receipt. There is one text for each prompt. */
export async function takeExercise(
	db: Db,
	token: string,
	texts: string[],
	now: Date = new Date(),
): Promise<Receipt> {
	return submitExercise(db, token, await writeAnswers(db, token, texts, now), now);
}

/** An exercise that was assigned, sent, taken and submitted. */
export async function submittedExercise(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	stageExerciseId: string,
	options: { graderIds?: string[]; texts?: string[]; now?: Date } = {},
): Promise<{
	assignmentId: string;
	token: string;
	receipt: Receipt;
	scorecardOf: (memberId: string) => string;
}> {
	const { now = new Date(), texts = ['I would listen first.', 'The truth, and a date.'] } = options;
	const assigned = await assignExercise(db, actor, applicationId, stageExerciseId, options);
	const token = await linkTo(db, actor, assigned.assignmentId, now);
	return { ...assigned, token, receipt: await takeExercise(db, token, texts, now) };
}

export async function assignmentRow(db: Db, organizationId: string, assignmentId: string) {
	return asSystem(db, organizationId, (tx) =>
		tx.selectFrom('exerciseAssignment').selectAll().where('id', '=', assignmentId).executeTakeFirstOrThrow(),
	);
}
