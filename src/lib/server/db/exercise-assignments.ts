import { sql } from 'kysely';
import { z } from 'zod';
import type { Assignment } from '#lib/domain/exercise/assignment.ts';
import type { Tx } from './database.ts';

const Prompts = z.array(z.string());

export type Subject = { id: string; applicationId: string; jobId: string; stageId: string };

/** An assignment that is held until the transaction ends. `assignment.answers` is empty: see exercise-answers. */
export type Held = Subject & {
	stageExerciseId: string;
	hasLink: boolean;
	assignment: Assignment;
};

export type NewAssignment = Subject & {
	organizationId: string;
	stageExerciseId: string;
	exerciseId: string;
	dueAt: Date;
	closesAt: Date;
	createdAt: Date;
	createdBy: string;
};

/** Throws a unique violation where the same exercise of the plan is open for this application already. */
export async function insert(tx: Tx, row: NewAssignment): Promise<void> {
	await tx
		.insertInto('exerciseAssignment')
		.values({ ...row, state: 'assigned' })
		.execute();
}

/** Waits for whoever is changing it. Locks come in this order: scorecards, the application, the assignment. */
export async function lock(tx: Tx, id: string): Promise<Held | undefined> {
	const row = await held(tx).where('exerciseAssignment.id', '=', id).executeTakeFirst();
	return row && parsed(row);
}

export async function lockByToken(tx: Tx, tokenHash: Buffer): Promise<Held | undefined> {
	const row = await held(tx).where('exerciseAssignment.tokenHash', '=', tokenHash).executeTakeFirst();
	return row && parsed(row);
}

type Planned = { applicationId: string; stageExerciseId: string };

/** The one of this exercise of the plan, for this application, that is neither marked as expired nor cancelled. */
export async function findOpen(tx: Tx, where: Planned): Promise<Subject | undefined> {
	return tx
		.selectFrom('exerciseAssignment')
		.select(['id', 'applicationId', 'jobId', 'stageId'])
		.where('applicationId', '=', where.applicationId)
		.where('stageExerciseId', '=', where.stageExerciseId)
		.where('state', 'not in', ['expired', 'cancelled'])
		.executeTakeFirst();
}

export async function lockOpen(tx: Tx, where: Planned): Promise<Held | undefined> {
	const row = await held(tx)
		.where('exerciseAssignment.applicationId', '=', where.applicationId)
		.where('exerciseAssignment.stageExerciseId', '=', where.stageExerciseId)
		.where('exerciseAssignment.state', 'not in', ['expired', 'cancelled'])
		.executeTakeFirst();
	return row && parsed(row);
}

/** Saves what the domain decided on an assignment that is held. */
export async function save(tx: Tx, id: string, assignment: Assignment): Promise<void> {
	await tx
		.updateTable('exerciseAssignment')
		.set({
			state: assignment.state,
			dueAt: assignment.dueAt,
			closesAt: assignment.closesAt,
			sentAt: assignment.sentAt,
			startedAt: assignment.startedAt,
			submittedAt: assignment.submittedAt,
			gradedAt: assignment.gradedAt,
			closedAt: assignment.closedAt,
		})
		.where('id', '=', id)
		.execute();
}

/** The link that worked until now stops working. */
export async function replaceLink(tx: Tx, id: string, tokenHash: Buffer): Promise<void> {
	await tx.updateTable('exerciseAssignment').set({ tokenHash }).where('id', '=', id).execute();
}

/** Who it belongs to, without waiting for anybody. */
export async function subjectOf(tx: Tx, id: string): Promise<Subject | undefined> {
	return tx
		.selectFrom('exerciseAssignment')
		.select(['id', 'applicationId', 'jobId', 'stageId'])
		.where('id', '=', id)
		.executeTakeFirst();
}

/** The exercises of the plan that this application has and that can still be worked on, or were. */
export async function openOf(
	tx: Tx,
	where: { jobId: string; applicationId: string },
	now: Date,
): Promise<Set<string>> {
	const rows = await tx
		.selectFrom('exerciseAssignment')
		.select('stageExerciseId')
		.where('jobId', '=', where.jobId)
		.where('applicationId', '=', where.applicationId)
		.where((eb) =>
			eb.or([
				eb('state', 'in', ['submitted', 'graded']),
				eb.and([
					eb('state', 'not in', ['expired', 'cancelled']),
					eb(eb.fn.coalesce('closesAt', 'dueAt'), '>=', now),
				]),
			]),
		)
		.execute();
	return new Set(rows.map((row) => row.stageExerciseId));
}

export type Task = {
	minutesMin: number | null;
	minutesMax: number | null;
	prompts: string[];
	material: string;
};

/** What it asks for. */
export async function task(tx: Tx, id: string): Promise<Task | undefined> {
	const row = await tx
		.selectFrom('exerciseAssignment')
		.innerJoin('exercise', (join) =>
			join
				.onRef('exercise.organizationId', '=', 'exerciseAssignment.organizationId')
				.onRef('exercise.id', '=', 'exerciseAssignment.exerciseId'),
		)
		.select(['exercise.minutesMin', 'exercise.minutesMax', 'exercise.prompts', 'exercise.material'])
		.where('exerciseAssignment.id', '=', id)
		.executeTakeFirst();
	return row && { ...row, prompts: Prompts.parse(row.prompts) };
}

/** An exercise of this job's plan, kept from being removed until the transaction ends. */
export async function holdPlanned(
	tx: Tx,
	jobId: string,
	stageExerciseId: string,
): Promise<{ id: string; stageId: string; exerciseId: string } | undefined> {
	return tx
		.selectFrom('stageExercise')
		.select(['id', 'stageId', 'exerciseId'])
		.where('jobId', '=', jobId)
		.where('id', '=', stageExerciseId)
		.forKeyShare()
		.executeTakeFirst();
}

/** How the scorecards of those who grade it stand; who left the panel is not among them. */
export async function gradingStates(
	tx: Tx,
	where: Pick<Subject, 'applicationId' | 'stageId' | 'id'>,
): Promise<('draft' | 'submitted' | 'waived')[]> {
	const rows = await tx
		.selectFrom('scorecard')
		.select('state')
		.where('applicationId', '=', where.applicationId)
		.where('stageId', '=', where.stageId)
		.where('exerciseAssignmentId', '=', where.id)
		.where('leftAt', 'is', null)
		.execute();
	return rows.map((row) => row.state);
}

/** The scorecards still owed for grading it. */
export async function owedGradings(
	tx: Tx,
	where: Pick<Subject, 'applicationId' | 'stageId' | 'id'>,
): Promise<string[]> {
	const rows = await tx
		.selectFrom('scorecard')
		.select('id')
		.where('applicationId', '=', where.applicationId)
		.where('stageId', '=', where.stageId)
		.where('exerciseAssignmentId', '=', where.id)
		.where('state', '=', 'draft')
		.orderBy('id')
		.execute();
	return rows.map((row) => row.id);
}

function held(tx: Tx) {
	return tx
		.selectFrom('exerciseAssignment')
		.innerJoin('exercise', (join) =>
			join
				.onRef('exercise.organizationId', '=', 'exerciseAssignment.organizationId')
				.onRef('exercise.id', '=', 'exerciseAssignment.exerciseId'),
		)
		.select([
			'exerciseAssignment.id',
			'exerciseAssignment.applicationId',
			'exerciseAssignment.jobId',
			'exerciseAssignment.stageId',
			'exerciseAssignment.stageExerciseId',
			'exerciseAssignment.state',
			'exerciseAssignment.dueAt',
			'exerciseAssignment.sentAt',
			'exerciseAssignment.startedAt',
			'exerciseAssignment.submittedAt',
			'exerciseAssignment.gradedAt',
			'exerciseAssignment.closedAt',
			'exercise.prompts',
		])
		.select(sql<Date>`coalesce(exercise_assignment.closes_at, exercise_assignment.due_at)`.as('closesAt'))
		.select(sql<boolean>`exercise_assignment.token_hash is not null`.as('hasLink'))
		.forNoKeyUpdate('exerciseAssignment');
}

type Row = Omit<Held, 'assignment'> & Omit<Assignment, 'answers' | 'promptCount'> & { prompts: unknown };

function parsed(row: Row): Held {
	const { id, applicationId, jobId, stageId, stageExerciseId, hasLink, prompts, ...times } = row;
	const assignment = { ...times, promptCount: Prompts.parse(prompts).length, answers: {} };
	return { id, applicationId, jobId, stageId, stageExerciseId, hasLink, assignment };
}
