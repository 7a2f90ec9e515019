import { sql } from 'kysely';
import { z } from 'zod';
import type { AssignmentState, SavedAnswer } from '#lib/domain/exercise/assignment.ts';
import type { Tx } from './database.ts';

const Texts = z.array(z.string());

/** Everything that the candidate's page shows. Ask as the system: unfinished answers are closed to every member. */
export type CandidateExercise = {
	id: string;
	state: AssignmentState;
	dueAt: Date;
	closesAt: Date;
	isWithdrawn: boolean;
	organizationName: string;
	candidateName: string;
	jobTitle: string;
	title: string;
	minutesMin: number | null;
	minutesMax: number | null;
	prompts: string[];
	material: string;
};

export async function findByToken(tx: Tx, tokenHash: Buffer): Promise<CandidateExercise | undefined> {
	const { rows } = await sql<Omit<CandidateExercise, 'prompts'> & { prompts: unknown }>`
		select x.id, x.state, x.due_at, coalesce(x.closes_at, x.due_at) as closes_at, a.state = 'withdrawn' as is_withdrawn,
			o.name as organization_name, c.name as candidate_name, j.title as job_title,
			e.title, e.minutes_min, e.minutes_max, e.prompts, e.material
		from app.exercise_assignment x
		join app.organization o on o.organization_id = x.organization_id
		join app.exercise e on e.organization_id = x.organization_id and e.id = x.exercise_id
		join app.application a on a.organization_id = x.organization_id and a.id = x.application_id
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		join app.job j on j.organization_id = x.organization_id and j.id = x.job_id
		where x.organization_id = app.organization_id() and x.token_hash = ${tokenHash}`.execute(tx);
	const row = rows[0];
	return row && { ...row, prompts: Texts.parse(row.prompts) };
}

export async function isWithdrawn(tx: Tx, applicationId: string): Promise<boolean> {
	const row = await tx
		.selectFrom('application')
		.select('state')
		.where('id', '=', applicationId)
		.executeTakeFirst();
	return row?.state === 'withdrawn';
}

/** What is saved, by the prompt's index; of these prompts only, where they are named. */
export async function saved(
	tx: Tx,
	assignmentId: string,
	prompts?: number[],
): Promise<Record<number, SavedAnswer>> {
	const rows = await tx
		.selectFrom('exerciseAnswer')
		.select(['prompt', 'text', 'revision'])
		.where('assignmentId', '=', assignmentId)
		.$if(prompts !== undefined, (query) => query.where('prompt', 'in', prompts ?? []))
		.execute();
	return Object.fromEntries(rows.map(({ prompt, text, revision }) => [prompt, { text, revision }]));
}

export type AnswerRow = SavedAnswer & {
	organizationId: string;
	assignmentId: string;
	applicationId: string;
	prompt: number;
	updatedAt: Date;
};

export async function save(tx: Tx, rows: AnswerRow[]): Promise<void> {
	if (rows.length === 0) return;
	await tx
		.insertInto('exerciseAnswer')
		.values(rows)
		.onConflict((conflict) =>
			conflict.columns(['organizationId', 'assignmentId', 'prompt']).doUpdateSet((excluded) => ({
				text: excluded.ref('excluded.text'),
				revision: excluded.ref('excluded.revision'),
				updatedAt: excluded.ref('excluded.updatedAt'),
			})),
		)
		.execute();
}

/** What was handed in, one text for each prompt in its order. */
export type Submission = { answers: string[]; contentHash: string; submittedAt: Date };

export async function insertSubmission(
	tx: Tx,
	row: Submission & { organizationId: string; assignmentId: string; applicationId: string },
): Promise<void> {
	await tx
		.insertInto('exerciseSubmission')
		.values({ ...row, answers: JSON.stringify(row.answers) })
		.execute();
}

export async function submission(tx: Tx, assignmentId: string): Promise<Submission | undefined> {
	const row = await tx
		.selectFrom('exerciseSubmission')
		.select(['answers', 'contentHash', 'submittedAt'])
		.where('assignmentId', '=', assignmentId)
		.executeTakeFirst();
	return row && { ...row, answers: Texts.parse(row.answers) };
}
