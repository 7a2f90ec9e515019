import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applications from '#lib/server/db/applications.ts';
import { record, recordAll } from '#lib/server/db/audit-events.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as scheduledInterviews from '#lib/server/db/scheduled-interviews.ts';
import { requireApplication } from '#lib/server/workflows/access.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';
import { waiveOwed } from '#lib/server/workflows/waive-seats.ts';

/** Nobody owes anything for it any more, and interviews that have not begun are cancelled. What was submitted stays. */
export async function withdrawApplication(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	now: Date,
): Promise<void> {
	await asActor(db, actor, async (tx) => {
		const { subject } = await requireApplication(tx, actor, applicationId, 'manage_application');
		await release(tx, actor, subject, now);
		const application = await applications.lock(tx, subject.id);
		if (application?.state !== 'active') return;
		// Once more: what was scheduled before the application was locked.
		await release(tx, actor, subject, now);
		await applications.setState(tx, subject.id, 'withdrawn');
		await recordOf(tx, actor, 'application.withdrawn', subject.id, now);
		await recompute(tx, actor, subject.id, now);
	});
}

/** Waived scorecards stay waived and cancelled interviews cancelled: new ones are scheduled. */
export async function bringBackApplication(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	now: Date,
): Promise<void> {
	await asActor(db, actor, async (tx) => {
		const { subject } = await requireApplication(tx, actor, applicationId, 'manage_application');
		const application = await applications.lock(tx, subject.id);
		if (application?.state !== 'withdrawn') return;
		await applications.setState(tx, subject.id, 'active');
		await recordOf(tx, actor, 'application.brought_back', subject.id, now);
	});
}

async function release(
	tx: Tx,
	actor: SignedIn,
	subject: { id: string; jobId: string },
	now: Date,
): Promise<void> {
	const upcoming = await scheduledInterviews.lockUpcoming(tx, subject.jobId, subject.id, now);
	const ids = upcoming.map(({ id }) => id);
	await scheduledInterviews.cancel(tx, ids);
	const cancelled = upcoming.map(({ id, stageId }) => ({
		action: 'interview.cancelled',
		targetType: 'scheduled_interview',
		targetId: id,
		applicationId: subject.id,
		stageId,
	}));
	await recordAll(tx, actor, cancelled, now);
	const where = { jobId: subject.jobId, applicationId: subject.id };
	await waiveOwed(tx, actor, where, 'Application withdrawn', now);
}

async function recordOf(tx: Tx, actor: SignedIn, action: string, applicationId: string, now: Date) {
	const event = { action, targetType: 'application', targetId: applicationId, applicationId };
	await record(tx, actor, event, now);
}
