import { sql } from 'kysely';
import { newId, type Tx } from './database.ts';

export type NewStage = {
	name: string;
	interviews: {
		title: string;
		minutes: number;
		interviewers: number;
		guidance: string;
		focusDimensionIds: string[];
		questions: string[];
	}[];
	exercises: { exerciseId: string; dueDays: number }[];
};

/** A place in the order of a job's plan. */
type Place = { organizationId: string; jobId: string };

/** Stages with all that they hold, in this order, from `position` on. Returns the ids of the stages. */
export async function insertStages(
	tx: Tx,
	{ organizationId, jobId }: Place,
	plan: NewStage[],
	position = 0,
): Promise<string[]> {
	const stages = plan.map((stage, index) => ({ id: newId(), stage, position: position + index }));
	if (stages.length === 0) return [];
	await tx
		.insertInto('stage')
		.values(
			stages.map(({ id, stage, position }) => ({ organizationId, id, jobId, position, name: stage.name })),
		)
		.execute();
	const interviews = stages.flatMap(({ id: stageId, stage }) =>
		stage.interviews.map((interview, position) => ({ id: newId(), stageId, position, interview })),
	);
	if (interviews.length > 0) {
		await tx
			.insertInto('interview')
			.values(
				interviews.map(({ id, stageId, position, interview }) => ({
					organizationId,
					id,
					jobId,
					stageId,
					position,
					title: interview.title,
					minutes: interview.minutes,
					interviewers: interview.interviewers,
					guidance: interview.guidance,
				})),
			)
			.execute();
	}
	await insertFocus(
		tx,
		organizationId,
		interviews.map(({ id, interview }) => ({ interviewId: id, dimensionIds: interview.focusDimensionIds })),
	);
	const questions = interviews.flatMap(({ id: interviewId, interview }) =>
		interview.questions.map((text, position) => ({
			organizationId,
			id: newId(),
			interviewId,
			position,
			text,
		})),
	);
	if (questions.length > 0) await tx.insertInto('interviewQuestion').values(questions).execute();
	const exercises = stages.flatMap(({ id: stageId, stage }) =>
		stage.exercises.map((exercise, position) => ({
			organizationId,
			id: newId(),
			jobId,
			stageId,
			position,
			...exercise,
		})),
	);
	if (exercises.length > 0) await tx.insertInto('stageExercise').values(exercises).execute();
	return stages.map(({ id }) => id);
}

/** Only for a plan in which nothing is scheduled or assigned, and whose stages hold no application. */
export async function removeStages(tx: Tx, jobId: string, stageIds: string[]): Promise<void> {
	if (stageIds.length === 0) return;
	await tx.deleteFrom('stageExercise').where('jobId', '=', jobId).where('stageId', 'in', stageIds).execute();
	await tx.deleteFrom('interview').where('jobId', '=', jobId).where('stageId', 'in', stageIds).execute();
	await tx.deleteFrom('stage').where('jobId', '=', jobId).where('id', 'in', stageIds).execute();
}

export async function renameStage(tx: Tx, stageId: string, name: string): Promise<void> {
	await tx.updateTable('stage').set({ name }).where('id', '=', stageId).execute();
}

/** Gives the stages these places, from 0 on; positions are unique only when the transaction ends. */
export async function orderStages(tx: Tx, ids: string[]): Promise<void> {
	await sql`
		update app.stage s set position = o.place - 1
		from unnest(${ids}::uuid[]) with ordinality as o (id, place)
		where s.organization_id = app.organization_id() and s.id = o.id`.execute(tx);
}

export async function orderInterviews(tx: Tx, ids: string[]): Promise<void> {
	await sql`
		update app.interview i set position = o.place - 1
		from unnest(${ids}::uuid[]) with ordinality as o (id, place)
		where i.organization_id = app.organization_id() and i.id = o.id`.execute(tx);
}

export async function insertInterview(
	tx: Tx,
	{ organizationId, jobId }: Place,
	interview: {
		stageId: string;
		position: number;
		title: string;
		minutes: number;
		interviewers: number;
	},
): Promise<string> {
	const id = newId();
	await tx
		.insertInto('interview')
		.values({ organizationId, id, jobId, guidance: '', ...interview })
		.execute();
	return id;
}

export async function updateInterview(
	tx: Tx,
	id: string,
	change: { title: string; minutes: number; interviewers: number; guidance: string },
): Promise<void> {
	await tx.updateTable('interview').set(change).where('id', '=', id).execute();
}

export async function removeInterview(tx: Tx, id: string): Promise<void> {
	await tx.deleteFrom('interview').where('id', '=', id).execute();
}

export async function replaceFocus(
	tx: Tx,
	organizationId: string,
	interviewId: string,
	dimensionIds: string[],
): Promise<void> {
	await tx.deleteFrom('interviewDimension').where('interviewId', '=', interviewId).execute();
	await insertFocus(tx, organizationId, [{ interviewId, dimensionIds }]);
}

async function insertFocus(
	tx: Tx,
	organizationId: string,
	interviews: { interviewId: string; dimensionIds: string[] }[],
): Promise<void> {
	const rows = interviews.flatMap(({ interviewId, dimensionIds }) =>
		dimensionIds.map((dimensionId, position) => ({ organizationId, interviewId, dimensionId, position })),
	);
	if (rows.length > 0) await tx.insertInto('interviewDimension').values(rows).execute();
}

/** Writes the questions as they stand here, in this order; those that are missing go. An id is kept with its question. */
export async function replaceQuestions(
	tx: Tx,
	organizationId: string,
	interviewId: string,
	questions: { id: string | null; text: string }[],
): Promise<void> {
	const kept = questions.flatMap(({ id }) => id ?? []);
	await tx
		.deleteFrom('interviewQuestion')
		.where('interviewId', '=', interviewId)
		.$if(kept.length > 0, (query) => query.where('id', 'not in', kept))
		.execute();
	if (questions.length === 0) return;
	await tx
		.insertInto('interviewQuestion')
		.values(
			questions.map(({ id, text }, position) => ({
				organizationId,
				id: id ?? newId(),
				interviewId,
				position,
				text,
			})),
		)
		.onConflict((conflict) =>
			conflict.columns(['organizationId', 'id']).doUpdateSet((eb) => ({
				position: eb.ref('excluded.position'),
				text: eb.ref('excluded.text'),
			})),
		)
		.execute();
}

export async function insertExercise(
	tx: Tx,
	{ organizationId, jobId }: Place,
	exercise: { stageId: string; position: number; exerciseId: string; dueDays: number },
): Promise<string> {
	const id = newId();
	await tx
		.insertInto('stageExercise')
		.values({ organizationId, id, jobId, ...exercise })
		.execute();
	return id;
}

export async function removeExercise(tx: Tx, id: string): Promise<void> {
	await tx.deleteFrom('stageExercise').where('id', '=', id).execute();
}
