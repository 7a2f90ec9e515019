import { seenOthers } from '#lib/domain/scorecard/state.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireScorecard } from '#lib/server/workflows/access.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';
import { refusalOf } from '#lib/server/workflows/submit-scorecard-parts.ts';

/**
 * Opens others' scorecards of the stage before the own is submitted. Logged, and for good: the own scorecard is marked
 * "seen others first", is shown, and never counts.
 */
export async function showAnyway(db: Db, actor: SignedIn, scorecardId: string, now: Date): Promise<void> {
	await asActor(db, actor, async (tx) => {
		const { subject } = await requireScorecard(tx, actor, scorecardId, 'view_kit');
		const scorecard = await scorecards.lock(tx, scorecardId);
		if (!scorecard) throw notFound('scorecard');
		const outcome = seenOthers(scorecard, now);
		if (outcome.kind === 'already') return;
		if (outcome.kind === 'refused') throw refusalOf(outcome, new Map());
		await scorecards.save(tx, outcome.scorecard, actor.memberId);
		await record(
			tx,
			actor,
			{
				action: 'scorecard.shown_anyway',
				targetType: 'scorecard',
				targetId: scorecardId,
				applicationId: subject.applicationId,
				stageId: subject.stageId,
			},
			now,
		);
		await recompute(tx, actor, subject.applicationId, now);
	});
}
