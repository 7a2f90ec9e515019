import type { SignedIn } from '#lib/server/auth/session.ts';
import { asSystemWithin, type Db } from '#lib/server/db/database.ts';
import * as jobs from '#lib/server/db/jobs.ts';
import * as planUse from '#lib/server/db/plan-use.ts';
import * as planWrites from '#lib/server/db/plan-writes.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { conflict, notFound } from '#lib/server/errors.ts';
import { changingPlan, type PlanOf } from '#lib/server/workflows/change-plan.ts';
import { proposalFor, stagesOfProposal } from '#lib/server/workflows/propose-plan.ts';

/**
 * Puts what the role suggests within this budget in the place of the whole plan, and keeps the budget. Applications go
 * to the stage of the same place.
 */
export async function takeProposal(
	db: Db,
	actor: SignedIn,
	of: PlanOf,
	budgetMinutes: number,
	now: Date,
): Promise<void> {
	await changingPlan(db, actor, of, now, async (tx, plan) => {
		if (plan.use.begun) {
			throw conflict(
				'Something of this plan was scheduled or assigned already, so it cannot be proposed anew. Change it by hand.',
			);
		}
		const version = await roleVersions.find(tx, plan.roleVersionId);
		if (!version) throw notFound('role');
		const { policy } = await policies.current(tx);
		const old = plan.stages.map((stage) => stage.id);
		const made = await planWrites.insertStages(
			tx,
			{ organizationId: actor.organizationId, jobId: plan.jobId },
			stagesOfProposal(proposalFor(version, policy, budgetMinutes), version, policy),
			old.length,
		);
		const moves = old.flatMap((from, index) => {
			const to = made[Math.min(index, made.length - 1)];
			return to === undefined ? [] : [{ from, to }];
		});
		await asSystemWithin(tx, actor, (system) => planUse.moveApplications(system, plan.jobId, moves));
		await planWrites.removeStages(tx, plan.jobId, old);
		await planWrites.orderStages(tx, made);
		await jobs.setCandidateMinutes(tx, plan.jobId, budgetMinutes);
		return { what: 'proposed', id: plan.jobId, result: undefined };
	});
}
