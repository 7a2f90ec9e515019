import { jobAbilities } from '#lib/domain/permissions/abilities.ts';
import { coverage, type DimensionCoverage } from '#lib/domain/plan/coverage.ts';
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

export type ProposalView = {
	job: JobHeader;
	/** Of the plan that would be replaced. */
	revision: number;
	/** Minutes of the candidate's time that it was made for. */
	budget: number;
	/** Nothing was scheduled or assigned yet, so that it may take the place of the plan. */
	mayTake: boolean;
	/** The plan is as proposed here already, and its budget too. */
	isTaken: boolean;
	stages: {
		id: string;
		name: string;
		interviews: {
			id: string;
			title: string;
			minutes: number;
			interviewers: number;
			focus: string[];
			questions: string[];
		}[];
		exercises: { id: string; title: string; minutes: number }[];
	}[];
	dimensions: { id: string; name: string }[];
	coverage: DimensionCoverage[];
	explanations: string[];
	unmet: string[];
};

/** The plan that the role suggests within `budget` minutes, or within what the job's plan has; nothing is changed. */
export async function viewProposal(
	db: Db,
	actor: SignedIn,
	jobId: string,
	budget: number | null,
): Promise<ProposalView> {
	return asActor(db, actor, async (tx) => {
		const facts = await requireJob(tx, actor, jobId, 'manage_job');
		const job = await jobs.find(tx, jobId);
		const version = job && (await roleVersions.find(tx, job.roleVersionId));
		if (!version) throw notFound('job');
		const { policy } = await policies.current(tx);
		const minutes = budget ?? job.candidateMinutes;
		const proposal = proposalFor(version, policy, minutes);
		const plan = await plans.find(tx, jobId);
		const use = await asSystemWithin(tx, actor, (system) => planUse.ofJob(system, jobId));
		const dimensions = version.dimensions.map(({ id, name }) => ({ id, name }));
		const names = new Map(dimensions.map(({ id, name }) => [id, name]));
		const questions = new Map(version.criteria.map(({ id, name, question }) => [id, question || name]));
		return {
			job: await header(tx, jobId, jobAbilities(actor, facts)),
			revision: job.planRevision,
			budget: minutes,
			mayTake: !use.begun,
			isTaken: minutes === job.candidateMinutes && isAsProposed(plan, proposal),
			stages: proposal.stages.map((stage) => ({
				id: stage.kind,
				name: stage.name,
				interviews: stage.interviews.map((interview) => ({
					id: interview.id,
					title: interview.title,
					minutes: interview.minutes,
					interviewers: interview.interviewers,
					focus: interview.focusDimensionIds.flatMap((id) => names.get(id) ?? []),
					questions: interview.criterionIds.flatMap((id) => questions.get(id) ?? []),
				})),
				exercises: stage.exercises.map(({ id, title, minutes }) => ({ id, title, minutes })),
			})),
			dimensions,
			coverage: coverage({ dimensions, stages: proposal.stages }),
			explanations: proposal.explanations.map(({ message }) => message),
			unmet: proposal.unmet.map(({ message }) => message),
		};
	});
}
