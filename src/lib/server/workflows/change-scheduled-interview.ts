import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as scheduledInterviews from '#lib/server/db/scheduled-interviews.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { conflict, notFound } from '#lib/server/errors.ts';
import { requireApplication, requireId } from '#lib/server/workflows/access.ts';
import {
	requireAccepted,
	slotOf,
	type TimeInput,
	timeWarnings,
} from '#lib/server/workflows/interview-time.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';
import { waiveOwed } from '#lib/server/workflows/waive-seats.ts';

export async function moveScheduledInterview(
	db: Db,
	actor: SignedIn,
	scheduledInterviewId: string,
	input: TimeInput,
	now: Date,
): Promise<{ applicationId: string }> {
	return asActor(db, actor, async (tx) => {
		const interview = await lockInterview(tx, actor, scheduledInterviewId);
		if (interview.state === 'cancelled') throw conflict('This interview was cancelled. Schedule a new one.');
		const slot = slotOf(input);
		const panel = await onPanelOf(tx, interview);
		const memberIds = panel.map((seat) => seat.memberId);
		const where = { ...interview, self: interview.id, memberIds };
		requireAccepted(await timeWarnings(tx, slot, where, now), input.accepted);
		await scheduledInterviews.move(tx, interview.id, {
			startsAt: slot.startsAt,
			endsAt: slot.endsAt,
			timeZone: input.timeZone,
			place: input.place,
			link: input.link,
		});
		await recordOf(tx, actor, 'interview.moved', interview, now);
		return { applicationId: interview.applicationId };
	});
}

/** Who owes a scorecard for it is freed. An interview for which one was submitted took place, and stays. */
export async function cancelScheduledInterview(
	db: Db,
	actor: SignedIn,
	scheduledInterviewId: string,
	now: Date,
): Promise<{ applicationId: string }> {
	return asActor(db, actor, async (tx) => {
		const interview = await lockInterview(tx, actor, scheduledInterviewId);
		const { applicationId } = interview;
		if (interview.state === 'cancelled') return { applicationId };
		await waiveOwed(
			tx,
			actor,
			{ jobId: interview.jobId, applicationId, scheduledInterviewId: interview.id },
			'Interview cancelled',
			now,
		);
		const submitted = (await onPanelOf(tx, interview)).find((seat) => seat.state === 'submitted');
		if (submitted) {
			throw conflict(
				`${submitted.memberName} has submitted a scorecard for this interview, so it took place. Take the others off its panel instead.`,
			);
		}
		await scheduledInterviews.cancel(tx, [interview.id]);
		await recordOf(tx, actor, 'interview.cancelled', interview, now);
		await recompute(tx, actor, applicationId, now);
		return { applicationId };
	});
}

/** Locks it for whoever may manage its application. */
export async function lockInterview(
	tx: Tx,
	actor: SignedIn,
	scheduledInterviewId: string,
): Promise<scheduledInterviews.ScheduledInterview> {
	const interview = await scheduledInterviews.lock(tx, requireId(scheduledInterviewId, 'interview'));
	if (!interview) throw notFound('interview');
	await requireApplication(tx, actor, interview.applicationId, 'manage_application');
	return interview;
}

async function onPanelOf(tx: Tx, interview: scheduledInterviews.ScheduledInterview) {
	const all = await scorecards.ofApplication(tx, interview.jobId, interview.applicationId);
	return all.filter((seat) => seat.scheduledInterviewId === interview.id && seat.leftAt === null);
}

async function recordOf(
	tx: Tx,
	actor: SignedIn,
	action: string,
	interview: scheduledInterviews.ScheduledInterview,
	now: Date,
): Promise<void> {
	await record(
		tx,
		actor,
		{
			action,
			targetType: 'scheduled_interview',
			targetId: interview.id,
			applicationId: interview.applicationId,
			stageId: interview.stageId,
		},
		now,
	);
}
