import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applications from '#lib/server/db/applications.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db, newId, type Tx } from '#lib/server/db/database.ts';
import * as jobs from '#lib/server/db/jobs.ts';
import * as plans from '#lib/server/db/plans.ts';
import { conflict, notFound } from '#lib/server/errors.ts';
import { requireJob } from '#lib/server/workflows/access.ts';
import { insertPerson, type NewPerson } from '#lib/server/workflows/add-candidate.ts';
import { requireCandidate } from '#lib/server/workflows/candidate-access.ts';

/** Adds an application of somebody who is known, or of a new person, to the job: at its first stage. */
export async function addApplication(
	db: Db,
	actor: SignedIn,
	input: { jobId: string } & ({ candidateId: string } | { person: NewPerson }),
	now: Date,
): Promise<{ applicationId: string; candidateId: string }> {
	return asActor(db, actor, async (tx) => {
		await requireJob(tx, actor, input.jobId, 'manage_job');
		const job = await jobs.find(tx, input.jobId);
		if (!job) throw notFound('job');
		if (job.state === 'closed') throw conflict('This job is closed. Open it again, then add people.');
		const stage = await plans.holdFirstStage(tx, job.id);
		if (!stage) throw conflict('The interview plan of this job has no stage yet. Add one first.');
		const candidateId =
			'candidateId' in input
				? (await requireCandidate(tx, actor, input.candidateId, 'view_candidate')).candidate.id
				: await insertPerson(tx, actor, input.person, now);
		const applicationId = newId();
		const added = await applications.insert(tx, {
			organizationId: actor.organizationId,
			id: applicationId,
			jobId: job.id,
			candidateId,
			stageId: stage.id,
			createdAt: now,
			createdBy: actor.memberId,
		});
		if (!added) throw await isThereAlready(tx, job.id, candidateId);
		await record(
			tx,
			actor,
			{
				action: 'application.added',
				targetType: 'application',
				targetId: applicationId,
				applicationId,
				details: { jobId: job.id, candidateId, stageId: stage.id },
			},
			now,
		);
		return { applicationId, candidateId };
	});
}

async function isThereAlready(tx: Tx, jobId: string, candidateId: string) {
	const applicationId = (await applications.idOf(tx, jobId, candidateId)) ?? null;
	return conflict('This person has an application in this job already.', { kind: 'twice', applicationId });
}
