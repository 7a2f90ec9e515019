import { describe, expect, test } from 'vitest';
import { asActor, newId } from '#lib/server/db/database.ts';
import * as auditLog from '#lib/server/db/audit-log.ts';
import { grantAccess } from '#lib/server/workflows/change-team.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { openEvidence } from '#lib/server/workflows/open-evidence.ts';
import { resolveRedFlag } from '#lib/server/workflows/resolve-red-flag.ts';
import { reviseScorecard } from '#lib/server/workflows/revise-scorecard.ts';
import { showAnyway } from '#lib/server/workflows/show-anyway.ts';
import { viewTrace } from '#lib/server/workflows/view-debrief-trace.ts';
import { viewDebrief } from '#lib/server/workflows/view-debrief.ts';
import { useDatabase } from '../support/database.ts';
import { hiringWorld, panelFor, rate, refusalOf, setPolicy } from '../support/debrief.ts';
import { assignExercise, firstExerciseOf } from '../support/exercises.ts';
import { apply } from '../support/jobs.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-11-24T16:10:00Z');
const LATER = new Date('2026-11-24T17:00:00Z');

/** Kim 5 4 4 3, Lee 2 4 4 3, Noa 4 4 4 and no word on the last. */
async function ratedPanel() {
	const { db } = database;
	const world = await hiringWorld(db);
	const panel = await panelFor(db, world, [world.kim, world.lee, world.noa]);
	const kim = await rate(db, world, world.kim, panel.scorecardOf(world.kim), [5, 4, 4, 3], {
		keyTakeaways: 'Kim saw a methodical person.',
	});
	await rate(db, world, world.lee, panel.scorecardOf(world.lee), [2, 4, 4, 3]);
	await rate(db, world, world.noa, panel.scorecardOf(world.noa), [4, 4, 4, null]);
	return { db, world, panel, kim };
}

describe('the debrief', () => {
	test('lays the scorecards side by side with the recommendation, its gates and what to talk about first', async () => {
		const { db, world, panel } = await ratedPanel();
		const view = await viewDebrief(db, world.manager, panel.applicationId);
		expect(view).toMatchObject({
			scorecardsIn: 3,
			scorecardsDue: 3,
			frozen: null,
			second: null,
			asRevised: null,
		});
		// 40 % of 11/3, 30 % of 4, 20 % of 4 and 10 % of 3.
		expect(view.recommendation?.score).toBeCloseTo(0.4 * (11 / 3) + 0.3 * 4 + 0.2 * 4 + 0.1 * 3, 12);
		expect(view.recommendation).toMatchObject({ words: 'Hire', bar: 3.5, raters: 3 });
		expect(view.recommendation?.gates.map(({ name, passed }) => [name, passed])).toEqual([
			['Red flags', true],
			['Evidence', true],
			['Quorum', true],
			['Critical dimensions', true],
		]);
		expect(view.agenda?.[0]).toMatchObject({
			code: 'far_apart',
			given: [
				{ raterName: 'Kim Interviewer', mean: 5 },
				{ raterName: 'Noa Interviewer', mean: 4 },
				{ raterName: 'Lee Interviewer', mean: 2 },
			],
		});
		expect(view.grid.rows[0]).toMatchObject({ name: 'Fault finding', weight: 0.4, spread: 'far_apart' });
		expect(view.grid.rows[0]?.cells.map((cell) => cell.level)).toEqual([5, 2, 4]);
		expect(view.grid.rows[3]?.cells[2]).toMatchObject({ level: null, hasNote: false });
	});

	test('shows every number of the working, so that the score can be recomputed by hand', async () => {
		const { db, world, panel } = await ratedPanel();
		const { working, recommendation } = await viewDebrief(db, world.manager, panel.applicationId);
		if (!working) throw new Error('There is no working.');
		const rawSum = working.dimensions.reduce((sum, { rawWeight }) => sum + rawWeight, 0);
		let weighted = 0;
		let covered = 0;
		for (const { name, rawWeight } of working.dimensions) {
			const levels = working.rows.filter(({ dimension }) => dimension === name).map(({ level }) => level);
			const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
			weighted += (rawWeight / rawSum) * mean;
			covered += rawWeight / rawSum;
		}
		expect(weighted / covered).toBeCloseTo(recommendation?.score ?? Number.NaN, 12);
		expect(working).toMatchObject({
			engine: 'weighted-mean/1',
			policyVersion: '1',
			score: recommendation?.score,
		});
		expect(working.dataHash).toMatch(/^[0-9a-f]{64}$/);
		const trace = await viewTrace(db, world.manager, panel.applicationId, 'basis');
		expect(trace.result.trace).toMatchObject({ dataHash: working.dataHash, score: recommendation?.score });
		expect((await refusalOf(viewTrace(db, world.manager, panel.applicationId, 'second'))).code).toBe(
			'not_found',
		);
	});

	test('sends what a person wrote only after the reader has opened it, and keeps the first time', async () => {
		const { db, world, panel } = await ratedPanel();
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
		expect(view.recommendation?.score).toBeCloseTo(3, 12);
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
		const { db, world, panel } = await ratedPanel();
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
			expect(view.recommendation?.words).toBe('Hire');
			expect(view.working).toBeNull();
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

describe('opening the debrief', () => {
	test('freezes the recommendation; an independent scorecard that comes later makes a second one', async () => {
		const { db } = database;
		const world = await hiringWorld(db);
		await setPolicy(db, world.admin, { quorum: 1, minCriticalRaters: 1 });
		const panel = await panelFor(db, world, [world.kim, world.lee]);
		await rate(db, world, world.kim, panel.scorecardOf(world.kim), [4, 4, 4, 4]);
		const lee = panel.scorecardOf(world.lee);

		const unanswered = await refusalOf(
			openDebrief(db, world.manager, panel.applicationId, { pending: {} }, NOW),
		);
		expect(unanswered).toMatchObject({ code: 'invalid', fields: [{ field: `pending.${lee}.choice` }] });
		expect(unanswered.fields[0]?.message).toContain('Lee Interviewer');

		const pending = { [lee]: { choice: 'wait' as const, reason: '' } };
		await openDebrief(db, world.manager, panel.applicationId, { pending }, NOW);
		const frozen = await viewDebrief(db, world.manager, panel.applicationId);
		expect(frozen).toMatchObject({
			frozen: { at: NOW.toISOString(), by: 'Mara Manager' },
			recommendation: { score: 4, isProvisional: true },
			second: null,
			owed: [{ raterName: 'Lee Interviewer', isAwaited: true }],
		});

		await rate(db, world, world.lee, lee, [2, 2, 2, 2], {}, LATER);
		const later = await viewDebrief(db, world.manager, panel.applicationId);
		expect(later.recommendation).toEqual(frozen.recommendation);
		expect(later.second?.score).toBeCloseTo(3, 12);
		expect(later.second?.computedAt).toBe(LATER.toISOString());
		expect(later.grid.columns.map(({ isLater }) => isLater)).toEqual([false, true]);
		expect(later.grid.rows[0]?.mean).toBe(4);
		expect((await viewTrace(db, world.manager, panel.applicationId, 'second')).result.score).toBe(
			later.second?.score,
		);
	});

	test('waives with a reason, for good, and says so in the log', async () => {
		const { db } = database;
		const world = await hiringWorld(db);
		const panel = await panelFor(db, world, [world.kim, world.lee]);
		await rate(db, world, world.kim, panel.scorecardOf(world.kim), [4, 4, 4, 4]);
		const lee = panel.scorecardOf(world.lee);
		const waive = (reason: string) => ({ pending: { [lee]: { choice: 'waive' as const, reason } } });
		const blank = await refusalOf(openDebrief(db, world.manager, panel.applicationId, waive(''), NOW));
		expect(blank.fields.map(({ field }) => field)).toEqual([`pending.${lee}.reason`]);

		await openDebrief(db, world.manager, panel.applicationId, waive('Was ill that day'), NOW);
		const view = await viewDebrief(db, world.lee, panel.applicationId);
		expect(view).toMatchObject({
			recommendation: { isProvisional: false },
			owed: [],
			waived: [{ raterName: 'Lee Interviewer', waivedReason: 'Was ill that day' }],
		});
		const lines = await asActor(db, world.admin, (tx) => auditLog.list(tx, { before: null, limit: 5 }));
		expect(lines.map(({ action }) => action)).toEqual(
			expect.arrayContaining(['debrief.opened', 'scorecard.waived']),
		);
		expect(JSON.stringify(lines)).not.toContain('ill');
	});

	test('by two people at once makes one debrief', async () => {
		const { db, world, panel } = await ratedPanel();
		const openers = [world.manager, world.admin, world.manager, world.admin];
		const outcomes = await Promise.all(
			openers.map((opener) => openDebrief(db, opener, panel.applicationId, { pending: {} }, NOW)),
		);
		expect(outcomes.filter(({ opened }) => opened)).toHaveLength(1);
		const lines = await asActor(db, world.admin, (tx) => auditLog.list(tx, { before: null, limit: 50 }));
		expect(
			lines.filter(({ action, targetId }) => action === 'debrief.opened' && targetId === panel.applicationId),
		).toHaveLength(1);
	});

	test('races a submission without losing it', async () => {
		const { db } = database;
		const world = await hiringWorld(db);
		const panel = await panelFor(db, world, [world.kim, world.lee]);
		await rate(db, world, world.kim, panel.scorecardOf(world.kim), [4, 4, 4, 4]);
		const lee = panel.scorecardOf(world.lee);
		const pending = { [lee]: { choice: 'wait' as const, reason: '' } };
		await Promise.all([
			openDebrief(db, world.manager, panel.applicationId, { pending }, NOW),
			rate(db, world, world.lee, lee, [2, 2, 2, 2]),
		]);
		const view = await viewDebrief(db, world.manager, panel.applicationId);
		expect(view.scorecardsIn).toBe(2);
		expect((view.second ?? view.recommendation)?.score).toBeCloseTo(3, 12);
	});

	test('is possible without any scorecard: then there is too little evidence', async () => {
		const { db } = database;
		const world = await hiringWorld(db);
		const { applicationId } = await apply(db, world.manager, world.job.jobId);
		await openDebrief(db, world.manager, applicationId, { pending: {} }, NOW);
		const view = await viewDebrief(db, world.manager, applicationId);
		expect(view.recommendation).toMatchObject({ words: 'Not enough evidence yet', score: null });
	});

	test('a revision afterwards is shown as revised, and is never the basis', async () => {
		const { db, world, panel, kim } = await ratedPanel();
		await openDebrief(db, world.manager, panel.applicationId, { pending: {} }, NOW);
		const before = await viewDebrief(db, world.manager, panel.applicationId);
		const [first] = world.role.dimensions;
		if (!first) throw new Error('The role has no dimension.');
		const rating = { level: 3 as const, notAssessed: null, note: 'I had misheard the answer.' };
		const content = { ...kim, ratings: { ...kim.ratings, [first.id]: rating } };
		const change = { baseRevisionNumber: 1, content, reason: 'Misheard' };
		await reviseScorecard(db, world.kim, panel.scorecardOf(world.kim), change, LATER);

		const view = await viewDebrief(db, world.manager, panel.applicationId);
		expect(view.recommendation).toEqual(before.recommendation);
		expect(view.second).toBeNull();
		expect(view.asRevised?.score).toBeCloseTo(0.4 * 3 + 0.3 * 4 + 0.2 * 4 + 0.1 * 3, 12);
		expect(view.grid.rows[0]?.cells[0]).toMatchObject({ level: 5, revisedTo: { level: 3 } });
		expect(view.scorecards[0]?.revision).toMatchObject({ count: 1, counts: false });
	});

	test('somebody who joins a panel afterwards is asked for nothing that the frozen one knows', async () => {
		const { db, world, panel } = await ratedPanel();
		await openDebrief(db, world.manager, panel.applicationId, { pending: {} }, NOW);
		const late = await addMember(db, world.admin, { name: 'Una Upstart', access: 'member' });
		const second = await panelFor(db, world, [late], { applicationId: panel.applicationId, interview: 1 });
		await rate(db, world, late, second.scorecardOf(late), [1, 1, 1, 1]);
		const view = await viewDebrief(db, world.manager, panel.applicationId);
		expect(view.recommendation?.raters).toBe(3);
		expect(view.second?.raters).toBe(4);
	});
});

describe('a red flag', () => {
	async function flagged() {
		const { db, world, panel } = await (async () => {
			const world = await hiringWorld(database.db);
			const panel = await panelFor(database.db, world, [world.kim, world.lee, world.noa]);
			return { db: database.db, world, panel };
		})();
		const redFlags = [{ text: 'Skipped the brake test', evidence: 'Said so twice.' }];
		await rate(db, world, world.kim, panel.scorecardOf(world.kim), [5, 4, 4, 3], { redFlags });
		await rate(db, world, world.lee, panel.scorecardOf(world.lee), [4, 4, 4, 3]);
		await rate(db, world, world.noa, panel.scorecardOf(world.noa), [4, 4, 4, 4]);
		const view = await viewDebrief(db, world.manager, panel.applicationId);
		const flag = view.redFlags[0];
		if (!flag) throw new Error('No red flag was raised.');
		return { db, world, panel, view, redFlagId: flag.id };
	}

	test('holds while open, stops when confirmed, stays on record when dismissed', async () => {
		const first = await flagged();
		expect(first.view.recommendation?.words).toBe('On hold: open red flag');
		const { db, world, redFlagId } = first;
		const reason = 'Asked the former employer.';
		await resolveRedFlag(db, world.manager, { redFlagId, state: 'confirmed', reason }, NOW);
		await resolveRedFlag(db, world.manager, { redFlagId, state: 'confirmed', reason }, LATER);
		const stopped = await viewDebrief(db, world.manager, first.panel.applicationId);
		expect(stopped.recommendation?.words).toBe('Stopped: confirmed red flag');
		const again = resolveRedFlag(db, world.lee, { redFlagId, state: 'dismissed', reason }, LATER);
		expect((await refusalOf(again)).code).toBe('conflict');

		const other = await flagged();
		await resolveRedFlag(
			other.db,
			other.world.lee,
			{ redFlagId: other.redFlagId, state: 'dismissed', reason: 'It was a training stand.' },
			NOW,
		);
		const view = await viewDebrief(other.db, other.world.manager, other.panel.applicationId);
		expect(view.recommendation?.words).toBe('Hire');
		expect(view.redFlags).toMatchObject([{ state: 'dismissed', resolution: 'It was a training stand.' }]);
	});

	test('is answered in writing, by another person than its rater, who may see it', async () => {
		const { db, world, panel, redFlagId } = await flagged();
		const answer = { redFlagId, state: 'dismissed' as const, reason: 'No.' };
		const own = await refusalOf(resolveRedFlag(db, world.kim, answer, NOW));
		expect(own.message).toBe('You raised this red flag, so someone else must confirm or dismiss it.');
		const blank = await refusalOf(resolveRedFlag(db, world.lee, { ...answer, reason: ' ' }, NOW));
		expect(blank.fields).toMatchObject([{ field: `flag-${redFlagId}-reason` }]);

		const { admin: stranger } = await createOrganization(db);
		const member = await addMember(db, world.admin, { name: 'Max Member', access: 'member' });
		const owing = await addMember(db, world.admin, { name: 'Ona Owing', access: 'member' });
		await panelFor(db, world, [owing], { applicationId: panel.applicationId });
		for (const reader of [stranger, member, owing]) {
			expect((await refusalOf(resolveRedFlag(db, reader, answer, NOW))).code).toBe('not_found');
		}
		const observer = await addMember(db, world.admin, { name: 'Ola Observer', access: 'member' });
		await grantAccess(
			db,
			world.manager,
			world.job.jobId,
			{ memberId: observer.memberId, access: 'observer' },
			NOW,
		);
		expect((await refusalOf(resolveRedFlag(db, observer, answer, NOW))).code).toBe('forbidden');
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
