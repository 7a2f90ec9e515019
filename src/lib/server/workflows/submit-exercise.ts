import { createHash } from 'node:crypto';
import { answerCount, submit } from '#lib/domain/exercise/assignment.ts';
import type { SavedAnswer } from '#lib/domain/exercise/assignment.ts';
import { receiptCode } from '#lib/domain/exercise/receipt.ts';
import { canonicalJson } from '#lib/domain/recommendation/canonical-json.ts';
import { recordCandidate } from '#lib/server/db/audit-events.ts';
import type { Db } from '#lib/server/db/database.ts';
import * as answers from '#lib/server/db/exercise-answers.ts';
import * as assignments from '#lib/server/db/exercise-assignments.ts';
import { conflict } from '#lib/server/errors.ts';
import { lockThroughLink, refused } from '#lib/server/workflows/candidate-link.ts';
import { handedIn, type Receipt } from '#lib/server/workflows/open-exercise.ts';

/** Which texts somebody has looked at, such as `3,0,1`: the revision of each answer in its order. */
export function reviewed(saved: readonly SavedAnswer[]): string {
	return saved.map((answer) => answer.revision).join(',');
}

/**
 * Hands in what is saved, if it is what the candidate last looked at. However often it is called, and from however
 * many windows at once, there is one submission and one receipt.
 */
export async function submitExercise(
	db: Db,
	token: string,
	input: { reviewed: string },
	now: Date,
): Promise<Receipt> {
	return lockThroughLink(db, token, async (tx, held) => {
		if (held.assignment.submittedAt !== null) return (await handedIn(tx, held.id)).receipt;
		const saved = await answers.saved(tx, held.id);
		const assignment = { ...held.assignment, answers: saved };
		const step = submit(assignment, now);
		if (step.kind === 'refused') throw refused(step);
		const inOrder = Array.from(
			{ length: answerCount(assignment) },
			(_, prompt) => saved[prompt] ?? { text: '', revision: 0 },
		);
		if (input.reviewed !== reviewed(inOrder)) {
			throw conflict(
				'Your answers were changed after you opened this page, perhaps in another window. Look at them once more, then submit.',
				{ reason: 'changed_since' },
			);
		}
		const texts = inOrder.map((answer) => answer.text);
		const contentHash = createHash('sha256')
			.update(canonicalJson({ assignment: held.id, answers: texts, submittedAt: now.toISOString() }))
			.digest('hex');
		await assignments.save(tx, held.id, step.assignment);
		await answers.insertSubmission(tx, {
			organizationId: held.organizationId,
			assignmentId: held.id,
			applicationId: held.applicationId,
			answers: texts,
			contentHash,
			submittedAt: now,
		});
		await recordCandidate(
			tx,
			held.organizationId,
			{
				action: 'exercise.submitted',
				targetType: 'exercise_assignment',
				targetId: held.id,
				applicationId: held.applicationId,
				stageId: held.stageId,
			},
			now,
		);
		return { code: receiptCode(contentHash), submittedAt: now };
	});
}
