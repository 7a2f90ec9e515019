import { z } from 'zod';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applications from '#lib/server/db/applications.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db, newId, type Tx } from '#lib/server/db/database.ts';
import * as plans from '#lib/server/db/plans.ts';
import * as scheduledInterviews from '#lib/server/db/scheduled-interviews.ts';
import { conflict, invalid, notFound } from '#lib/server/errors.ts';
import { requireApplication } from '#lib/server/workflows/access.ts';
import {
	requireAccepted,
	slotOf,
	TimeInput,
	timeWarnings,
	type Warning,
} from '#lib/server/workflows/interview-time.ts';
import { chosenSeats } from '#lib/server/workflows/panel-choice.ts';
import { seatPanel } from '#lib/server/workflows/panel.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';

const MemberIds = z.array(z.uuid('Choose people from the list.')).max(50, 'A panel has 50 people at most.');

export const ScheduleInput = TimeInput.extend({
	interviewId: z.uuid('Choose an interview of the plan.'),
	panel: MemberIds.default([]),
	/** Those of the panel who sit in for training. */
	shadows: MemberIds.default([]),
});
export type ScheduleInput = z.infer<typeof ScheduleInput>;

/** Sets an interview of the plan for an application, and gives everybody on its panel one scorecard. */
export async function scheduleInterview(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	input: ScheduleInput,
	now: Date,
): Promise<{ scheduledInterviewId: string }> {
	return asActor(db, actor, async (tx) => {
		const { subject } = await requireApplication(tx, actor, applicationId, 'manage_application');
		const application = await requireOpen(tx, subject.id);
		const interview = await plans.holdInterview(tx, subject.jobId, input.interviewId);
		if (!interview) {
			throw invalid([
				{ field: 'interviewId', message: 'This interview is no longer in the plan. Choose another.' },
			]);
		}
		const slot = slotOf(input);
		const seats = await chosenSeats(tx, actor, subject.id, input, slot);
		const warnings = [
			...(await twice(tx, application, interview)),
			...(await timeWarnings(
				tx,
				slot,
				{ ...application, self: null, memberIds: seats.map((seat) => seat.memberId) },
				now,
			)),
		];
		requireAccepted(warnings, input.accepted);

		const scheduledInterviewId = newId();
		await scheduledInterviews.insert(tx, {
			organizationId: actor.organizationId,
			id: scheduledInterviewId,
			applicationId: subject.id,
			jobId: subject.jobId,
			stageId: interview.stageId,
			interviewId: interview.id,
			startsAt: slot.startsAt,
			endsAt: slot.endsAt,
			timeZone: input.timeZone,
			place: input.place,
			link: input.link,
			createdAt: now,
			createdBy: actor.memberId,
		});
		await record(
			tx,
			actor,
			{
				action: 'interview.scheduled',
				targetType: 'scheduled_interview',
				targetId: scheduledInterviewId,
				applicationId: subject.id,
				stageId: interview.stageId,
				details: { interviewId: interview.id },
			},
			now,
		);
		const panel = { ...application, stageId: interview.stageId, scheduledInterviewId };
		await seatPanel(tx, actor, panel, seats, now);
		await recompute(tx, actor, subject.id, now);
		return { scheduledInterviewId };
	});
}

/** Locks the application; a withdrawn one, or one of a closed job, gets no more interviews. */
export async function requireOpen(
	tx: Tx,
	applicationId: string,
): Promise<{ applicationId: string; jobId: string }> {
	await applications.lock(tx, applicationId);
	const application = await applications.find(tx, applicationId);
	if (!application) throw notFound('application');
	if (application.state === 'withdrawn') {
		throw conflict('This application is withdrawn. Bring it back first.');
	}
	if (application.jobState === 'closed') throw conflict('This job is closed. Open it again first.');
	return { applicationId: application.id, jobId: application.jobId };
}

async function twice(
	tx: Tx,
	application: { applicationId: string; jobId: string },
	interview: { id: string; title: string },
): Promise<Warning[]> {
	const set = await scheduledInterviews.ofApplication(tx, application.jobId, application.applicationId);
	const same = set.find((other) => other.interviewId === interview.id && other.state === 'scheduled');
	if (!same) return [];
	const message = `“${interview.title}” is set for this candidate already.`;
	return [{ code: 'twice', about: same.id, message }];
}
