import { describe, expect, test } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { Refusal } from '#lib/server/errors.ts';
import { closeJob } from '#lib/server/workflows/close-job.ts';
import { grantAccess, revokeAccess } from '#lib/server/workflows/change-team.ts';
import { listApplications } from '#lib/server/workflows/list-applications.ts';
import { listJobs } from '#lib/server/workflows/list-jobs.ts';
import { openJob as open } from '#lib/server/workflows/open-job.ts';
import { viewJob } from '#lib/server/workflows/view-job.ts';
import { viewPlan } from '#lib/server/workflows/view-plan.ts';
import { viewTeam } from '#lib/server/workflows/view-team.ts';
import { useDatabase } from '../support/database.ts';
import { apply, countQueries, interviewsOf, openJob, scheduleInterview } from '../support/jobs.ts';
import { refusalOf } from '../support/refusal.ts';
import { publishSampleRole } from '../support/roles.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');
const FIRST = { stageId: null, withdrawn: false, after: null };
const OPEN = { state: 'open', before: null } as const;

async function world() {
	const { db } = database;
	const { admin } = await createOrganization(db, { now: NOW });
	const member = (name: string, access: 'recruiter' | 'member') => addMember(db, admin, { name, access });
	return {
		db,
		admin,
		recruiter: await member('Rita Recruiter', 'recruiter'),
		manager: await member('Mo Manager', 'member'),
		interviewer: await member('Ian Interviewer', 'member'),
		observer: await member('Olga Observer', 'member'),
		plain: await member('Pat Plain', 'member'),
		role: await publishSampleRole(db, admin),
	};
}

async function auditOf(organizationId: string, targetId: string): Promise<string[]> {
	const client = await database.pool.connect();
	try {
		await client.query(`select set_config('app.maintenance', 'on', false)`);
		const { rows } = await client.query<{ action: string }>(
			'select action from app.audit_event where organization_id = $1 and target_id = $2 order by id',
			[organizationId, targetId],
		);
		return rows.map((row) => row.action);
	} finally {
		await client.query(`select set_config('app.maintenance', '', false)`);
		client.release();
	}
}

describe('opening a job', () => {
	test('gives it a plan in which every dimension has two independent raters', async () => {
		const { db, recruiter, role } = await world();
		const { jobId, stages } = await openJob(db, recruiter, role.roleVersionId);
		const plan = await viewPlan(db, recruiter, jobId);
		expect(stages.map(({ name }) => name)).toEqual(['First conversation', 'Exercise', 'Panel interviews']);
		expect(plan.coverage.map(({ raters }) => raters >= 2)).toEqual([true, true, true, true]);
		expect(plan.stages[0]?.interviews[0]?.questions.length).toBeGreaterThan(0);
		expect(plan.explanations.length).toBeGreaterThan(0);
		expect(await auditOf(recruiter.organizationId, jobId)).toEqual(['job.opened', 'team.granted']);
	});

	test('puts whoever opens it on the hiring team, as what was chosen or else as recruiter', async () => {
		const { db, recruiter, manager, role } = await world();
		const team = async (jobId: string) => {
			const view = await viewTeam(db, recruiter, jobId);
			return view.kind === 'team' ? view.current.map(({ memberName, access }) => [memberName, access]) : [];
		};
		const one = await openJob(db, recruiter, role.roleVersionId, { hiringManagerId: manager.memberId });
		expect(await team(one.jobId)).toEqual([
			['Mo Manager', 'hiring_manager'],
			['Rita Recruiter', 'recruiter'],
		]);
		const other = await openJob(db, recruiter, role.roleVersionId, { hiringManagerId: recruiter.memberId });
		expect(await team(other.jobId)).toEqual([['Rita Recruiter', 'hiring_manager']]);
	});

	test('is for recruiters and admins', async () => {
		const { db, plain, manager, role } = await world();
		for (const actor of [plain, manager]) {
			const input = {
				title: 'A job',
				roleVersionId: role.roleVersionId,
				confidential: false,
				hiringManagerId: null,
				recruiterId: null,
			};
			expect((await refusalOf(open(db, actor, input, NOW))).code).toBe('forbidden');
		}
	});

	test('refuses a role version, and a team, of another organization at the field', async () => {
		const { db, recruiter, role } = await world();
		const foreign = await world();
		const input = { title: 'A job', confidential: false, recruiterId: null };
		const withRole = { ...input, roleVersionId: foreign.role.roleVersionId, hiringManagerId: null };
		const withTeam = {
			...input,
			roleVersionId: role.roleVersionId,
			hiringManagerId: foreign.manager.memberId,
		};
		const fieldsOf = async (work: Promise<unknown>) =>
			(await refusalOf(work)).fields.map(({ field }) => field);
		expect(await fieldsOf(open(db, recruiter, withRole, NOW))).toEqual(['roleVersionId']);
		expect(await fieldsOf(open(db, recruiter, withTeam, NOW))).toEqual(['hiringManagerId']);
		expect((await listJobs(db, recruiter, OPEN)).jobs).toEqual([]);
	});
});

describe('who sees a job', () => {
	test('by access: recruiters and admins all, the team its own, a panel its own, nobody else', async () => {
		const { db, admin, recruiter, manager, interviewer, observer, plain, role } = await world();
		const job = await openJob(db, recruiter, role.roleVersionId, { hiringManagerId: manager.memberId });
		await grantAccess(db, recruiter, job.jobId, { memberId: observer.memberId, access: 'observer' }, NOW);
		const { applicationId } = await apply(db, recruiter, job.jobId, { name: 'Ana Costa' });
		await scheduleInterview(db, recruiter, applicationId, interviewsOf(job)[0]?.id ?? '', [
			interviewer.memberId,
		]);
		const seen = async (actor: SignedIn) => ({
			listed: (await listJobs(db, actor, OPEN)).jobs.map(({ applications }) => applications),
			page: await outcomeOf(viewJob(db, actor, job.jobId)),
			applications: await outcomeOf(listApplications(db, actor, job.jobId, FIRST, NOW)),
			plan: await outcomeOf(viewPlan(db, actor, job.jobId)),
			team: await outcomeOf(viewTeam(db, actor, job.jobId)),
		});
		const all = { listed: [1], page: 'ok', applications: 'ok', plan: 'ok', team: 'ok' };
		const nothing = {
			listed: [],
			page: 'not_found',
			applications: 'not_found',
			plan: 'not_found',
			team: 'not_found',
		};
		expect(await seen(admin)).toEqual(all);
		expect(await seen(recruiter)).toEqual(all);
		expect(await seen(manager)).toEqual(all);
		expect(await seen(observer)).toEqual(all);
		expect(await seen(interviewer)).toEqual({ ...nothing, listed: [null], page: 'ok' });
		expect(await seen(plain)).toEqual(nothing);
		expect(await seen((await world()).admin)).toEqual(nothing);
		expect((await refusalOf(viewJob(db, admin, 'no-id'))).code).toBe('not_found');
	});

	test('an interviewer sees there the own seats alone', async () => {
		const { db, recruiter, interviewer, role } = await world();
		const job = await openJob(db, recruiter, role.roleVersionId);
		const first = interviewsOf(job)[0]?.id ?? '';
		const own = await apply(db, recruiter, job.jobId, { name: 'Ana Costa' });
		const other = await apply(db, recruiter, job.jobId, { name: 'Bo Berg' });
		await scheduleInterview(db, recruiter, own.applicationId, first, [interviewer.memberId]);
		await scheduleInterview(db, recruiter, other.applicationId, first, [recruiter.memberId]);
		const view = await viewJob(db, interviewer, job.jobId);
		expect(view.seats.map(({ candidateName }) => candidateName)).toEqual(['Ana Costa']);
		expect(JSON.stringify(view)).not.toContain('Bo Berg');
	});

	test('an observer reads, and changes nothing', async () => {
		const { db, recruiter, observer, role } = await world();
		const { jobId } = await openJob(db, recruiter, role.roleVersionId);
		await grantAccess(db, recruiter, jobId, { memberId: observer.memberId, access: 'observer' }, NOW);
		const input = { memberId: observer.memberId, access: 'recruiter' } as const;
		expect((await refusalOf(grantAccess(db, observer, jobId, input, NOW))).code).toBe('forbidden');
		expect((await refusalOf(closeJob(db, observer, jobId, NOW))).code).toBe('forbidden');
		expect((await refusalOf(apply(db, observer, jobId))).code).toBe('forbidden');
	});
});

describe('a confidential job', () => {
	test('is not there for recruiters and admins outside its team, until an admin joins, which is logged and shown', async () => {
		const { db, admin, recruiter, manager, role } = await world();
		const other = await addMember(db, admin, { name: 'Rob Recruiter', access: 'recruiter' });
		const { jobId } = await openJob(db, recruiter, role.roleVersionId, {
			confidential: true,
			title: 'Head of everything',
			hiringManagerId: manager.memberId,
		});
		for (const actor of [admin, other]) {
			expect((await listJobs(db, actor, OPEN)).jobs).toEqual([]);
			expect((await refusalOf(viewJob(db, actor, jobId))).code).toBe('not_found');
			expect((await refusalOf(listApplications(db, actor, jobId, FIRST, NOW))).code).toBe('not_found');
			expect((await refusalOf(apply(db, actor, jobId))).code).toBe('not_found');
		}
		expect((await refusalOf(viewTeam(db, other, jobId))).code).toBe('not_found');
		const before = await viewTeam(db, admin, jobId);
		expect(before.kind).toBe('closed_to_you');
		expect(JSON.stringify([before, await listJobs(db, admin, OPEN)])).not.toContain('Head of everything');

		const oneself = (actor: SignedIn) =>
			grantAccess(db, actor, jobId, { memberId: actor.memberId, access: 'observer' }, NOW);
		expect((await refusalOf(oneself(other))).code).toBe('not_found');
		await oneself(admin);
		expect((await viewJob(db, admin, jobId)).job.title).toBe('Head of everything');
		const team = await viewTeam(db, manager, jobId);
		expect(team.kind === 'team' && team.current.filter(({ selfGranted }) => selfGranted)).toMatchObject([
			{ memberName: 'Ada Admin', access: 'observer' },
		]);
		expect(await auditOf(admin.organizationId, jobId)).toContain('team.granted');
	});
});

describe('the hiring team', () => {
	test('loses access at once when it is taken away, and what was held stays on record', async () => {
		const { db, recruiter, manager, role } = await world();
		const { jobId } = await openJob(db, recruiter, role.roleVersionId, { hiringManagerId: manager.memberId });
		const team = await viewTeam(db, recruiter, jobId);
		const access =
			team.kind === 'team' ? team.current.find(({ memberName }) => memberName === 'Mo Manager') : null;
		expect((await listApplications(db, manager, jobId, FIRST, NOW)).rows).toEqual([]);
		await revokeAccess(db, recruiter, jobId, access?.id ?? '', NOW);
		await revokeAccess(db, recruiter, jobId, access?.id ?? '', NOW);
		expect((await refusalOf(viewJob(db, manager, jobId))).code).toBe('not_found');
		expect((await refusalOf(listApplications(db, manager, jobId, FIRST, NOW))).code).toBe('not_found');
		const after = await viewTeam(db, recruiter, jobId);
		expect(after.kind === 'team' && after.past).toMatchObject([
			{ memberName: 'Mo Manager', revokedBy: 'Rita Recruiter' },
		]);
		expect(await auditOf(recruiter.organizationId, jobId)).toEqual([
			'job.opened',
			'team.granted',
			'team.granted',
			'team.revoked',
		]);
	});

	test('grows by nobody who is not an admin giving access to oneself', async () => {
		const { db, recruiter, role } = await world();
		const { jobId } = await openJob(db, recruiter, role.roleVersionId);
		const input = { memberId: recruiter.memberId, access: 'hiring_manager' } as const;
		expect((await refusalOf(grantAccess(db, recruiter, jobId, input, NOW))).code).toBe('forbidden');
	});

	test('takes the same access once, also when two give it at the same moment', async () => {
		const { db, admin, recruiter, plain, role } = await world();
		const { jobId } = await openJob(db, recruiter, role.roleVersionId);
		const input = { memberId: plain.memberId, access: 'interviewer' } as const;
		await Promise.all([
			grantAccess(db, recruiter, jobId, input, NOW),
			grantAccess(db, admin, jobId, input, NOW),
		]);
		const view = await viewTeam(db, recruiter, jobId);
		expect(
			view.kind === 'team' && view.current.filter(({ memberName }) => memberName === 'Pat Plain'),
		).toHaveLength(1);
	});

	test('an access of another job is not there', async () => {
		const { db, recruiter, role } = await world();
		const one = await openJob(db, recruiter, role.roleVersionId);
		const other = await openJob(db, recruiter, role.roleVersionId);
		const team = await viewTeam(db, recruiter, other.jobId);
		const access = team.kind === 'team' ? team.current[0]?.id : undefined;
		expect((await refusalOf(revokeAccess(db, recruiter, one.jobId, access ?? '', NOW))).code).toBe(
			'not_found',
		);
	});
});

describe('a closed job', () => {
	test('takes no applications, and stays readable', async () => {
		const { db, recruiter, role } = await world();
		const { jobId } = await openJob(db, recruiter, role.roleVersionId);
		await closeJob(db, recruiter, jobId, NOW);
		expect((await refusalOf(apply(db, recruiter, jobId))).code).toBe('conflict');
		expect((await listJobs(db, recruiter, OPEN)).jobs).toEqual([]);
		const closed = await listJobs(db, recruiter, { state: 'closed', before: null });
		expect(closed.jobs.map(({ id }) => id)).toEqual([jobId]);
		expect((await viewJob(db, recruiter, jobId)).job.state).toBe('closed');
	});
});

describe('lists', () => {
	test('of jobs and of applications send as many queries for many as for few', async () => {
		const { db, recruiter, interviewer, role } = await world();
		const job = await openJob(db, recruiter, role.roleVersionId);
		const first = interviewsOf(job)[0]?.id ?? '';
		const add = async (count: number) => {
			for (let index = 0; index < count; index++) {
				const { applicationId } = await apply(db, recruiter, job.jobId, { name: `Person ${String(index)}` });
				await scheduleInterview(db, recruiter, applicationId, first, [interviewer.memberId]);
			}
		};
		const count = async () => ({
			list: await countQueries(db, (counted) => listApplications(counted, recruiter, job.jobId, FIRST, NOW)),
			job: await countQueries(db, (counted) => viewJob(counted, interviewer, job.jobId)),
			jobs: await countQueries(db, (counted) => listJobs(counted, recruiter, OPEN)),
		});
		await add(5);
		const few = await count();
		await add(45);
		await openJob(db, recruiter, role.roleVersionId);
		const many = await count();
		expect(few.list.result.rows).toHaveLength(5);
		expect(many.list.result.rows).toHaveLength(50);
		expect(many.list.queries).toBe(few.list.queries);
		expect(many.job.queries).toBe(few.job.queries);
		expect(many.jobs.queries).toBe(few.jobs.queries);
	});

	test('of applications go on where the page before ended, by stage and name', async () => {
		const { db, recruiter, role } = await world();
		const { jobId } = await openJob(db, recruiter, role.roleVersionId);
		const names = Array.from({ length: 53 }, (_, index) => `Person ${String(index).padStart(2, '0')}`);
		for (const name of names.toReversed()) await apply(db, recruiter, jobId, { name });
		const one = await listApplications(db, recruiter, jobId, FIRST, NOW);
		const two = await listApplications(db, recruiter, jobId, { ...FIRST, after: one.next }, NOW);
		expect([...one.rows, ...two.rows].map(({ candidateName }) => candidateName)).toEqual(names);
		expect(two.next).toBeNull();
		const junk = await listApplications(db, recruiter, jobId, { ...FIRST, after: '["x"' }, NOW);
		expect(junk.rows).toHaveLength(50);
	});
});

async function outcomeOf(work: Promise<unknown>): Promise<string> {
	try {
		await work;
		return 'ok';
	} catch (reason) {
		if (reason instanceof Refusal) return reason.code;
		throw reason;
	}
}
