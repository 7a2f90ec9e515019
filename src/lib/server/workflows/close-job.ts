import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as jobs from '#lib/server/db/jobs.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireJob } from '#lib/server/workflows/access.ts';

/** A closed job takes no applications and no interviews; all that it holds stays readable, and what is owed stays owed. */
export async function closeJob(db: Db, actor: SignedIn, jobId: string, now: Date): Promise<void> {
	await change(db, actor, jobId, 'closed', 'job.closed', now);
}

export async function reopenJob(db: Db, actor: SignedIn, jobId: string, now: Date): Promise<void> {
	await change(db, actor, jobId, 'open', 'job.reopened', now);
}

async function change(
	db: Db,
	actor: SignedIn,
	jobId: string,
	state: jobs.Job['state'],
	action: string,
	now: Date,
): Promise<void> {
	await asActor(db, actor, async (tx) => {
		await requireJob(tx, actor, jobId, 'manage_job');
		const job = await jobs.lock(tx, jobId);
		if (!job) throw notFound('job');
		if (job.state === state) return;
		await jobs.setState(tx, jobId, state);
		await record(tx, actor, { action, targetType: 'job', targetId: jobId }, now);
	});
}
