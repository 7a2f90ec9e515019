import { waive } from '#lib/domain/scorecard/state.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireScorecard } from '#lib/server/workflows/access.ts';
import { afterGrading } from '#lib/server/workflows/after-grading.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';
import { refusalOf } from '#lib/server/workflows/submit-scorecard-parts.ts';

/** "I cannot fill this in": for good, with a reason, and logged. */
export async function waiveOwnScorecard(
	db: Db,
	actor: SignedIn,
	scorecardId: string,
	input: { reason: string },
	now: Date,
): Promise<void> {
	await asActor(db, actor, async (tx) => {
		const { subject } = await requireScorecard(tx, actor, scorecardId, 'view_kit');
		const scorecard = await scorecards.lock(tx, scorecardId);
		if (!scorecard) throw notFound('scorecard');
		const outcome = waive(scorecard, input.reason, now);
		if (outcome.kind === 'already') return;
		if (outcome.kind === 'refused') throw refusalOf(outcome, new Map());
		await scorecards.save(tx, outcome.scorecard, actor.memberId);
		await record(
			tx,
			actor,
			{
				action: 'scorecard.waived',
				targetType: 'scorecard',
				targetId: scorecardId,
				applicationId: subject.applicationId,
				stageId: subject.stageId,
				details: { byAuthor: true },
			},
			now,
		);
		await recompute(tx, actor, subject.applicationId, now);
		await afterGrading(tx, actor, scorecardId, now);
	});
}
