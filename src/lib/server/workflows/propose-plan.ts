import { proposePlan } from '#lib/domain/plan/propose.ts';
import type { ProposedPlan } from '#lib/domain/plan/plan-types.ts';
import type { Policy } from '#lib/domain/policy/policy.ts';
import type { NewStage } from '#lib/server/db/plan-writes.ts';
import type { PlanStage } from '#lib/server/db/plans.ts';
import type { RoleVersion } from '#lib/server/db/role-versions.ts';

/** The plan that the role itself suggests under this policy, within so much of the candidate's time. */
export function proposalFor(version: RoleVersion, policy: Policy, budgetMinutes: number): ProposedPlan {
	const { quorum, minCriticalRaters: criticalRaters } = policy;
	return proposePlan(version, { budgetMinutes, quorum, criticalRaters });
}

export function stagesOfProposal(plan: ProposedPlan, version: RoleVersion, policy: Policy): NewStage[] {
	const questions = new Map(version.criteria.map(({ id, name, question }) => [id, question || name]));
	return plan.stages.map((stage) => ({
		name: stage.name,
		interviews: stage.interviews.map((interview) => ({
			title: interview.title,
			minutes: interview.minutes,
			interviewers: interview.interviewers,
			guidance: '',
			focusDimensionIds: interview.focusDimensionIds,
			questions: interview.criterionIds.flatMap((id) => questions.get(id)?.slice(0, 2000) ?? []),
		})),
		exercises: stage.exercises.map(({ id }) => ({ exerciseId: id, dueDays: policy.exerciseDueDays })),
	}));
}

/** Whether the plan still has the stages, interviews, exercises and focus dimensions that were proposed. */
export function isAsProposed(plan: readonly PlanStage[], proposed: ProposedPlan): boolean {
	const steps = (interviews: readonly Step[], exerciseIds: string[]) => [
		interviews.map(({ minutes, interviewers, focusDimensionIds }) => [
			minutes,
			interviewers,
			focusDimensionIds,
		]),
		exerciseIds,
	];
	const ofPlan = plan.map(({ interviews, exercises }) =>
		steps(
			interviews,
			exercises.map(({ exerciseId }) => exerciseId),
		),
	);
	const ofProposal = proposed.stages.map(({ interviews, exercises }) =>
		steps(
			interviews,
			exercises.map(({ id }) => id),
		),
	);
	return JSON.stringify(ofPlan) === JSON.stringify(ofProposal);
}

type Step = { minutes: number; interviewers: number; focusDimensionIds: string[] };
