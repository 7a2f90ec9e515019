import { candidateTime, type CandidateTime } from '#lib/domain/plan/candidate-time.ts';
import { coverage, type DimensionCoverage } from '#lib/domain/plan/coverage.ts';
import { jobAbilities } from '#lib/domain/permissions/abilities.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, asSystemWithin, type Db } from '#lib/server/db/database.ts';
import * as jobs from '#lib/server/db/jobs.ts';
import * as planUse from '#lib/server/db/plan-use.ts';
import * as plans from '#lib/server/db/plans.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireJob } from '#lib/server/workflows/access.ts';
import { isAsProposed, proposalFor } from '#lib/server/workflows/propose-plan.ts';
import { header, type JobHeader } from '#lib/server/workflows/view-job.ts';

export type PlanView = {
	job: JobHeader;
	/** Sent back with every change, so that nobody overwrites a newer plan. */
	revision: number;
	stages: (Omit<plans.PlanStage, 'interviews' | 'exercises'> & {
		/** An application stands in it, or something of it was scheduled or assigned. */
		used: boolean;
		interviews: (plans.PlanInterview & { used: boolean })[];
		exercises: (plans.PlanExercise & { used: boolean })[];
	})[];
	dimensions: { id: string; name: string }[];
	coverage: DimensionCoverage[];
	/** Of the role. */
	exercises: { id: string; title: string }[];
	/** Nothing was scheduled or assigned yet, so that a plan may be proposed anew. */
	mayPropose: boolean;
	/** Why it is as it is, as long as it is what was proposed; what the role asks for and the plan does not give. */
	explanations: string[];
	unmet: string[];
	/** What the plan, as it stands, takes of a candidate; `budget` is what was set. Minutes. */
	time: CandidateTime & { budget: number };
};

export async function viewPlan(db: Db, actor: SignedIn, jobId: string): Promise<PlanView> {
	return asActor(db, actor, async (tx) => {
		const facts = await requireJob(tx, actor, jobId, 'list_applications');
		const abilities = jobAbilities(actor, facts);
		const job = await jobs.find(tx, jobId);
		const version = job && (await roleVersions.find(tx, job.roleVersionId));
		if (!version) throw notFound('job');
		const { policy } = await policies.current(tx);
		const plan = await plans.find(tx, jobId);
		const use = await asSystemWithin(tx, actor, (system) => planUse.ofJob(system, jobId));
		const proposal = proposalFor(version, policy, job.candidateMinutes);
		const asProposed = abilities.manage_job && isAsProposed(plan, proposal);
		const dimensions = version.dimensions.map(({ id, name }) => ({ id, name }));
		return {
			job: await header(tx, jobId, abilities),
			revision: job.planRevision,
			stages: plan.map((stage) => ({
				id: stage.id,
				name: stage.name,
				used: use.stageIds.has(stage.id),
				interviews: stage.interviews.map((interview) => ({
					...interview,
					used: use.interviewIds.has(interview.id),
				})),
				exercises: stage.exercises.map((exercise) => ({
					...exercise,
					used: use.exerciseIds.has(exercise.id),
				})),
			})),
			dimensions,
			coverage: coverage({ dimensions, stages: plan }),
			exercises: version.exercises.map(({ id, title }) => ({ id, title })),
			mayPropose: abilities.manage_job && !use.begun,
			time: { ...candidateTime(plan), budget: job.candidateMinutes },
			explanations: asProposed ? proposal.explanations.map(({ message }) => message) : [],
			unmet: asProposed ? proposal.unmet.map(({ message }) => message) : [],
		};
	});
}
