import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applications from '#lib/server/db/applications.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as plans from '#lib/server/db/plans.ts';
import { conflict, invalid, notFound } from '#lib/server/errors.ts';
import { requireApplication } from '#lib/server/workflows/access.ts';

export async function moveApplication(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	stageId: string,
	now: Date,
): Promise<void> {
	await asActor(db, actor, async (tx) => {
		const { subject } = await requireApplication(tx, actor, applicationId, 'manage_application');
		const application = await applications.lock(tx, subject.id);
		if (!application) throw notFound('application');
		if (application.state === 'withdrawn') {
			throw conflict('This application is withdrawn. Bring it back first.');
		}
		const stages = await plans.stagesOf(tx, subject.jobId);
		const wanted = stages.some((stage) => stage.id === stageId);
		const stage = wanted ? await plans.holdStage(tx, subject.jobId, stageId) : undefined;
		if (!stage) throw invalid([{ field: 'stageId', message: 'Choose a stage of this job’s plan.' }]);
		if (stage.id === application.stageId) return;
		await applications.move(tx, subject.id, stage.id);
		await record(
			tx,
			actor,
			{
				action: 'application.moved',
				targetType: 'application',
				targetId: subject.id,
				applicationId: subject.id,
				details: { from: application.stageId, to: stage.id },
			},
			now,
		);
	});
}
