import { describe, expect, test } from 'vitest';
import { asActor } from '#lib/server/db/database.ts';
import * as auditLog from '#lib/server/db/audit-log.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { reviseScorecard } from '#lib/server/workflows/revise-scorecard.ts';
import { viewTrace } from '#lib/server/workflows/view-debrief-trace.ts';
import { recordDecision } from '#lib/server/workflows/record-decision.ts';
import { viewDebrief } from '#lib/server/workflows/view-debrief.ts';
import { useDatabase } from '../support/database.ts';
import { decision, hiringWorld, panelFor, rate, ratedPanel, setPolicy } from '../support/debrief.ts';
import { apply } from '../support/jobs.ts';
import { refusalOf } from '../support/refusal.ts';
import { addMember } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-11-24T16:10:00Z');
const LATER = new Date('2026-11-24T17:00:00Z');

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
			recommendation: { raw: 4, isProvisional: true },
			second: null,
			owed: [{ raterName: 'Lee Interviewer', isAwaited: true }],
		});

		await rate(db, world, world.lee, lee, [2, 2, 2, 2], {}, LATER);
		const later = await viewDebrief(db, world.manager, panel.applicationId);
		expect(later.recommendation).toEqual(frozen.recommendation);
		expect(later.second?.raw).toBeCloseTo(3, 12);
		expect(later.second?.computedAt).toBe(LATER.toISOString());
		expect(later.grid.columns.map(({ isLater }) => isLater)).toEqual([false, true]);
		expect(later.grid.rows[0]?.mean).toBe(4);
		expect((await viewTrace(db, world.manager, panel.applicationId, 'second')).result.score).toBe(
			later.second?.score,
		);
	});

	test('a decision after the second recommendation is compared with that one', async () => {
		const { db } = database;
		const world = await hiringWorld(db);
		await setPolicy(db, world.admin, { quorum: 1, minCriticalRaters: 1 });
		const panel = await panelFor(db, world, [world.kim, world.lee]);
		await rate(db, world, world.kim, panel.scorecardOf(world.kim), [3, 3, 3, 3]);
		const lee = panel.scorecardOf(world.lee);
		const pending = { [lee]: { choice: 'wait' as const, reason: '' } };
		await openDebrief(db, world.manager, panel.applicationId, { pending }, NOW);
		const early = await refusalOf(recordDecision(db, world.manager, panel.applicationId, decision(), NOW));
		expect(early.fields.map(({ field }) => field)).toEqual(['departureReason']);

		await rate(db, world, world.lee, lee, [5, 5, 5, 5], {}, LATER);
		await recordDecision(db, world.manager, panel.applicationId, decision(), LATER);
		const view = await viewDebrief(db, world.manager, panel.applicationId);
		expect(view).toMatchObject({ recommendation: { band: 'NO_HIRE' }, second: { band: 'HIRE' } });
		expect(view.decisions[0]?.departs).toBe(false);
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
		const { db } = database;
		const { world, panel } = await ratedPanel(db);
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
		expect((view.second ?? view.recommendation)?.raw).toBeCloseTo(3, 12);
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
		const { db } = database;
		const { world, panel, kim } = await ratedPanel(db);
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
		expect(view.asRevised?.raw).toBeCloseTo(0.4 * 3 + 0.3 * 4 + 0.2 * 4 + 0.1 * 3, 12);
		expect(view.grid.rows[0]?.cells[0]).toMatchObject({ level: 5, revisedTo: { level: 3 } });
		expect(view.scorecards[0]?.revision).toMatchObject({ count: 1, counts: false });
	});

	test('somebody who joins a panel afterwards is asked for nothing that the frozen one knows', async () => {
		const { db } = database;
		const { world, panel } = await ratedPanel(db);
		await openDebrief(db, world.manager, panel.applicationId, { pending: {} }, NOW);
		const late = await addMember(db, world.admin, { name: 'Una Upstart', access: 'member' });
		const second = await panelFor(db, world, [late], { applicationId: panel.applicationId, interview: 1 });
		await rate(db, world, late, second.scorecardOf(late), [1, 1, 1, 1]);
		const view = await viewDebrief(db, world.manager, panel.applicationId);
		expect(view.recommendation?.raters).toBe(3);
		expect(view.second?.raters).toBe(4);
	});
});
