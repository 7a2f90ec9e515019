import { z } from 'zod';
import { parseForm, textOf } from '#lib/server/http/form.ts';
import { loading, signedIn } from '#lib/server/http/guard.ts';
import {
	addExercise,
	addInterview,
	changeInterview,
	InterviewInput,
	moveInterview,
	NewInterviewInput,
	removeExercise,
	removeInterview,
} from '#lib/server/workflows/change-plan-interviews.ts';
import {
	addStage,
	Direction,
	moveStage,
	removeStage,
	renameStage,
	StageInput,
} from '#lib/server/workflows/change-plan-stages.ts';
import { viewPlan } from '#lib/server/workflows/view-plan.ts';
import { changing } from './plan-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const plan = await loading(viewPlan(event.locals.db, member, event.params.id));
	return { ...plan, saved: event.url.searchParams.has('saved') };
};

const Turn = z.object({ direction: Direction });

export const actions: Actions = {
	addStage: (event) =>
		changing(
			event,
			() => 'addStage',
			async ({ db, member, of, now, values }) => {
				await addStage(db, member, of, parseForm(StageInput, values).name, now);
				return 'add-stage';
			},
		),
	renameStage: (event) =>
		changing(
			event,
			(values) => `rename:${textOf(values, 'stageId')}`,
			async ({ db, member, of, now, values }) => {
				const stageId = textOf(values, 'stageId');
				await renameStage(db, member, of, stageId, parseForm(StageInput, values).name, now);
				return `stage-${stageId}`;
			},
		),
	moveStage: (event) =>
		changing(
			event,
			() => 'order',
			async ({ db, member, of, now, values }) => {
				const stageId = textOf(values, 'stageId');
				await moveStage(db, member, of, stageId, parseForm(Turn, values).direction, now);
				return `stage-${stageId}`;
			},
		),
	removeStage: (event) =>
		changing(
			event,
			(values) => `stage:${textOf(values, 'stageId')}`,
			async ({ db, member, of, now, values }) => {
				await removeStage(db, member, of, textOf(values, 'stageId'), now);
				return 'main';
			},
		),
	addInterview: (event) =>
		changing(
			event,
			(values) => `add:${textOf(values, 'stageId')}`,
			async ({ db, member, of, now, values }) => {
				const input = parseForm(NewInterviewInput, values);
				const { result } = await addInterview(db, member, of, textOf(values, 'stageId'), input, now);
				return `interview-${result.interviewId}`;
			},
		),
	changeInterview: (event) =>
		changing(
			event,
			(values) => `interview:${textOf(values, 'interviewId')}`,
			async ({ db, member, of, now, values }) => {
				const interviewId = textOf(values, 'interviewId');
				await changeInterview(db, member, of, interviewId, parseForm(InterviewInput, values), now);
				return `interview-${interviewId}`;
			},
		),
	moveInterview: (event) =>
		changing(
			event,
			() => 'order',
			async ({ db, member, of, now, values }) => {
				const interviewId = textOf(values, 'interviewId');
				await moveInterview(db, member, of, interviewId, parseForm(Turn, values).direction, now);
				return `interview-${interviewId}`;
			},
		),
	removeInterview: (event) =>
		changing(
			event,
			(values) => `remove:${textOf(values, 'interviewId')}`,
			async ({ db, member, of, now, values }) => {
				await removeInterview(db, member, of, textOf(values, 'interviewId'), now);
				return 'main';
			},
		),
	addExercise: (event) =>
		changing(
			event,
			(values) => `exercise:${textOf(values, 'stageId')}`,
			async ({ db, member, of, now, values }) => {
				const stageId = textOf(values, 'stageId');
				await addExercise(db, member, of, stageId, textOf(values, 'exerciseId'), now);
				return `stage-${stageId}`;
			},
		),
	removeExercise: (event) =>
		changing(
			event,
			(values) => `remove:${textOf(values, 'exerciseId')}`,
			async ({ db, member, of, now, values }) => {
				await removeExercise(db, member, of, textOf(values, 'exerciseId'), now);
				return 'main';
			},
		),
};
