import { sql } from 'kysely';
import type { Tx } from './database.ts';

export type PlanQuestion = { id: string; text: string };

export type PlanInterview = {
	id: string;
	title: string;
	minutes: number;
	interviewers: number;
	guidance: string;
	focusDimensionIds: string[];
	questions: PlanQuestion[];
};

export type PlanExercise = {
	id: string;
	exerciseId: string;
	title: string;
	minutesMin: number | null;
	minutesMax: number | null;
	dueDays: number;
	dimensionIds: string[];
};

export type PlanStage = { id: string; name: string; interviews: PlanInterview[]; exercises: PlanExercise[] };

/** A job's whole plan, in its order. */
export async function find(tx: Tx, jobId: string): Promise<PlanStage[]> {
	const stages = await stagesOf(tx, jobId);
	const { rows: interviews } = await sql<Omit<PlanInterview, 'questions'> & { stageId: string }>`
		select i.id, i.stage_id, i.title, i.minutes, i.interviewers, i.guidance,
			array(select f.dimension_id from app.interview_dimension f
				where f.organization_id = i.organization_id and f.interview_id = i.id order by f.position) as focus_dimension_ids
		from app.interview i where i.organization_id = app.organization_id() and i.job_id = ${jobId}
		order by i.position, i.id`.execute(tx);
	const { rows: exercises } = await sql<PlanExercise & { stageId: string }>`
		select s.id, s.stage_id, s.exercise_id, e.title, e.minutes_min, e.minutes_max, s.due_days,
			array(select l.dimension_id from app.exercise_dimension l
				where l.organization_id = e.organization_id and l.exercise_id = e.id) as dimension_ids
		from app.stage_exercise s
		join app.exercise e on e.organization_id = s.organization_id and e.id = s.exercise_id
		where s.organization_id = app.organization_id() and s.job_id = ${jobId}
		order by s.position, s.id`.execute(tx);
	const questions = await questionsOf(
		tx,
		interviews.map((interview) => interview.id),
	);
	return stages.map((stage) => ({
		...stage,
		interviews: interviews
			.filter((interview) => interview.stageId === stage.id)
			.map(({ stageId: _, ...interview }) => ({
				...interview,
				questions: questions
					.filter((question) => question.interviewId === interview.id)
					.map(({ id, text }) => ({ id, text })),
			})),
		exercises: exercises
			.filter((exercise) => exercise.stageId === stage.id)
			.map(({ stageId: _, ...exercise }) => exercise),
	}));
}

export async function stagesOf(tx: Tx, jobId: string): Promise<{ id: string; name: string }[]> {
	return tx
		.selectFrom('stage')
		.select(['id', 'name'])
		.where('jobId', '=', jobId)
		.orderBy('position')
		.execute();
}

async function questionsOf(tx: Tx, interviewIds: string[]) {
	if (interviewIds.length === 0) return [];
	return tx
		.selectFrom('interviewQuestion')
		.select(['id', 'interviewId', 'text'])
		.where('interviewId', 'in', interviewIds)
		.orderBy('position')
		.execute();
}

/** Holds a stage of this job until the transaction ends, so that it is not removed meanwhile. */
export async function holdStage(
	tx: Tx,
	jobId: string,
	stageId: string,
): Promise<{ id: string; name: string } | undefined> {
	return tx
		.selectFrom('stage')
		.select(['id', 'name'])
		.where('jobId', '=', jobId)
		.where('id', '=', stageId)
		.forKeyShare()
		.executeTakeFirst();
}

/** Where an application begins. */
export async function holdFirstStage(tx: Tx, jobId: string): Promise<{ id: string } | undefined> {
	return tx
		.selectFrom('stage')
		.select('id')
		.where('jobId', '=', jobId)
		.orderBy('position')
		.limit(1)
		.forKeyShare()
		.executeTakeFirst();
}

/** Holds an interview of this job's plan until the transaction ends, so that it is not removed meanwhile. */
export async function holdInterview(
	tx: Tx,
	jobId: string,
	interviewId: string,
): Promise<{ id: string; stageId: string; title: string; minutes: number } | undefined> {
	return tx
		.selectFrom('interview')
		.select(['id', 'stageId', 'title', 'minutes'])
		.where('jobId', '=', jobId)
		.where('id', '=', interviewId)
		.forKeyShare()
		.executeTakeFirst();
}
