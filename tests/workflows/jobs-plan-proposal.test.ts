import { describe, expect, test } from 'vitest';
import { newId } from '#lib/server/db/database.ts';
import { changeInterview } from '#lib/server/workflows/change-plan-interviews.ts';
import { addStage } from '#lib/server/workflows/change-plan-stages.ts';
import { grantAccess } from '#lib/server/workflows/change-team.ts';
import { takeProposal } from '#lib/server/workflows/take-proposal.ts';
import { viewApplication } from '#lib/server/workflows/view-application.ts';
import { viewPlan } from '#lib/server/workflows/view-plan.ts';
import { viewProposal } from '#lib/server/workflows/view-proposal.ts';
import { useDatabase } from '../support/database.ts';
import { apply, interviewsOf, openJob, scheduleInterview } from '../support/jobs.ts';
import { refusalOf } from '../support/refusal.ts';
import { publishSampleRole } from '../support/roles.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');

async function world() {
	const { db } = database;
	const { admin } = await createOrganization(db, { now: NOW });
	const role = await publishSampleRole(db, admin);
	const job = await openJob(db, admin, role.roleVersionId, { now: NOW });
	const plan = () => viewPlan(db, admin, job.jobId);
	const at = async () => ({ jobId: job.jobId, revision: (await plan()).revision });
	const proposed = (budget: number | null = null) => viewProposal(db, admin, job.jobId, budget);
	return { db, admin, job, plan, at, proposed };
}

describe('a proposal', () => {
	test('is looked at, within a budget, without changing the plan', async () => {
		const { plan, proposed } = await world();
		const before = await plan();
		const short = await proposed(105);
		expect(short).toMatchObject({ budget: 105, mayTake: true, isTaken: false });
		const minutes = short.stages
			.flatMap(({ interviews, exercises }) => [...interviews, ...exercises])
			.reduce((sum, step) => sum + step.minutes, 0);
		expect(minutes).toBeLessThanOrEqual(105);
		expect(short.coverage.every(({ raters }) => raters >= 2)).toBe(true);
		expect(short.explanations[0]).toContain('of the 1 hour 45 minutes that were set');
		expect(short.unmet.join(' ')).toContain('The creaking frame');
		expect(await plan()).toEqual(before);
	});

	test('of six hours is what a job is opened with', async () => {
		const { plan, proposed } = await world();
		expect(await proposed()).toMatchObject({ budget: 360, isTaken: true });
		expect((await plan()).time).toMatchObject({ budget: 360, exercises: 45, assumed: 0 });
	});

	test('takes the place of the plan when it is taken, with its budget and its reasons', async () => {
		const { db, admin, job, plan, at, proposed } = await world();
		const { applicationId } = await apply(db, admin, job.jobId);
		const seen = await proposed(120);
		await takeProposal(db, admin, await at(), 120, NOW);
		const taken = await plan();
		expect(taken.time.budget).toBe(120);
		expect(taken.time.interviews + taken.time.exercises).toBeLessThanOrEqual(120);
		expect(taken.stages.map(({ name }) => name)).toEqual(seen.stages.map(({ name }) => name));
		expect(taken.explanations).toEqual(seen.explanations);
		expect(taken.unmet).toEqual(seen.unmet);
		expect(await proposed()).toMatchObject({ budget: 120, isTaken: true });
		expect((await viewApplication(db, admin, applicationId, NOW)).stage).toMatchObject({
			id: taken.stages[0]?.id,
		});
	});

	test('is no longer what the plan is once that was changed by hand, and its reasons are not shown there', async () => {
		const { db, admin, plan, at, proposed } = await world();
		const interview = (await plan()).stages[0]?.interviews[0];
		if (!interview) throw new Error('The plan begins with an interview.');
		const { id, title, interviewers, guidance, focusDimensionIds: focus, questions } = interview;
		const changed = { title, minutes: 300, interviewers, guidance, focus, questions };
		await changeInterview(db, admin, await at(), id, changed, NOW);
		const now = await plan();
		expect([now.explanations, now.unmet]).toEqual([[], []]);
		expect(now.time.interviews + now.time.exercises).toBeGreaterThan(now.time.budget);
		expect((await proposed()).isTaken).toBe(false);
	});

	test('does not replace a plan that somebody changed meanwhile', async () => {
		const { db, admin, plan, at } = await world();
		const seen = await at();
		await addStage(db, admin, seen, 'Offer talk', NOW);
		const refusal = await refusalOf(takeProposal(db, admin, seen, 240, NOW));
		expect([refusal.code, refusal.data['kind']]).toEqual(['conflict', 'stale']);
		expect((await plan()).stages.map(({ name }) => name)).toContain('Offer talk');
		expect((await plan()).time.budget).toBe(360);
	});

	test('is still shown, but not taken, once something was scheduled', async () => {
		const { db, admin, job, at, proposed } = await world();
		const { applicationId } = await apply(db, admin, job.jobId);
		const interviewId = interviewsOf(job)[0]?.id ?? '';
		await scheduleInterview(db, admin, applicationId, interviewId, [admin.memberId], { now: NOW });
		expect((await proposed(240)).mayTake).toBe(false);
		expect((await refusalOf(takeProposal(db, admin, await at(), 240, NOW))).code).toBe('conflict');
	});

	test('is for who manages the job; another organization finds nothing', async () => {
		const { db, admin, job, at } = await world();
		const observer = await addMember(db, admin, { name: 'Olga', access: 'member' });
		const plain = await addMember(db, admin, { name: 'Pat', access: 'member' });
		await grantAccess(db, admin, job.jobId, { memberId: observer.memberId, access: 'observer' }, NOW);
		const foreign = await world();
		const of = await at();
		const cases = [
			[observer, 'forbidden'],
			[plain, 'not_found'],
			[foreign.admin, 'not_found'],
		] as const;
		for (const [member, code] of cases) {
			expect((await refusalOf(viewProposal(db, member, job.jobId, 360))).code).toBe(code);
			expect((await refusalOf(takeProposal(db, member, of, 360, NOW))).code).toBe(code);
		}
		for (const id of [newId(), 'plan']) {
			expect((await refusalOf(viewProposal(db, admin, id, 360))).code).toBe('not_found');
		}
	});
});
