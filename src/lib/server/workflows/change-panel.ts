import { z } from 'zod';
import { scorecardRefusalSentence } from '#lib/domain/scorecard/refusal-words.ts';
import { waive } from '#lib/domain/scorecard/state.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applications from '#lib/server/db/applications.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { conflict, invalid, notFound } from '#lib/server/errors.ts';
import { requireApplication, requireId } from '#lib/server/workflows/access.ts';
import { lockInterview } from '#lib/server/workflows/change-scheduled-interview.ts';
import { chosenSeats } from '#lib/server/workflows/panel-choice.ts';
import { afterGrading } from '#lib/server/workflows/after-grading.ts';
import { leavePanel, seatPanel } from '#lib/server/workflows/panel.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';

export const SeatInput = z.object({
	memberId: z.uuid('Choose somebody from the list.'),
	/** Sits in for training. */
	shadow: z
		.string()
		.optional()
		.transform((value) => value !== undefined),
});
export type SeatInput = z.infer<typeof SeatInput>;

/** Puts one more member on the panel of a scheduled interview. Who has a seat there already keeps it. */
export async function addToPanel(
	db: Db,
	actor: SignedIn,
	scheduledInterviewId: string,
	input: SeatInput,
	now: Date,
): Promise<{ applicationId: string }> {
	return asActor(db, actor, async (tx) => {
		const interview = await lockInterview(tx, actor, scheduledInterviewId);
		const { applicationId, jobId, stageId } = interview;
		if (interview.state === 'cancelled') throw conflict('This interview was cancelled. Schedule a new one.');
		const application = await applications.find(tx, applicationId);
		if (application?.state !== 'active')
			throw conflict('This application is withdrawn. Bring it back first.');
		const seats = await chosenSeats(
			tx,
			actor,
			applicationId,
			{ panel: [input.memberId], shadows: input.shadow ? [input.memberId] : [] },
			interview,
			{ mayBeTraining: true },
		);
		const panel = { applicationId, jobId, stageId, scheduledInterviewId: interview.id };
		await seatPanel(tx, actor, panel, seats, now);
		await recompute(tx, actor, applicationId, now);
		return { applicationId };
	});
}

/** A scorecard still owed is waived, a submitted one stays. There is no way back onto the same panel. */
export async function takeOffPanel(
	db: Db,
	actor: SignedIn,
	scorecardId: string,
	now: Date,
): Promise<{ applicationId: string }> {
	return asActor(db, actor, async (tx) => {
		const seat = await requireSeat(tx, actor, scorecardId);
		if (seat.leftAt === null) {
			await leavePanel(tx, actor, seat.id, now);
			await afterGrading(tx, actor, seat.id, now);
			await recompute(tx, actor, seat.applicationId, now);
		}
		return { applicationId: seat.applicationId };
	});
}

/** Frees its author from a scorecard still owed, for good. */
export async function waiveScorecard(
	db: Db,
	actor: SignedIn,
	scorecardId: string,
	reason: string,
	now: Date,
): Promise<{ applicationId: string }> {
	return asActor(db, actor, async (tx) => {
		const seat = await requireSeat(tx, actor, scorecardId);
		const scorecard = await scorecards.lock(tx, seat.id);
		if (!scorecard) throw notFound('scorecard');
		const outcome = waive(scorecard, reason, now);
		if (outcome.kind === 'refused') {
			const message = scorecardRefusalSentence(outcome, new Map());
			if (outcome.code === 'reason_required' || outcome.code === 'reason_too_long') {
				throw invalid([{ field: 'reason', message }]);
			}
			throw conflict(
				`${seat.memberName} has submitted this scorecard meanwhile, so nothing is owed any more.`,
			);
		}
		if (outcome.kind === 'waived') {
			await scorecards.save(tx, outcome.scorecard, actor.memberId);
			await record(
				tx,
				actor,
				{
					action: 'scorecard.waived',
					targetType: 'scorecard',
					targetId: seat.id,
					applicationId: seat.applicationId,
					stageId: seat.stageId,
					details: { memberId: seat.memberId },
				},
				now,
			);
			await afterGrading(tx, actor, seat.id, now);
			await recompute(tx, actor, seat.applicationId, now);
		}
		return { applicationId: seat.applicationId };
	});
}

/** A seat on a panel, or a grader's, of an application that the actor manages. */
async function requireSeat(tx: Tx, actor: SignedIn, scorecardId: string): Promise<scorecards.Envelope> {
	const seat = await scorecards.find(tx, requireId(scorecardId, 'scorecard'));
	if (!seat) throw notFound('scorecard');
	await requireApplication(tx, actor, seat.applicationId, 'manage_application');
	return seat;
}
