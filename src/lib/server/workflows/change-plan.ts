import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, asSystemWithin, type Db, type Tx } from '#lib/server/db/database.ts';
import * as jobs from '#lib/server/db/jobs.ts';
import * as planUse from '#lib/server/db/plan-use.ts';
import * as plans from '#lib/server/db/plans.ts';
import { conflict, notFound } from '#lib/server/errors.ts';
import { requireJob } from '#lib/server/workflows/access.ts';

/** Which plan, and the revision of it that the actor saw. */
export type PlanOf = { jobId: string; revision: number };

export type OpenPlan = {
	jobId: string;
	roleVersionId: string;
	stages: plans.PlanStage[];
	use: planUse.PlanUse;
};

/** One change of one plan: locks it, refuses an older revision, and counts on. */
export async function changingPlan<T>(
	db: Db,
	actor: SignedIn,
	plan: PlanOf,
	now: Date,
	change: (tx: Tx, plan: OpenPlan) => Promise<{ what: string; id: string; result: T }>,
): Promise<{ revision: number; result: T }> {
	return asActor(db, actor, async (tx) => {
		await requireJob(tx, actor, plan.jobId, 'manage_job');
		const job = await jobs.lock(tx, plan.jobId);
		if (!job) throw notFound('job');
		if (job.planRevision !== plan.revision) {
			throw conflict(
				'Somebody changed this plan after you opened it. It stands below as it is now; look at it, then do it again.',
				{ kind: 'stale', revision: job.planRevision },
			);
		}
		await planUse.holdPlan(tx, job.id);
		const { what, id, result } = await change(tx, {
			jobId: job.id,
			roleVersionId: job.roleVersionId,
			stages: await plans.find(tx, job.id),
			use: await asSystemWithin(tx, actor, (system) => planUse.ofJob(system, job.id)),
		});
		const revision = job.planRevision + 1;
		await jobs.setPlanRevision(tx, job.id, revision);
		const event = {
			action: 'plan.changed',
			targetType: 'job',
			targetId: job.id,
			details: { what, id, revision },
		};
		await record(tx, actor, event, now);
		return { revision, result };
	});
}

export function stageOf(plan: OpenPlan, stageId: string): { stage: plans.PlanStage; position: number } {
	const position = plan.stages.findIndex((stage) => stage.id === stageId);
	const stage = plan.stages[position];
	if (!stage) throw notFound('stage');
	return { stage, position };
}

export function interviewOf(plan: OpenPlan, interviewId: string) {
	for (const stage of plan.stages) {
		const position = stage.interviews.findIndex((interview) => interview.id === interviewId);
		const interview = stage.interviews[position];
		if (interview) return { stage, interview, position };
	}
	throw notFound('interview');
}

export function exerciseOf(plan: OpenPlan, stageExerciseId: string) {
	for (const stage of plan.stages) {
		const exercise = stage.exercises.find((one) => one.id === stageExerciseId);
		if (exercise) return { stage, exercise };
	}
	throw notFound('exercise of the plan');
}
