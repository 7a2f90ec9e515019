import { createHash } from 'node:crypto';
import { isLate, start, stateAt } from '#lib/domain/exercise/assignment.ts';
import type { SavedAnswer } from '#lib/domain/exercise/assignment.ts';
import { receiptCode } from '#lib/domain/exercise/receipt.ts';
import { recordCandidate } from '#lib/server/db/audit-events.ts';
import type { Db, Tx } from '#lib/server/db/database.ts';
import * as answers from '#lib/server/db/exercise-answers.ts';
import * as assignments from '#lib/server/db/exercise-assignments.ts';
import {
	closedLink,
	lockThroughLink,
	refused,
	throughLink,
	unknownLink,
} from '#lib/server/workflows/candidate-link.ts';

export type Receipt = { code: string; submittedAt: Date };

/** What the candidate sees: the task and the own answers, nothing of how or by whom they are graded. */
export type ExercisePage = {
	organizationName: string;
	candidateName: string;
	jobTitle: string;
	title: string;
	minutesMin: number | null;
	minutesMax: number | null;
	/** One empty text where the exercise has no prompts and takes one answer. */
	prompts: string[];
	material: string;
	dueAt: Date;
	/** Told once the due time has passed. */
	closesAt: Date | null;
} & (
	| { stage: 'sent' }
	| { stage: 'started'; answers: SavedAnswer[]; keptUnder: string }
	| { stage: 'submitted'; answers: string[]; receipt: Receipt; keptUnder: string }
);

/** Refuses a link that is unknown (the same for everyone) or closed. */
export async function openExercise(db: Db, token: string, now: Date): Promise<ExercisePage> {
	return throughLink(db, token, async (tx, { hash }) => {
		const exercise = await answers.findByToken(tx, hash);
		if (!exercise) throw unknownLink();
		const state = stateAt(exercise, now);
		const page = {
			organizationName: exercise.organizationName,
			candidateName: exercise.candidateName,
			jobTitle: exercise.jobTitle,
			title: exercise.title,
			minutesMin: exercise.minutesMin,
			minutesMax: exercise.minutesMax,
			prompts: exercise.prompts.length > 0 ? exercise.prompts : [''],
			material: exercise.material,
			dueAt: exercise.dueAt,
			closesAt: isLate(exercise, now) ? exercise.closesAt : null,
		};
		if (state === 'submitted' || state === 'graded') {
			const { texts, receipt } = await handedIn(tx, exercise.id);
			return { ...page, stage: 'submitted', answers: texts, receipt, keptUnder: keptUnder(exercise.id) };
		}
		if (state === 'cancelled' || exercise.isWithdrawn) throw closedLink('cancelled');
		if (state === 'expired') throw closedLink('expired');
		if (state !== 'started') return { ...page, stage: 'sent' };
		const saved = await answers.saved(tx, exercise.id);
		return {
			...page,
			stage: 'started',
			answers: page.prompts.map((_, prompt) => saved[prompt] ?? { text: '', revision: 0 }),
			keptUnder: keptUnder(exercise.id),
		};
	});
}

/** The candidate begins. Beginning again changes nothing. */
export async function startExercise(db: Db, token: string, now: Date): Promise<void> {
	await lockThroughLink(db, token, async (tx, held) => {
		const step = start(held.assignment, now);
		if (step.kind === 'refused') {
			if (step.code === 'already_submitted') return;
			throw refused(step);
		}
		if (step.kind === 'unchanged') return;
		await assignments.save(tx, held.id, step.assignment);
		await recordCandidate(
			tx,
			held.organizationId,
			{
				action: 'exercise.started',
				targetType: 'exercise_assignment',
				targetId: held.id,
				applicationId: held.applicationId,
				stageId: held.stageId,
			},
			now,
		);
	});
}

/** What a submitted assignment holds. */
export async function handedIn(tx: Tx, assignmentId: string): Promise<{ texts: string[]; receipt: Receipt }> {
	const submission = await answers.submission(tx, assignmentId);
	if (!submission) throw new Error('A submitted exercise has no submission.');
	const { contentHash, submittedAt } = submission;
	return { texts: submission.answers, receipt: { code: receiptCode(contentHash), submittedAt } };
}

/** Under which name the candidate's browser keeps unsaved text: the same for every link to this assignment. */
function keptUnder(assignmentId: string): string {
	return createHash('sha256').update(`answers of ${assignmentId}`).digest('hex').slice(0, 16);
}
