import { z } from 'zod';
import { saveAnswer, type AnswerChange, type RefusalDetail } from '#lib/domain/exercise/assignment.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as answers from '#lib/server/db/exercise-answers.ts';
import { lockThroughLink, refused } from '#lib/server/workflows/candidate-link.ts';

/** Longer texts are parsed all the same, so that the refusal can name the limit. */
export const AnswerInput = z.object({
	prompt: z.int().min(0).max(1000),
	text: z.string(),
	baseRevision: z.int().min(0),
});
export type AnswerInput = z.infer<typeof AnswerInput>;

export type AnswerOutcome =
	| { kind: 'saved'; prompt: number; revision: number }
	| { kind: 'changed_elsewhere'; prompt: number; text: string; revision: number; message: string }
	| { kind: 'refused'; prompt: number; message: string };

/**
 * Saves what was typed, each answer for itself: one that is too long, or was changed elsewhere, does not hold up the
 * others. Throws where nothing can be saved any more.
 */
export async function saveAnswers(
	db: Db,
	token: string,
	changes: AnswerInput[],
	now: Date,
): Promise<{ savedAt: Date; outcomes: AnswerOutcome[] }> {
	return lockThroughLink(db, token, async (tx, held) => {
		const prompts = changes.map((change) => change.prompt);
		const saved = prompts.length === 0 ? {} : await answers.saved(tx, held.id, prompts);
		let assignment = { ...held.assignment, answers: saved };
		const written = new Set<number>();
		const outcomes: AnswerOutcome[] = [];
		for (const { prompt, text, baseRevision } of changes) {
			const change: AnswerChange = { promptIndex: prompt, text, baseRevision };
			const step = saveAnswer(assignment, change, now);
			if (step.kind === 'refused') {
				if (!isOfOneAnswer(step)) throw refused(step);
				outcomes.push(
					step.code === 'answer_changed'
						? { kind: 'changed_elsewhere', prompt, ...step.saved, message: step.message }
						: { kind: 'refused', prompt, message: step.message },
				);
				continue;
			}
			if (step.kind === 'changed') written.add(prompt);
			assignment = { ...assignment, answers: { ...step.assignment.answers } };
			outcomes.push({ kind: 'saved', prompt, revision: assignment.answers[prompt]?.revision ?? 0 });
		}
		await answers.save(
			tx,
			[...written].flatMap((prompt) => {
				const answer = assignment.answers[prompt];
				if (!answer) return [];
				return {
					organizationId: held.organizationId,
					assignmentId: held.id,
					applicationId: held.applicationId,
					prompt,
					...answer,
					updatedAt: now,
				};
			}),
		);
		return { savedAt: now, outcomes };
	});
}

function isOfOneAnswer(refusal: RefusalDetail): boolean {
	return ['unknown_prompt', 'answer_too_long', 'answer_changed'].includes(refusal.code);
}
