import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as evidence from '#lib/server/db/evidence.ts';
import * as policies from '#lib/server/db/policies.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireApplication, requireId } from '#lib/server/workflows/access.ts';
import { withheld } from '#lib/server/workflows/evidence-first.ts';

/** Keeps that the actor opened the notes of these scorecards, and when for the first time. */
export async function openEvidence(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	scorecardIds: readonly string[],
	now: Date,
): Promise<void> {
	const ids = [...new Set(scorecardIds.map((id) => requireId(id, 'scorecard')))];
	await asActor(db, actor, async (tx) => {
		const { subject } = await requireApplication(tx, actor, applicationId, 'view_recommendation');
		const found = await evidence.openable(tx, subject.id, actor.memberId, ids);
		if (found.length < ids.length || ids.length === 0) throw notFound('submitted scorecard');
		const place = {
			organizationId: actor.organizationId,
			memberId: actor.memberId,
			applicationId: subject.id,
		};
		await evidence.markOpened(
			tx,
			found.map(({ id, stageId }) => ({ ...place, scorecardId: id, stageId, openedAt: now })),
		);
	});
}

/** "Show now": the actor sees the recommendation before opening all notes, for good and on the record. */
export async function showRecommendationNow(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	now: Date,
): Promise<void> {
	await asActor(db, actor, async (tx) => {
		const { subject } = await requireApplication(tx, actor, applicationId, 'view_recommendation');
		const { policy } = await policies.current(tx);
		const review = await evidence.reviewOf(tx, subject.jobId, subject.id, actor.memberId);
		if (!withheld(policy, review)) return;
		const row = { organizationId: actor.organizationId, applicationId: subject.id, memberId: actor.memberId };
		if (!(await evidence.markShown(tx, { ...row, shownAt: now }))) return;
		await record(
			tx,
			actor,
			{
				action: 'recommendation.shown_now',
				targetType: 'application',
				targetId: subject.id,
				applicationId: subject.id,
			},
			now,
		);
	});
}
