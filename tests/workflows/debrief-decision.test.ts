import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { asActor } from '#lib/server/db/database.ts';
import { grantAccess } from '#lib/server/workflows/change-team.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { openEvidence, showRecommendationNow } from '#lib/server/workflows/open-evidence.ts';
import { rankApplicationsOfJob } from '#lib/server/workflows/rank-applications.ts';
import { recordDecision } from '#lib/server/workflows/record-decision.ts';
import { viewTrace } from '#lib/server/workflows/view-debrief-trace.ts';
import { viewApplication } from '#lib/server/workflows/view-application.ts';
import { viewDebrief } from '#lib/server/workflows/view-debrief.ts';
import { useDatabase } from '../support/database.ts';
import { decision, hiringWorld, panelFor, rate, setPolicy } from '../support/debrief.ts';
import { refusalOf } from '../support/refusal.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-11-24T16:10:00Z');

/** Three raters of one opinion; the debrief is open unless it is asked to wait. */
async function panelOf(level: 2 | 4, options: { open?: boolean } = {}) {
	const { db } = database;
	const world = await hiringWorld(db);
	const panel = await panelFor(db, world, [world.kim, world.lee, world.noa]);
	for (const rater of [world.kim, world.lee, world.noa]) {
		await rate(db, world, rater, panel.scorecardOf(rater), [level, level, level, level]);
	}
	const { applicationId } = panel;
	if (options.open !== false) await openDebrief(db, world.manager, applicationId, { pending: {} }, NOW);
	return { db, world, panel, applicationId };
}

describe('a decision', () => {
	test('stands beside a frozen recommendation, so the debrief is opened first', async () => {
		const { db, world, applicationId } = await panelOf(4, { open: false });
		const refusal = await refusalOf(recordDecision(db, world.manager, applicationId, decision(), NOW));
		expect(refusal).toMatchObject({ code: 'conflict' });
		expect(refusal.message).toContain('Open the debrief first');
	});

	test('is recorded with its reasons, who decided, and whose notes had been opened', async () => {
		const { db, world, panel, applicationId } = await panelOf(4);
		await openEvidence(db, world.manager, applicationId, [panel.scorecardOf(world.kim)], NOW);
		expect(await recordDecision(db, world.manager, applicationId, decision(), NOW)).toEqual({ number: 1 });
		// What is opened afterwards changes nothing of it.
		await openEvidence(db, world.manager, applicationId, [panel.scorecardOf(world.lee)], NOW);
		const view = await viewDebrief(db, world.kim, applicationId);
		expect(view.decisions).toEqual([
			{
				number: 1,
				outcome: 'hire',
				reasons: ['The evidence meets the bar'],
				reason: 'Strong on what this workshop needs.',
				departs: false,
				departureReason: null,
				deciderName: 'Mara Manager',
				decidedAt: NOW.toISOString(),
				openedNotesOf: ['Kim Interviewer'],
				unopenedNotesOf: ['Lee Interviewer', 'Noa Interviewer'],
				chosenToSeeFirst: false,
			},
		]);
		const { rows } = await asActor(db, world.admin, (tx) =>
			sql<{
				details: unknown;
			}>`select details from app.audit_event where action = 'decision.recorded'`.execute(tx),
		);
		expect(JSON.stringify(rows)).not.toMatch(/hire|Strong/);
	});

	test('that goes another way than the recommendation needs a written reason', async () => {
		const { db, world, applicationId } = await panelOf(2);
		const refusal = await refusalOf(recordDecision(db, world.manager, applicationId, decision(), NOW));
		expect(refusal.fields).toEqual([
			{ field: 'departureReason', message: 'This departs from the recommendation: write why.' },
		]);
		const departureReason = 'A trial week showed more than the interviews.';
		await recordDecision(db, world.manager, applicationId, decision({ departureReason }), NOW);
		const view = await viewDebrief(db, world.manager, applicationId);
		expect(view.decisions[0]).toMatchObject({ departs: true, departureReason });
	});

	test('names every error at its field', async () => {
		const { db, world, applicationId } = await panelOf(4);
		const input = decision({ outcome: '', reasonCodes: [], reason: '  ' });
		const refusal = await refusalOf(recordDecision(db, world.manager, applicationId, input, NOW));
		expect(refusal.fields.map(({ field }) => field)).toEqual(['outcome', 'reasonCodes', 'reason']);
	});

	test('is superseded by a further one, and both stay', async () => {
		const { db, world, applicationId } = await panelOf(4);
		await recordDecision(
			db,
			world.manager,
			applicationId,
			decision({ outcome: 'hold', reasonCodes: ['other'] }),
			NOW,
		);
		await recordDecision(db, world.admin, applicationId, decision({ basedOn: 1 }), NOW);
		const view = await viewDebrief(db, world.manager, applicationId);
		expect(view.decisions.map(({ number, outcome }) => [number, outcome])).toEqual([
			[2, 'hire'],
			[1, 'hold'],
		]);
		const change = asActor(db, world.admin, (tx) =>
			sql`update app.decision set reason = 'another'`.execute(tx),
		);
		await expect(change).rejects.toThrow(/permission denied|immutable/);
	});

	test('of two at the same moment one is recorded, and the other is told and loses no word', async () => {
		const { db, world, applicationId } = await panelOf(4);
		const outcomes = await Promise.allSettled([
			recordDecision(db, world.manager, applicationId, decision({ reason: 'From the manager.' }), NOW),
			recordDecision(db, world.admin, applicationId, decision({ reason: 'From the admin.' }), NOW),
		]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const lost = outcomes.find((outcome) => outcome.status === 'rejected');
		expect(lost?.reason).toMatchObject({ code: 'conflict', data: { newest: 1 } });
		expect((await viewDebrief(db, world.manager, applicationId)).decisions).toHaveLength(1);
	});

	test('sent twice is the same decision', async () => {
		const { db, world, applicationId } = await panelOf(4);
		const send = () => recordDecision(db, world.manager, applicationId, decision(), NOW);
		expect(await Promise.all([send(), send(), send()])).toEqual([
			{ number: 1 },
			{ number: 1 },
			{ number: 1 },
		]);
		expect(await send()).toEqual({ number: 1 });
		expect((await viewDebrief(db, world.manager, applicationId)).decisions).toHaveLength(1);
	});

	test('based on an older one than the newest is refused', async () => {
		const { db, world, applicationId } = await panelOf(4);
		await recordDecision(db, world.manager, applicationId, decision(), NOW);
		const late = recordDecision(db, world.admin, applicationId, decision({ reason: 'Mine.' }), NOW);
		expect((await refusalOf(late)).message).toContain('Mara Manager recorded a decision in the meantime');
	});

	test('is for the hiring manager and admins: others may read it, or know nothing', async () => {
		const { db, world, applicationId } = await panelOf(4);
		const recruiter = await addMember(db, world.admin, { name: 'Rae Recruiter', access: 'recruiter' });
		const observer = await addMember(db, world.admin, { name: 'Ola Observer', access: 'member' });
		const access = { memberId: observer.memberId, access: 'observer' as const };
		await grantAccess(db, world.manager, world.job.jobId, access, NOW);
		await recordDecision(db, world.manager, applicationId, decision(), NOW);
		for (const reader of [world.kim, observer, recruiter]) {
			const work = recordDecision(db, reader, applicationId, decision({ basedOn: 1 }), NOW);
			expect((await refusalOf(work)).code).toBe('forbidden');
			expect((await viewDebrief(db, reader, applicationId)).decisions).toHaveLength(1);
		}
		const { admin: stranger } = await createOrganization(db);
		const work = recordDecision(db, stranger, applicationId, decision({ basedOn: 1 }), NOW);
		expect((await refusalOf(work)).code).toBe('not_found');
	});

	test('is hidden from whoever owes a scorecard', async () => {
		const { db, world, applicationId } = await panelOf(4);
		await recordDecision(db, world.manager, applicationId, decision(), NOW);
		await panelFor(db, world, [world.admin], { applicationId, interview: 1 });
		const ranking = JSON.stringify(await rankApplicationsOfJob(db, world.admin, world.job.jobId));
		expect(ranking).toContain('Cleo Candidate');
		expect(ranking).not.toContain('hire');
	});
});

describe('where the policy asks for the evidence first', () => {
	async function required() {
		const made = await panelOf(4);
		await setPolicy(made.db, made.world.admin, { evidenceFirst: 'require' });
		return made;
	}
	const scoreIsIn = (value: unknown) =>
		/"score"|"mean":|"band"|"HIRE"|"rank":\{|weighted|"interval"|could turn|expected/.test(
			JSON.stringify(value),
		);

	test('no band, score, mean or rank leaves the server before the reader has opened all notes', async () => {
		const { db, world, panel, applicationId } = await required();
		const view = await viewDebrief(db, world.manager, applicationId);
		expect(view.review).toMatchObject({ isWithheld: true, opened: 0, of: 3 });
		expect([view.recommendation, view.second, view.asRevised, view.agenda, view.working]).toEqual(
			Array.from({ length: 5 }, () => null),
		);
		expect(view.grid.rows.map(({ mean, spread }) => [mean, spread])).toEqual(
			Array.from({ length: 4 }, () => [null, null]),
		);
		expect((await refusalOf(viewTrace(db, world.manager, applicationId, 'basis'))).code).toBe('forbidden');
		const before = await rankApplicationsOfJob(db, world.manager, world.job.jobId);
		expect(before.groups).toMatchObject([{ code: 'ready', rows: [{ rank: null, figures: null }] }]);
		expect(scoreIsIn(before)).toBe(false);
		const decide = recordDecision(db, world.manager, applicationId, decision(), NOW);
		expect((await refusalOf(decide)).message).toContain('Read the notes of every scorecard first');

		const ids = [world.kim, world.lee, world.noa].map((rater) => panel.scorecardOf(rater));
		await openEvidence(db, world.manager, applicationId, ids.slice(0, 2), NOW);
		expect((await viewDebrief(db, world.manager, applicationId)).recommendation).toBeNull();
		await openEvidence(db, world.manager, applicationId, ids.slice(2), NOW);
		expect((await viewDebrief(db, world.manager, applicationId)).recommendation?.words).toBe(
			'Hire, fairly sure',
		);
		const after = await rankApplicationsOfJob(db, world.manager, world.job.jobId);
		expect(after.groups).toMatchObject([{ code: 'ranked', count: 1, rows: [{ rank: { place: 1 } }] }]);
		// Each reader for oneself.
		const other = await rankApplicationsOfJob(db, world.admin, world.job.jobId);
		expect(other.groups.map(({ code }) => code)).toEqual(['ready']);
	});

	test('“show now” shows it to that reader, is logged once and kept with the decision', async () => {
		const { db, world, applicationId } = await required();
		await showRecommendationNow(db, world.manager, applicationId, NOW);
		await showRecommendationNow(db, world.manager, applicationId, NOW);
		expect((await viewDebrief(db, world.manager, applicationId)).recommendation?.words).toBe(
			'Hire, fairly sure',
		);
		expect((await viewDebrief(db, world.kim, applicationId)).recommendation).toBeNull();
		await recordDecision(db, world.manager, applicationId, decision(), NOW);
		const view = await viewDebrief(db, world.manager, applicationId);
		expect(view.decisions[0]).toMatchObject({ chosenToSeeFirst: true, openedNotesOf: [] });
		const { rows } = await asActor(db, world.admin, (tx) =>
			sql`select from app.audit_event where action = 'recommendation.shown_now' and application_id = ${applicationId}`.execute(
				tx,
			),
		);
		expect(rows).toHaveLength(1);
		// Whether it departed would tell the recommendation.
		const unread = await viewDebrief(db, world.lee, applicationId);
		expect(unread.decisions[0]).toMatchObject({ outcome: 'hire', departs: null, departureReason: null });
	});

	test('a reader who rated opens the others’ notes alone', async () => {
		const { db, world, panel, applicationId } = await required();
		const others = [world.lee, world.noa].map((rater) => panel.scorecardOf(rater));
		await openEvidence(db, world.kim, applicationId, others, NOW);
		expect((await viewDebrief(db, world.kim, applicationId)).recommendation?.words).toBe('Hire, fairly sure');
	});
});

describe('the application page', () => {
	test('shows the decision in force to whoever may see what it rests on, and to nobody who still owes', async () => {
		const { db, world, applicationId } = await panelOf(4);
		await recordDecision(db, world.manager, applicationId, decision(), NOW);
		const shown = await viewApplication(db, world.manager, applicationId, NOW);
		expect(shown.decision).toEqual({ outcome: 'hire', at: NOW, by: 'Mara Manager' });

		await panelFor(db, world, [world.admin], { applicationId, interview: 1 });
		const hidden = await viewApplication(db, world.admin, applicationId, NOW);
		expect(hidden).toMatchObject({ owes: true, decision: null });
	});
});
