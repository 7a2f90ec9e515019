import { describe, expect, test } from 'vitest';
import { newId } from '#lib/server/db/database.ts';
import { grantAccess } from '#lib/server/workflows/change-team.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { openEvidence } from '#lib/server/workflows/open-evidence.ts';
import { showAnyway } from '#lib/server/workflows/show-anyway.ts';
import { viewTrace } from '#lib/server/workflows/view-debrief-trace.ts';
import { viewDebrief } from '#lib/server/workflows/view-debrief.ts';
import { useDatabase } from '../support/database.ts';
import { hiringWorld, panelFor, rate, ratedPanel } from '../support/debrief.ts';
import { assignExercise, firstExerciseOf } from '../support/exercises.ts';
import { refusalOf } from '../support/refusal.ts';
import { scoreByFormula } from '../support/score-by-formula.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-11-24T16:10:00Z');
const LATER = new Date('2026-11-24T17:00:00Z');

describe('the debrief', () => {
	test('lays the scorecards side by side with the recommendation, its gates and what to talk about first', async () => {
		const { db } = database;
		const { world, panel } = await ratedPanel(db);
		const view = await viewDebrief(db, world.manager, panel.applicationId);
		expect(view).toMatchObject({
			scorecardsIn: 3,
			scorecardsDue: 3,
			frozen: null,
			second: null,
			asRevised: null,
		});
		// 40 % of 11/3, 30 % of 4, 20 % of 4 and 10 % of 3.
		expect(view.recommendation?.raw).toBeCloseTo(0.4 * (11 / 3) + 0.3 * 4 + 0.2 * 4 + 0.1 * 3, 12);
		expect(view.recommendation).toMatchObject({ words: 'Leaning to hire, not sure', bar: 3.5, raters: 3 });
		expect(view.recommendation?.gates.map(({ name, passed }) => [name, passed])).toEqual([
			['Red flags', true],
			['Evidence', true],
			['Quorum', true],
			['Critical dimensions', true],
		]);
		expect(view.agenda?.[0]).toMatchObject({
			turns: true,
			given: [
				{ raterName: 'Kim Interviewer', mean: 5 },
				{ raterName: 'Noa Interviewer', mean: 4 },
				{ raterName: 'Lee Interviewer', mean: 2 },
			],
		});
		expect(view.agenda?.[0]?.sentence).toMatch(
			/^Fault finding: 3 raters stand far apart, by 3 levels\. If all agreed/,
		);
		expect(view.grid.rows[0]).toMatchObject({ name: 'Fault finding', weight: 0.4, spread: 'far_apart' });
		expect(view.grid.rows[0]?.cells.map((cell) => cell.level)).toEqual([5, 2, 4]);
		expect(view.grid.rows[3]?.cells[2]).toMatchObject({ level: null, hasNote: false });
	});

	test('shows every number of the working, so that the score can be recomputed by hand', async () => {
		const { db } = database;
		const { world, panel } = await ratedPanel(db);
		const { working, recommendation } = await viewDebrief(db, world.manager, panel.applicationId);
		if (!working) throw new Error('There is no working.');
		if (working.engine !== 'm3/1') throw new Error('Another engine answered.');
		const moved = working.rows.reduce((sum, row) => sum + row.weight * (row.level - row.expected), 0);
		expect(working.start + moved).toBeCloseTo(working.score, 12);
		expect(working).toMatchObject({ policyVersion: '1', score: recommendation?.score, severities: [] });
		expect(working.dataHash).toMatch(/^[0-9a-f]{64}$/);
		const trace = await viewTrace(db, world.manager, panel.applicationId, 'basis');
		expect(trace.result.trace).toMatchObject({ dataHash: working.dataHash, score: recommendation?.score });
		if (trace.result.engine !== 'm3/1') throw new Error('Another engine answered.');
		// Written down again from the formula, and from nothing that the engine computed.
		const { score, se } = scoreByFormula(trace.result.trace);
		expect([score, se]).toEqual([
			expect.closeTo(trace.result.score, 10),
			expect.closeTo(trace.result.se, 10),
		]);
		expect((await refusalOf(viewTrace(db, world.manager, panel.applicationId, 'second'))).code).toBe(
			'not_found',
		);
	});

	test('sends what a person wrote only after the reader has opened it, and keeps the first time', async () => {
		const { db } = database;
		const { world, panel } = await ratedPanel(db);
		const kim = panel.scorecardOf(world.kim);
		const before = JSON.stringify(await viewDebrief(db, world.manager, panel.applicationId));
		expect(before).not.toContain('methodical');
		expect(before).not.toContain('What was seen');

		await openEvidence(db, world.manager, panel.applicationId, [kim], NOW);
		await openEvidence(db, world.manager, panel.applicationId, [kim, kim], LATER);
		const view = await viewDebrief(db, world.manager, panel.applicationId);
		expect(view.review).toMatchObject({ opened: 1, of: 3 });
		expect(view.scorecards.find(({ scorecardId }) => scorecardId === kim)?.written).toMatchObject({
			keyTakeaways: 'Kim saw a methodical person.',
		});
		expect(view.scorecards.filter(({ written }) => written === null)).toHaveLength(2);

		// One's own is open from the beginning, and reading it is nothing to record.
		const own = await viewDebrief(db, world.kim, panel.applicationId);
		expect(own.review).toMatchObject({ opened: 0, of: 2 });
		expect(own.scorecards.find(({ isOwn }) => isOwn)?.written).not.toBeNull();
		expect((await refusalOf(openEvidence(db, world.kim, panel.applicationId, [kim], NOW))).code).toBe(
			'not_found',
		);
	});

	test('never opens a draft', async () => {
		const { db } = database;
		const world = await hiringWorld(db);
		const panel = await panelFor(db, world, [world.kim]);
		const open = openEvidence(db, world.manager, panel.applicationId, [panel.scorecardOf(world.kim)], NOW);
		expect((await refusalOf(open)).code).toBe('not_found');
	});

	test('shows who is in training or saw others first beside the panel, and does not count them', async () => {
		const { db } = database;
		const world = await hiringWorld(db);
		const trainee = await addMember(db, world.admin, { name: 'Tam Trainee', access: 'member' });
		const members = [world.kim, world.lee, world.noa];
		const panel = await panelFor(db, world, members, { shadows: [trainee] });
		await rate(db, world, world.kim, panel.scorecardOf(world.kim), [3, 3, 3, 3]);
		await rate(db, world, world.lee, panel.scorecardOf(world.lee), [3, 3, 3, 3]);
		await showAnyway(db, world.noa, panel.scorecardOf(world.noa), NOW);
		await rate(db, world, world.noa, panel.scorecardOf(world.noa), [5, 5, 5, 5]);
		await rate(db, world, trainee, panel.scorecardOf(trainee), [1, 1, 1, 1]);

		const view = await viewDebrief(db, world.manager, panel.applicationId);
		expect(view.recommendation?.raw).toBeCloseTo(3, 12);
		expect(view.recommendation).toMatchObject({ raters: 2, words: 'Not enough evidence yet' });
		expect(view.grid.columns.map(({ raterName, excluded }) => [raterName, excluded])).toEqual([
			['Kim Interviewer', null],
			['Lee Interviewer', null],
			['Noa Interviewer', 'seen_others'],
			['Tam Trainee', 'shadow'],
		]);
		expect(view.grid.rows[0]?.cells.map(({ level }) => level)).toEqual([3, 3, 5, 1]);
		expect(view.working?.excluded.map(({ raterName }) => raterName).sort()).toEqual([
			'Noa Interviewer',
			'Tam Trainee',
		]);
	});
});

describe('independence', () => {
	test('hides all of it from whoever owes a scorecard, and a later stage hides it again', async () => {
		const { db } = database;
		const world = await hiringWorld(db);
		const panel = await panelFor(db, world, [world.kim, world.lee]);
		await rate(db, world, world.kim, panel.scorecardOf(world.kim), [5, 5, 5, 5]);
		const { applicationId } = panel;

		for (const which of ['basis', 'second', 'asRevised'] as const) {
			expect((await refusalOf(viewTrace(db, world.lee, applicationId, which))).code).toBe('forbidden');
		}
		const refusal = await refusalOf(viewDebrief(db, world.lee, applicationId));
		expect(refusal.code).toBe('forbidden');
		expect(refusal.message).toContain('You still owe a scorecard');
		expect(JSON.stringify(refusal)).not.toMatch(/[1-5]\.\d|Kim/);
		const kim = panel.scorecardOf(world.kim);
		expect((await refusalOf(openEvidence(db, world.lee, applicationId, [kim], NOW))).code).toBe('forbidden');

		await rate(db, world, world.lee, panel.scorecardOf(world.lee), [3, 3, 3, 3]);
		expect((await viewDebrief(db, world.lee, applicationId)).scorecards).toHaveLength(2);

		const second = await panelFor(db, world, [world.lee], { applicationId, interview: 1 });
		expect((await refusalOf(viewDebrief(db, world.lee, applicationId))).code).toBe('forbidden');
		await rate(db, world, world.lee, second.scorecardOf(world.lee), [3, 3, 3, 3]);
		expect((await viewDebrief(db, world.lee, applicationId)).scorecards).toHaveLength(3);
	});

	test('holds for a hiring manager and an admin who sit on the panel', async () => {
		const { db } = database;
		const world = await hiringWorld(db);
		const panel = await panelFor(db, world, [world.kim, world.manager, world.admin]);
		await rate(db, world, world.kim, panel.scorecardOf(world.kim), [5, 5, 5, 5]);
		for (const reader of [world.manager, world.admin]) {
			expect((await refusalOf(viewDebrief(db, reader, panel.applicationId))).code).toBe('forbidden');
			const open = openDebrief(db, reader, panel.applicationId, { pending: {} }, NOW);
			expect((await refusalOf(open)).code).toBe('forbidden');
		}
	});
});

describe('access', () => {
	test('interviewers and observers see no weight in anything, and no working', async () => {
		const { db } = database;
		const { world, panel } = await ratedPanel(db);
		const observer = await addMember(db, world.admin, { name: 'Ola Observer', access: 'member' });
		await grantAccess(
			db,
			world.manager,
			world.job.jobId,
			{ memberId: observer.memberId, access: 'observer' },
			NOW,
		);
		for (const reader of [world.kim, observer]) {
			const view = await viewDebrief(db, reader, panel.applicationId);
			expect(view.recommendation?.words).toBe('Leaning to hire, not sure');
			expect(view.working).toBeNull();
			expect(view.model).toMatchObject({ contributions: null, whatIf: { withoutDimension: [] } });
			expect(view.model?.dimensions.map(({ weight, contribution }) => [weight, contribution])).toEqual(
				Array(4).fill([null, null]),
			);
			expect(view.model?.whatIf.weights.join()).not.toMatch(/from .* to/);
			// From enough exact figures the weights could be solved for, so the model's are rounded.
			const { dimensions = [], whatIf } = view.model ?? {};
			const estimates = [
				...dimensions.map(({ estimate }) => estimate),
				whatIf?.asItIs,
				...(whatIf?.withoutRater ?? []),
			];
			const figures = [
				view.recommendation?.score,
				view.recommendation?.raw,
				...(view.model?.bounds ?? []),
				...(view.recommendation?.interval ?? []),
				...estimates.flatMap((one) => (one ? [one.score, ...one.interval] : [])),
			];
			expect(figures.length).toBeGreaterThan(20);
			for (const figure of figures) expect(figure).toBe(Math.round((figure ?? 0) * 10) / 10);
			expect(view.recommendation?.coverage).toBe(1);
			expect(JSON.stringify(view.agenda)).not.toContain('the score would be');
			expect(view.grid.rows.map((row) => row.weight)).toEqual([null, null, null, null]);
			expect(view.may).toMatchObject({ openDebrief: false, decide: false, seeWeights: false });
			expect((await refusalOf(viewTrace(db, reader, panel.applicationId, 'basis'))).code).toBe('forbidden');
			const open = openDebrief(db, reader, panel.applicationId, { pending: {} }, NOW);
			expect((await refusalOf(open)).code).toBe('forbidden');
		}
	});

	test('another organization, a member without access, and an admin outside a confidential job find nothing', async () => {
		const { db } = database;
		const world = await hiringWorld(db, { confidential: true });
		const panel = await panelFor(db, world, [world.kim]);
		const { admin: stranger } = await createOrganization(db);
		const member = await addMember(db, world.admin, { name: 'Max Member', access: 'member' });
		for (const reader of [stranger, member, world.admin]) {
			const { applicationId } = panel;
			for (const work of [
				() => viewDebrief(db, reader, applicationId),
				() => viewTrace(db, reader, applicationId, 'basis'),
				() => openDebrief(db, reader, applicationId, { pending: {} }, NOW),
				() => openEvidence(db, reader, applicationId, [panel.scorecardOf(world.kim)], NOW),
			]) {
				expect((await refusalOf(work())).code).toBe('not_found');
			}
		}
		expect((await refusalOf(viewDebrief(db, world.admin, 'nonsense'))).code).toBe('not_found');
		expect((await refusalOf(viewDebrief(db, world.admin, newId()))).code).toBe('not_found');
	});
});

test('a grader’s scorecard stands in the grid as one of an exercise', async () => {
	const { db } = database;
	const world = await hiringWorld(db);
	const panel = await panelFor(db, world, [world.kim]);
	await rate(db, world, world.kim, panel.scorecardOf(world.kim), [4, 4, 4, 4]);
	const exercise = firstExerciseOf(world.job);
	const graderIds = [world.lee.memberId];
	await assignExercise(db, world.manager, panel.applicationId, exercise.id, { graderIds });
	const view = await viewDebrief(db, world.manager, panel.applicationId);
	expect(view.owed).toMatchObject([{ raterName: 'Lee Interviewer', title: 'The creaking frame' }]);
});
