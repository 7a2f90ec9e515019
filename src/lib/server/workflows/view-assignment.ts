import { pseudonym } from '#lib/domain/exercise/pseudonym.ts';
import { receiptCode } from '#lib/domain/exercise/receipt.ts';
import { formatLocal } from '#lib/domain/schedule/time.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as answers from '#lib/server/db/exercise-answers.ts';
import * as assignments from '#lib/server/db/exercise-assignments.ts';
import * as overview from '#lib/server/db/exercise-overview.ts';
import { notFound } from '#lib/server/errors.ts';
import { assignmentView, requireAssignment } from '#lib/server/workflows/exercise-view.ts';
import { graderChoices } from '#lib/server/workflows/grader-choices.ts';

/** One assignment, for those who manage the application. The answers are the graders' to read. */
export async function viewAssignment(db: Db, actor: SignedIn, assignmentId: string, now: Date) {
	return asActor(db, actor, async (tx) => {
		const subject = await requireAssignment(tx, actor, assignmentId);
		const row = await overview.find(tx, subject.id);
		const task = await assignments.task(tx, subject.id);
		if (!row || !task) throw notFound('exercise');
		const graders = await overview.graders(tx, [row.id]);
		const submission = await answers.submission(tx, row.id);
		return {
			...assignmentView(row, graders, now),
			applicationId: row.applicationId,
			candidateName: row.candidateName,
			jobTitle: row.jobTitle,
			closesAt: row.closesAt,
			/** It ran out of time, and nothing else was given instead. */
			canReopen: row.state !== 'expired',
			pseudonym: pseudonym(row.id),
			receipt: submission ? receiptCode(submission.contentHash) : null,
			task,
			/** For the field that sets another due time. */
			dueLocal: formatLocal(row.dueAt, actor.timeZone),
			earliest: formatLocal(now, actor.timeZone),
			choices: await graderChoices(tx, subject.jobId, new Set(graders.map((grader) => grader.memberId))),
			timeZone: actor.timeZone,
		};
	});
}
