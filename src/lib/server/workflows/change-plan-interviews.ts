import { z } from 'zod';
import type { SignedIn } from '#lib/server/auth/session.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as planWrites from '#lib/server/db/plan-writes.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { conflict, invalid } from '#lib/server/errors.ts';
import {
	changingPlan,
	exerciseOf,
	interviewOf,
	type OpenPlan,
	type PlanOf,
	stageOf,
} from '#lib/server/workflows/change-plan.ts';
import { type Direction, swapped } from '#lib/server/workflows/change-plan-stages.ts';

const MAX_INTERVIEWS = 20;
const MAX_QUESTIONS = 40;

const Title = z.string().trim().min(1, 'Write a title.').max(200, 'A title may have 200 characters at most.');

const whole = (message: string, min: number, max: number) =>
	z.coerce.number(message).int(message).min(min, message).max(max, message);

export const NewInterviewInput = z.object({
	title: Title,
	minutes: whole('Write the length in whole minutes, 5 to 600.', 5, 600),
});
export type NewInterviewInput = z.infer<typeof NewInterviewInput>;

export const InterviewInput = NewInterviewInput.extend({
	interviewers: whole('Write how many interviewers, 1 to 10.', 1, 10),
	guidance: z.string().trim().max(10_000, 'The guidance may have 10,000 characters at most.').default(''),
	focus: z.array(z.uuid('Choose dimensions from the list.')).max(100).default([]),
	/** One that is left empty goes. */
	questions: z
		.array(
			z.object({
				id: z.string().default(''),
				text: z.string().trim().max(2000, 'A question may have 2,000 characters at most.').default(''),
			}),
		)
		.default([])
		.transform((questions) => questions.filter(({ text }) => text !== ''))
		.refine(
			(questions) => questions.length <= MAX_QUESTIONS,
			`An interview has ${String(MAX_QUESTIONS)} questions at most.`,
		),
});
export type InterviewInput = z.infer<typeof InterviewInput>;

export async function addInterview(
	db: Db,
	actor: SignedIn,
	of: PlanOf,
	stageId: string,
	input: NewInterviewInput,
	now: Date,
) {
	return changingPlan(db, actor, of, now, async (tx, plan) => {
		const { stage } = stageOf(plan, stageId);
		if (stage.interviews.length >= MAX_INTERVIEWS) {
			throw conflict(`A stage has ${String(MAX_INTERVIEWS)} interviews at most.`);
		}
		const place = { organizationId: actor.organizationId, jobId: plan.jobId };
		const { title, minutes } = input;
		const position = stage.interviews.length;
		const interview = { stageId: stage.id, position, title, minutes, interviewers: 1 };
		const id = await planWrites.insertInterview(tx, place, interview);
		return { what: 'interview_added', id, result: { interviewId: id } };
	});
}

/** What an interview rates stays once it was scheduled for somebody, so that all are rated on the same. */
export async function changeInterview(
	db: Db,
	actor: SignedIn,
	of: PlanOf,
	interviewId: string,
	input: InterviewInput,
	now: Date,
) {
	return changingPlan(db, actor, of, now, async (tx, plan) => {
		const { interview } = interviewOf(plan, interviewId);
		const version = await roleVersions.find(tx, plan.roleVersionId);
		const focus = (version?.dimensions ?? []).map(({ id }) => id).filter((id) => input.focus.includes(id));
		const same =
			focus.length === interview.focusDimensionIds.length &&
			focus.every((id) => interview.focusDimensionIds.includes(id));
		if (!same && plan.use.interviewIds.has(interview.id)) {
			throw invalid([
				{
					field: 'focus',
					message: `“${interview.title}” was scheduled for somebody already: what it rates stays the same for everybody.`,
				},
			]);
		}
		const { title, minutes, interviewers, guidance } = input;
		await planWrites.updateInterview(tx, interview.id, { title, minutes, interviewers, guidance });
		if (!same) await planWrites.replaceFocus(tx, actor.organizationId, interview.id, focus);
		const known = new Set(interview.questions.map(({ id }) => id));
		const questions = input.questions.map(({ id, text }) => ({ id: known.delete(id) ? id : null, text }));
		await planWrites.replaceQuestions(tx, actor.organizationId, interview.id, questions);
		return { what: 'interview_changed', id: interview.id, result: undefined };
	});
}

export async function moveInterview(
	db: Db,
	actor: SignedIn,
	of: PlanOf,
	interviewId: string,
	direction: Direction,
	now: Date,
) {
	return changingPlan(db, actor, of, now, async (tx, plan) => {
		const { stage, position } = interviewOf(plan, interviewId);
		const order = stage.interviews.map(({ id }) => id);
		await planWrites.orderInterviews(tx, swapped(order, position, direction));
		return { what: 'interview_moved', id: interviewId, result: undefined };
	});
}

export async function removeInterview(db: Db, actor: SignedIn, of: PlanOf, interviewId: string, now: Date) {
	return changingPlan(db, actor, of, now, async (tx, plan) => {
		const { stage, interview } = interviewOf(plan, interviewId);
		refuseIfUsed(plan.use.interviewIds, interview);
		await planWrites.removeInterview(tx, interview.id);
		await planWrites.orderInterviews(
			tx,
			stage.interviews.map(({ id }) => id).filter((id) => id !== interview.id),
		);
		return { what: 'interview_removed', id: interview.id, result: undefined };
	});
}

export async function addExercise(
	db: Db,
	actor: SignedIn,
	of: PlanOf,
	stageId: string,
	exerciseId: string,
	now: Date,
) {
	return changingPlan(db, actor, of, now, async (tx, plan) => {
		const { stage } = stageOf(plan, stageId);
		const version = await roleVersions.find(tx, plan.roleVersionId);
		const exercise = version?.exercises.find(({ id }) => id === exerciseId);
		if (!exercise) throw invalid([{ field: 'exerciseId', message: 'Choose an exercise of the role.' }]);
		const { policy } = await policies.current(tx);
		if (isPlanned(plan, exercise.id)) {
			throw invalid([{ field: 'exerciseId', message: `“${exercise.title}” is in the plan already.` }]);
		}
		const place = { organizationId: actor.organizationId, jobId: plan.jobId };
		const id = await planWrites.insertExercise(tx, place, {
			stageId: stage.id,
			position: stage.exercises.length,
			exerciseId: exercise.id,
			dueDays: policy.exerciseDueDays,
		});
		return { what: 'exercise_added', id, result: undefined };
	});
}

function isPlanned(plan: OpenPlan, exerciseId: string): boolean {
	return plan.stages.some((stage) => stage.exercises.some((one) => one.exerciseId === exerciseId));
}

export async function removeExercise(
	db: Db,
	actor: SignedIn,
	of: PlanOf,
	stageExerciseId: string,
	now: Date,
) {
	return changingPlan(db, actor, of, now, async (tx, plan) => {
		const { exercise } = exerciseOf(plan, stageExerciseId);
		refuseIfUsed(plan.use.exerciseIds, exercise);
		await planWrites.removeExercise(tx, exercise.id);
		return { what: 'exercise_removed', id: exercise.id, result: undefined };
	});
}

function refuseIfUsed(used: Set<string>, thing: { id: string; title: string }): void {
	if (!used.has(thing.id)) return;
	throw conflict(`“${thing.title}” was given to somebody already, so it stays in the plan.`);
}
