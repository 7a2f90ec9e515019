import { describe, expect, test } from 'vitest';
import { newId } from '#lib/server/db/database.ts';
import {
	addExercise,
	addInterview,
	changeInterview,
	type InterviewInput,
	moveInterview,
	removeExercise,
	removeInterview,
} from '#lib/server/workflows/change-plan-interviews.ts';
import { addStage, moveStage, removeStage, renameStage } from '#lib/server/workflows/change-plan-stages.ts';
import { grantAccess } from '#lib/server/workflows/change-team.ts';
import { takeProposal } from '#lib/server/workflows/take-proposal.ts';
import { viewApplication } from '#lib/server/workflows/view-application.ts';
import { viewPlan } from '#lib/server/workflows/view-plan.ts';
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
	return { db, admin, role, job, plan, at };
}

function stageNamed<T extends { name: string }>(stages: T[], name: string): T {
	const stage = stages.find((one) => one.name === name);
	if (!stage) throw new Error(`There is no stage ${name}.`);
	return stage;
}

describe('a plan', () => {
	test('is changed stage by stage, in the order that is wanted', async () => {
		const { db, admin, plan, at } = await world();
		await addStage(db, admin, await at(), 'Offer talk', NOW);
		const added = stageNamed((await plan()).stages, 'Offer talk');
		await moveStage(db, admin, await at(), added.id, 'up', NOW);
		await renameStage(db, admin, await at(), added.id, 'Meet the team', NOW);
		expect((await plan()).stages.map(({ name }) => name)).toEqual([
			'First conversation',
			'Exercise',
			'Meet the team',
			'Panel interviews',
		]);
		await removeStage(db, admin, await at(), added.id, NOW);
		await addStage(db, admin, await at(), 'Last', NOW);
		expect((await plan()).stages.map(({ name }) => name)).toEqual([
			'First conversation',
			'Exercise',
			'Panel interviews',
			'Last',
		]);
	});

	test('takes a new interview, what it rates and its questions, and keeps the ids of questions', async () => {
		const { db, admin, role, plan, at } = await world();
		const [stage] = (await plan()).stages;
		const { result } = await addInterview(
			db,
			admin,
			await at(),
			stage?.id ?? '',
			{ title: 'Workshop visit', minutes: 45 },
			NOW,
		);
		const [, d2, d3] = role.dimensions;
		const change = async (input: Partial<InterviewInput>) =>
			changeInterview(
				db,
				admin,
				await at(),
				result.interviewId,
				{
					title: 'Workshop visit',
					minutes: 50,
					interviewers: 2,
					guidance: 'Walk.',
					focus: [],
					questions: [],
					...input,
				},
				NOW,
			);
		const shown = async () =>
			(await plan()).stages
				.flatMap(({ interviews }) => interviews)
				.find(({ id }) => id === result.interviewId);
		await change({
			focus: [d3?.id ?? '', d2?.id ?? '', newId()],
			questions: [
				{ id: '', text: 'What would you change?' },
				{ id: '', text: 'What would you keep?' },
			],
		});
		const one = await shown();
		expect(one).toMatchObject({ minutes: 50, interviewers: 2, focusDimensionIds: [d2?.id, d3?.id] });
		const [first, second] = one?.questions ?? [];
		await change({
			questions: [
				{ id: second?.id ?? '', text: 'What would you keep, and why?' },
				{ id: newId(), text: 'A new one' },
			],
		});
		const two = await shown();
		expect(two?.questions.map(({ text }) => text)).toEqual(['What would you keep, and why?', 'A new one']);
		expect(two?.questions[0]?.id).toBe(second?.id);
		expect(two?.questions.map(({ id }) => id)).not.toContain(first?.id);
		await moveInterview(db, admin, await at(), result.interviewId, 'up', NOW);
		expect((await plan()).stages[0]?.interviews[0]?.id).toBe(result.interviewId);
	});

	test('cannot be given the question of another interview by its id', async () => {
		const { db, admin, job, plan, at } = await world();
		const [one, other] = interviewsOf(job);
		const stolen = other?.questions[0] ?? one?.questions[0];
		const target = stolen === other?.questions[0] ? one : other;
		await changeInterview(
			db,
			admin,
			await at(),
			target?.id ?? '',
			{
				title: 'Mine',
				minutes: 30,
				interviewers: 1,
				guidance: '',
				focus: target?.focusDimensionIds ?? [],
				questions: [{ id: stolen?.id ?? '', text: 'Rewritten' }],
			},
			NOW,
		);
		const all = (await plan()).stages.flatMap(({ interviews }) =>
			interviews.flatMap(({ questions }) => questions),
		);
		expect(all.find(({ id }) => id === stolen?.id)?.text).toBe(stolen?.text);
	});

	test('shows a gap when nobody rates a dimension any more', async () => {
		const { db, admin, plan, at } = await world();
		for (const stage of (await plan()).stages.slice(1)) {
			await removeStage(db, admin, await at(), stage.id, NOW);
		}
		const verdicts = (await plan()).coverage.map(({ verdict }) => verdict);
		expect(verdicts).toContain('gap');
		expect(verdicts).toContain('single');
	});

	test('takes exercises of its role only, each once', async () => {
		const { db, admin, role, plan, at } = await world();
		const foreign = await publishSampleRole(db, admin);
		const stage = stageNamed((await plan()).stages, 'Exercise');
		const add = async (id: string) => addExercise(db, admin, await at(), stage.id, id, NOW);
		expect((await refusalOf(add(foreign.exercises[0]?.id ?? ''))).fields[0]?.field).toBe('exerciseId');
		expect((await refusalOf(add(role.exercises[0]?.id ?? ''))).fields[0]?.message).toContain('already');
		await removeExercise(db, admin, await at(), stage.exercises[0]?.id ?? '', NOW);
		await add(role.exercises[0]?.id ?? '');
		expect(stageNamed((await plan()).stages, 'Exercise').exercises).toHaveLength(1);
	});

	test('refuses an older revision, also when two save at the same moment', async () => {
		const { db, admin, plan, at } = await world();
		const stale = await at();
		await addStage(db, admin, stale, 'One', NOW);
		const refusal = await refusalOf(addStage(db, admin, stale, 'Two', NOW));
		expect([refusal.code, refusal.data['kind']]).toEqual(['conflict', 'stale']);
		const both = await at();
		const raced = await Promise.allSettled([
			addStage(db, admin, both, 'Three', NOW),
			addStage(db, admin, both, 'Four', NOW),
		]);
		expect(raced.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await plan()).stages).toHaveLength(5);
	});

	test('keeps what is in use, and still takes guidance and questions there', async () => {
		const { db, admin, role, job, plan, at } = await world();
		const { applicationId } = await apply(db, admin, job.jobId);
		const [first] = interviewsOf(job);
		const panel = stageNamed((await plan()).stages, 'Panel interviews');
		const [used] = panel.interviews;
		await scheduleInterview(db, admin, applicationId, used?.id ?? '', [admin.memberId], { now: NOW });
		expect(
			(await refusalOf(removeStage(db, admin, await at(), job.stages[0]?.id ?? '', NOW))).message,
		).toContain('in use');
		expect((await refusalOf(removeStage(db, admin, await at(), panel.id, NOW))).code).toBe('conflict');
		expect((await refusalOf(removeInterview(db, admin, await at(), used?.id ?? '', NOW))).code).toBe(
			'conflict',
		);
		expect((await refusalOf(takeProposal(db, admin, await at(), 360, NOW))).code).toBe('conflict');
		expect((await plan()).mayPropose).toBe(false);
		const input = {
			title: used?.title ?? '',
			minutes: 60,
			interviewers: 1,
			guidance: 'Begin with the noise.',
			focus: used?.focusDimensionIds ?? [],
			questions: [{ id: '', text: 'What did you hear?' }],
		};
		const change = async (focus: string[]) =>
			changeInterview(db, admin, await at(), used?.id ?? '', { ...input, focus }, NOW);
		await change(input.focus);
		expect((await refusalOf(change(role.dimensions.map(({ id }) => id)))).fields[0]?.field).toBe('focus');
		await removeInterview(db, admin, await at(), first?.id ?? '', NOW);
		const shown = stageNamed((await plan()).stages, 'Panel interviews').interviews[0];
		expect(shown).toMatchObject({ guidance: 'Begin with the noise.', used: true });
	});

	test('is proposed anew while nothing is scheduled, and applications keep their place', async () => {
		const { db, admin, job, plan, at } = await world();
		const { applicationId } = await apply(db, admin, job.jobId);
		await renameStage(db, admin, await at(), job.stages[0]?.id ?? '', 'Something else', NOW);
		await takeProposal(db, admin, await at(), 360, NOW);
		const { stages, explanations } = await plan();
		expect(stages.map(({ name }) => name)).toEqual(['First conversation', 'Exercise', 'Panel interviews']);
		expect(explanations.length).toBeGreaterThan(0);
		expect((await viewApplication(db, admin, applicationId, NOW)).stage).toMatchObject({ id: stages[0]?.id });
	});

	test('keeps one stage at least', async () => {
		const { db, admin, plan, at } = await world();
		const [kept, ...others] = (await plan()).stages;
		for (const stage of others) await removeStage(db, admin, await at(), stage.id, NOW);
		expect((await refusalOf(removeStage(db, admin, await at(), kept?.id ?? '', NOW))).code).toBe('conflict');
	});

	test('is changed by who manages the job alone; another organization finds nothing', async () => {
		const { db, admin, job, at } = await world();
		const observer = await addMember(db, admin, { name: 'Olga', access: 'member' });
		const plain = await addMember(db, admin, { name: 'Pat', access: 'member' });
		await grantAccess(db, admin, job.jobId, { memberId: observer.memberId, access: 'observer' }, NOW);
		const of = await at();
		expect((await refusalOf(addStage(db, observer, of, 'X', NOW))).code).toBe('forbidden');
		expect((await refusalOf(addStage(db, plain, of, 'X', NOW))).code).toBe('not_found');
		const foreign = await world();
		expect((await refusalOf(addStage(db, foreign.admin, of, 'X', NOW))).code).toBe('not_found');
		const mixed = { ...(await foreign.at()) };
		const stage = job.stages[0]?.id ?? '';
		expect((await refusalOf(renameStage(db, foreign.admin, mixed, stage, 'X', NOW))).code).toBe('not_found');
	});
});
