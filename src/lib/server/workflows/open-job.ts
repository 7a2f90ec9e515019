import { z } from 'zod';
import { can, type JobAccess } from '#lib/domain/permissions/can.ts';
import { DEFAULT_PLAN_OPTIONS } from '#lib/domain/plan/plan-types.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record, recordAll } from '#lib/server/db/audit-events.ts';
import { asActor, type Db, newId, type Tx } from '#lib/server/db/database.ts';
import * as jobAccess from '#lib/server/db/job-access.ts';
import * as jobs from '#lib/server/db/jobs.ts';
import * as memberChoices from '#lib/server/db/member-choices.ts';
import * as planWrites from '#lib/server/db/plan-writes.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as roleChoices from '#lib/server/db/role-choices.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { forbidden, invalid } from '#lib/server/errors.ts';
import { proposalFor, stagesOfProposal } from '#lib/server/workflows/propose-plan.ts';

const choice = (message: string) => z.uuid(message);
const noChoice = z
	.string()
	.optional()
	.transform((value) => (value ? value : null))
	.pipe(choice('Choose somebody from the list.').nullable());

export const JobInput = z.object({
	title: z.string().trim().min(1, 'Write a title.').max(300, 'A title may have 300 characters at most.'),
	roleVersionId: choice('Choose a role.'),
	confidential: z
		.string()
		.optional()
		.transform((value) => value !== undefined),
	hiringManagerId: noChoice,
	recruiterId: noChoice,
});
export type JobInput = z.infer<typeof JobInput>;

/** Opens a job with a plan proposed from its role. Whoever opens it is on its hiring team. */
export async function openJob(
	db: Db,
	actor: SignedIn,
	input: JobInput,
	now: Date,
): Promise<{ jobId: string }> {
	if (!can(actor, { action: 'create_job' })) throw forbidden();
	return asActor(db, actor, async (tx) => {
		const version = await roleVersions.find(tx, input.roleVersionId);
		if (!version) {
			throw invalid([
				{ field: 'roleVersionId', message: 'This role is not there. Choose one from the list.' },
			]);
		}
		const { policy } = await policies.current(tx);
		const jobId = newId();
		await jobs.insert(tx, {
			organizationId: actor.organizationId,
			id: jobId,
			title: input.title,
			roleVersionId: version.id,
			confidential: input.confidential,
			createdAt: now,
			createdBy: actor.memberId,
		});
		await planWrites.insertStages(
			tx,
			{ organizationId: actor.organizationId, jobId },
			stagesOfProposal(proposalFor(version, policy, DEFAULT_PLAN_OPTIONS.budgetMinutes), version, policy),
		);
		await record(
			tx,
			actor,
			{
				action: 'job.opened',
				targetType: 'job',
				targetId: jobId,
				details: { roleVersionId: version.id, confidential: input.confidential },
			},
			now,
		);
		await formTeam(tx, actor, jobId, input, now);
		return { jobId };
	});
}

async function formTeam(tx: Tx, actor: SignedIn, jobId: string, input: JobInput, now: Date): Promise<void> {
	const { hiringManagerId, recruiterId } = input;
	const chosen = [hiringManagerId, recruiterId].filter((id) => id !== null);
	const known = await memberChoices.current(tx, chosen);
	const unknown = [
		{ field: 'hiringManagerId', id: hiringManagerId },
		{ field: 'recruiterId', id: recruiterId },
	].filter(({ id }) => id !== null && !known.has(id));
	if (unknown.length > 0) {
		throw invalid(
			unknown.map(({ field }) => ({ field, message: 'This person is no longer a member. Choose another.' })),
		);
	}
	const team: { memberId: string; access: JobAccess }[] = [];
	if (hiringManagerId) team.push({ memberId: hiringManagerId, access: 'hiring_manager' });
	if (recruiterId) team.push({ memberId: recruiterId, access: 'recruiter' });
	if (!chosen.includes(actor.memberId)) team.push({ memberId: actor.memberId, access: 'recruiter' });
	const rows = team.map((entry) => ({
		organizationId: actor.organizationId,
		id: newId(),
		jobId,
		...entry,
		grantedAt: now,
		grantedBy: actor.memberId,
	}));
	await jobAccess.insert(tx, rows);
	const granted = team.map((details) => ({
		action: 'team.granted',
		targetType: 'job',
		targetId: jobId,
		details,
	}));
	await recordAll(tx, actor, granted, now);
}

export type NewJobView = {
	roles: { id: string; title: string; number: number }[];
	members: { id: string; name: string }[];
	ownId: string;
};

/** What the form to open a job offers. `roleVersionId` is offered even where a newer version exists. */
export async function viewNewJob(db: Db, actor: SignedIn, roleVersionId: string | null): Promise<NewJobView> {
	if (!can(actor, { action: 'create_job' })) throw forbidden();
	const also = z.uuid().safeParse(roleVersionId);
	return asActor(db, actor, async (tx) => {
		const roles = await roleChoices.newestVersions(tx, also.success ? also.data : null);
		const members = await memberChoices.ofJob(tx, null);
		return {
			roles: roles.map(({ id, title, number }) => ({ id, title, number })),
			members: members.map(({ id, name }) => ({ id, name })),
			ownId: actor.memberId,
		};
	});
}
