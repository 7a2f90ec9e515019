import { z } from 'zod';
import { reasonLimit } from '#lib/domain/scorecard/scorecard.ts';
import { scorecardRefusalSentence } from '#lib/domain/scorecard/refusal-words.ts';
import { waive } from '#lib/domain/scorecard/state.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as debriefs from '#lib/server/db/debriefs.ts';
import * as recommendations from '#lib/server/db/recommendations.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { conflict, type FieldError, invalid } from '#lib/server/errors.ts';
import { requireApplication } from '#lib/server/workflows/access.ts';
import { afterGrading } from '#lib/server/workflows/after-grading.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';

/** What becomes of each scorecard that is still owed. */
export const OpenDebriefInput = z.object({
	pending: z
		.record(
			z.string(),
			z.object({
				choice: z.enum(['wait', 'waive'], 'Choose whether to wait for this scorecard or to waive it.'),
				reason: z
					.string()
					.trim()
					.max(reasonLimit, `The reason is too long: ${String(reasonLimit)} characters fit.`)
					.default(''),
			}),
		)
		.default({}),
});
export type OpenDebriefInput = z.infer<typeof OpenDebriefInput>;

/**
 * Freezes the recommendation from the independent scorecards. Two people who open at once open one debrief; who comes
 * second and would have waived other scorecards is told.
 */
export async function openDebrief(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	input: OpenDebriefInput,
	now: Date,
): Promise<{ opened: boolean }> {
	return asActor(db, actor, async (tx) => {
		const { subject } = await requireApplication(tx, actor, applicationId, 'open_debrief');
		if (await debriefs.find(tx, subject.id)) return { opened: false };

		const owed = await owedOf(tx, subject);
		const errors = owed.flatMap((scorecard) => problemsOf(scorecard, input.pending[scorecard.id]));
		if (errors.length > 0) throw invalid(errors);
		let waived = 0;
		// Scorecards before the application, as whoever submits one takes them.
		for (const { id } of owed.filter((one) => input.pending[one.id]?.choice === 'waive')) {
			if (await waiveOne(tx, actor, id, input.pending[id]?.reason ?? '', now)) waived += 1;
		}
		await recompute(tx, actor, subject.id, now);

		const earlier = await debriefs.find(tx, subject.id);
		if (earlier && waived === 0) return { opened: false };
		if (earlier) {
			throw conflict(
				`${earlier.openerName} opened this debrief at the same moment. The scorecards that you chose to waive are still owed.`,
			);
		}
		const standing = await recommendations.standingOf(tx, subject.id);
		if (!standing) throw new Error('An application without a standing was recomputed a moment ago.');
		const awaited = (await owedOf(tx, subject)).map((scorecard) => scorecard.id);
		await debriefs.insert(tx, {
			organizationId: actor.organizationId,
			applicationId: subject.id,
			openedAt: now,
			openedBy: actor.memberId,
			recommendationId: standing.recommendationId,
			awaited,
		});
		await record(
			tx,
			actor,
			{
				action: 'debrief.opened',
				targetType: 'application',
				targetId: subject.id,
				applicationId: subject.id,
				details: { recommendationId: standing.recommendationId, awaited },
			},
			now,
		);
		return { opened: true };
	});
}

/** In the order of their ids, so that two who lock them never wait for each other. */
async function owedOf(tx: Tx, subject: { id: string; jobId: string }): Promise<scorecards.Envelope[]> {
	const all = await scorecards.ofApplication(tx, subject.jobId, subject.id);
	return all.filter((scorecard) => scorecard.state === 'draft');
}

function problemsOf(
	{ id, memberName }: scorecards.Envelope,
	answer: OpenDebriefInput['pending'][string] | undefined,
): FieldError[] {
	if (!answer) {
		return [
			{
				field: `pending.${id}.choice`,
				message: `${memberName} still owes a scorecard: choose whether to wait for it or to waive it.`,
			},
		];
	}
	if (answer.choice === 'waive' && answer.reason === '') {
		return [
			{ field: `pending.${id}.reason`, message: `Write why the scorecard of ${memberName} is waived.` },
		];
	}
	return [];
}

/** False where it was submitted or waived meanwhile. */
async function waiveOne(tx: Tx, actor: SignedIn, id: string, reason: string, now: Date): Promise<boolean> {
	const scorecard = await scorecards.lock(tx, id);
	const envelope = await scorecards.find(tx, id);
	if (!scorecard || !envelope || scorecard.state !== 'draft') return false;
	const outcome = waive(scorecard, reason, now);
	if (outcome.kind === 'refused') throw conflict(scorecardRefusalSentence(outcome, new Map()));
	if (outcome.kind === 'already') return false;
	await scorecards.save(tx, outcome.scorecard, actor.memberId);
	await record(
		tx,
		actor,
		{
			action: 'scorecard.waived',
			targetType: 'scorecard',
			targetId: id,
			applicationId: envelope.applicationId,
			stageId: envelope.stageId,
			details: { memberId: envelope.memberId },
		},
		now,
	);
	await afterGrading(tx, actor, id, now);
	return true;
}
