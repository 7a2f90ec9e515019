import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';
import { defaultPolicy, type Policy } from '#lib/domain/policy/policy.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import { changePolicy } from '#lib/server/workflows/change-policy.ts';
import { grantAccess } from '#lib/server/workflows/change-team.ts';
import type { DecisionInput } from '#lib/server/workflows/record-decision.ts';
import { apply, interviewsOf, openJob, type OpenJob, scheduleInterview } from './jobs.ts';
import { publishSampleRole, type SampleRole } from './roles.ts';
import { fillAndSubmit, type Filling } from './scorecards.ts';
import { addMember, createOrganization } from './world.ts';

export type HiringWorld = {
	admin: SignedIn;
	/** Hiring manager of the job, on no panel. */
	manager: SignedIn;
	kim: SignedIn;
	lee: SignedIn;
	noa: SignedIn;
	role: SampleRole;
	job: OpenJob;
};

/** An organization with one job whose role has the weights 40, 30, 20 and 10, and three interviewers. */
export async function hiringWorld(db: Db, options: { confidential?: boolean } = {}): Promise<HiringWorld> {
	const { admin } = await createOrganization(db);
	const member = (name: string) => addMember(db, admin, { name, access: 'member' });
	const manager = await member('Mara Manager');
	const kim = await member('Kim Interviewer');
	const lee = await member('Lee Interviewer');
	const noa = await member('Noa Interviewer');
	const role = await publishSampleRole(db, admin);
	const recruiter = await addMember(db, admin, { name: 'Rui Recruiter', access: 'recruiter' });
	const job = await openJob(db, recruiter, role.roleVersionId, {
		hiringManagerId: manager.memberId,
		confidential: options.confidential ?? false,
	});
	return { admin, manager, kim, lee, noa, role, job };
}

/** Somebody who may look at everything on the job, but for the weights. */
export async function addObserver(db: Db, { admin, manager, job }: HiringWorld): Promise<SignedIn> {
	const observer = await addMember(db, admin, { name: 'Ola Observer', access: 'member' });
	const input = { memberId: observer.memberId, access: 'observer' as const };
	await grantAccess(db, manager, job.jobId, input, new Date());
	return observer;
}

export type Panel = { applicationId: string; scorecardOf: (member: SignedIn) => string };

/** An application with one interview, the plan's `interview`th, and these people on its panel. */
export async function panelFor(
	db: Db,
	world: HiringWorld,
	members: readonly SignedIn[],
	options: { name?: string; interview?: number; applicationId?: string; shadows?: readonly SignedIn[] } = {},
): Promise<Panel> {
	const applicationId =
		options.applicationId ??
		(await apply(db, world.manager, world.job.jobId, { name: options.name ?? 'Cleo Candidate' }))
			.applicationId;
	const interview = interviewsOf(world.job)[options.interview ?? 0];
	if (!interview) throw new Error('The plan has no such interview.');
	const made = await scheduleInterview(
		db,
		world.manager,
		applicationId,
		interview.id,
		members.map((member) => member.memberId),
		{ shadowIds: (options.shadows ?? []).map((member) => member.memberId) },
	);
	return { applicationId, scorecardOf: (member) => made.scorecardOf(member.memberId) };
}

/** Submits a scorecard with these levels, in the order of the role's dimensions. */
export async function rate(
	db: Db,
	world: HiringWorld,
	author: SignedIn,
	scorecardId: string,
	levels: readonly (Level | null)[],
	more: Omit<Filling, 'levels'> = {},
	now: Date = new Date(),
): Promise<ScorecardContent> {
	const entries = world.role.dimensions.flatMap(({ id }, place) => {
		const level = levels[place] ?? null;
		return level === null ? [] : [[id, level] as const];
	});
	return fillAndSubmit(db, author, scorecardId, { levels: Object.fromEntries(entries), ...more }, now);
}

/** A panel of three: Kim 5 4 4 3, Lee 2 4 4 3, Noa 4 4 4 and no word on the last. */
export async function ratedPanel(db: Db) {
	const world = await hiringWorld(db);
	const panel = await panelFor(db, world, [world.kim, world.lee, world.noa]);
	const kim = await rate(db, world, world.kim, panel.scorecardOf(world.kim), [5, 4, 4, 3], {
		keyTakeaways: 'Kim saw a methodical person.',
	});
	await rate(db, world, world.lee, panel.scorecardOf(world.lee), [2, 4, 4, 3]);
	await rate(db, world, world.noa, panel.scorecardOf(world.noa), [4, 4, 4, null]);
	return { world, panel, kim };
}

/** Changes some of the organization's policy. */
export async function setPolicy(db: Db, admin: SignedIn, change: Partial<Policy>): Promise<void> {
	const { version } = await asActor(db, admin, (tx) => policies.current(tx));
	await changePolicy(db, admin, { basedOn: version, policy: { ...defaultPolicy, ...change } }, new Date());
}

export function decision(change: Partial<DecisionInput> = {}): DecisionInput {
	return {
		basedOn: 0,
		outcome: 'hire',
		reasonCodes: ['meets_bar'],
		reason: 'Strong on what this workshop needs.',
		departureReason: '',
		...change,
	};
}
