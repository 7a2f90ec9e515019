import { describe, expect, test } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { addCandidate as addPerson } from '#lib/server/workflows/add-candidate.ts';
import { addToPanel, takeOffPanel, waiveScorecard } from '#lib/server/workflows/change-panel.ts';
import {
	cancelScheduledInterview,
	moveScheduledInterview,
} from '#lib/server/workflows/change-scheduled-interview.ts';
import { grantAccess } from '#lib/server/workflows/change-team.ts';
import { TimeInput } from '#lib/server/workflows/interview-time.ts';
import { listApplications } from '#lib/server/workflows/list-applications.ts';
import { listCandidates } from '#lib/server/workflows/list-candidates.ts';
import { moveApplication } from '#lib/server/workflows/move-application.ts';
import { scheduleInterview as schedule, ScheduleInput } from '#lib/server/workflows/schedule-interview.ts';
import { viewApplication } from '#lib/server/workflows/view-application.ts';
import { viewCandidate } from '#lib/server/workflows/view-candidate.ts';
import { viewJob } from '#lib/server/workflows/view-job.ts';
import { viewSchedule } from '#lib/server/workflows/view-schedule.ts';
import { bringBackApplication, withdrawApplication } from '#lib/server/workflows/withdraw-application.ts';
import { useDatabase } from '../support/database.ts';
import {
	addCandidate,
	apply,
	countQueries,
	interviewsOf,
	openJob,
	scheduleInterview,
	scorecardsOf,
} from '../support/jobs.ts';
import { assignExercise, firstExerciseOf } from '../support/exercises.ts';
import { refusalOf } from '../support/refusal.ts';
import { publishSampleRole } from '../support/roles.ts';
import { fillAndSubmit } from '../support/scorecards.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');
const FIRST = { stageId: null, withdrawn: false, after: null };

async function world() {
	const { db } = database;
	const { admin } = await createOrganization(db, { now: NOW });
	const member = (name: string, access: 'recruiter' | 'member' = 'member') =>
		addMember(db, admin, { name, access });
	const recruiter = await member('Rita Recruiter', 'recruiter');
	const role = await publishSampleRole(db, admin);
	const job = await openJob(db, recruiter, role.roleVersionId, { now: NOW });
	const application = await apply(db, recruiter, job.jobId, { name: 'Ana Costa' }, NOW);
	const [first, second] = interviewsOf(job);
	const levels = Object.fromEntries(role.dimensions.map(({ id }) => [id, 3 as const]));
	return {
		db,
		admin,
		recruiter,
		kim: await member('Kim'),
		lee: await member('Lee'),
		plain: await member('Pat'),
		role,
		job,
		...application,
		first: first?.id ?? '',
		second: second?.id ?? '',
		submit: (author: SignedIn, scorecardId: string) => fillAndSubmit(db, author, scorecardId, { levels }),
	};
}

function input(
	interviewId: string,
	panel: SignedIn[],
	overrides: Record<string, unknown> = {},
): ScheduleInput {
	return ScheduleInput.parse({
		interviewId,
		starts: '2026-03-10T14:00',
		timeZone: 'Europe/Berlin',
		minutes: '60',
		panel: panel.map(({ memberId }) => memberId),
		...overrides,
	});
}

async function actionsOf(organizationId: string, applicationId: string): Promise<string[]> {
	const client = await database.pool.connect();
	try {
		await client.query(`select set_config('app.maintenance', 'on', false)`);
		const { rows } = await client.query<{ action: string }>(
			'select action from app.audit_event where organization_id = $1 and application_id = $2 order by id',
			[organizationId, applicationId],
		);
		return rows.map((row) => row.action);
	} finally {
		await client.query(`select set_config('app.maintenance', '', false)`);
		client.release();
	}
}

describe('adding people', () => {
	test('twice to the same job is refused with the application that is there', async () => {
		const { db, recruiter, job, applicationId, candidateId } = await world();
		const refusal = await refusalOf(apply(db, recruiter, job.jobId, { candidateId }));
		expect(refusal.data).toEqual({ kind: 'twice', applicationId });
	});

	test('raced, makes one application', async () => {
		const { db, admin, recruiter, job } = await world();
		const { candidateId } = await addCandidate(db, recruiter, { name: 'Bo Berg' });
		const raced = await Promise.allSettled([
			apply(db, recruiter, job.jobId, { candidateId }),
			apply(db, admin, job.jobId, { candidateId }),
		]);
		expect(raced.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	test('with an address that somebody has is pointed out, and allowed when it is meant', async () => {
		const { db, recruiter } = await world();
		const { candidateId } = await addCandidate(db, recruiter, { name: 'Cy', email: 'cy@example.com' });
		const again = { name: 'Cyril', email: 'cy@example.com' };
		const refusal = await refusalOf(addCandidate(db, recruiter, again));
		expect(refusal.data).toEqual({ kind: 'double', doubles: [{ id: candidateId, name: 'Cy' }] });
		await addPerson(db, recruiter, { ...again, evenIfDouble: true }, NOW);
		expect((await listCandidates(db, recruiter, { query: 'cy@', after: null })).candidates).toHaveLength(2);
	});

	test('a double that only a confidential job knows is not told', async () => {
		const { db, admin, recruiter, role } = await world();
		const secret = await openJob(db, recruiter, role.roleVersionId, { confidential: true });
		const person = { name: 'Dee Dunn', email: 'dee@example.com' };
		const { candidateId } = await apply(db, recruiter, secret.jobId, person);
		await addCandidate(db, admin, { name: 'Dee D.', email: 'dee@example.com' });
		const found = await listCandidates(db, admin, { query: 'dee', after: null });
		expect(found.candidates.map(({ name }) => name)).toEqual(['Dee D.']);
		expect((await refusalOf(viewCandidate(db, admin, candidateId))).code).toBe('not_found');
	});

	test('finds them by the beginning of any part of the name or of the address, without accents', async () => {
		const { db, recruiter } = await world();
		await addCandidate(db, recruiter, { name: 'Émile Žižek', email: 'ez@example.com' });
		const found = async (query: string) =>
			(await listCandidates(db, recruiter, { query, after: null })).candidates.map(({ name }) => name);
		expect(await found('emi')).toEqual(['Émile Žižek']);
		expect(await found('Ziz')).toEqual(['Émile Žižek']);
		expect(await found('EZ@')).toEqual(['Émile Žižek']);
		expect(await found('mile')).toEqual([]);
		expect(await found('%')).toEqual([]);
	});

	test('a hiring manager finds those of the own jobs alone, and a plain member has no such page', async () => {
		const { db, recruiter, role, kim, plain } = await world();
		const own = await openJob(db, recruiter, role.roleVersionId, { hiringManagerId: kim.memberId });
		const { candidateId } = await apply(db, recruiter, own.jobId, { name: 'Fay' });
		await addCandidate(db, recruiter, { name: 'Nobody’s' });
		const found = await listCandidates(db, kim, { query: '', after: null });
		expect(found.candidates.map(({ name, applications }) => [name, applications])).toEqual([['Fay', 1]]);
		expect((await viewCandidate(db, kim, candidateId)).applications).toHaveLength(1);
		expect((await refusalOf(listCandidates(db, plain, { query: '', after: null }))).code).toBe('forbidden');
		expect((await refusalOf(viewCandidate(db, plain, candidateId))).code).toBe('not_found');
		expect((await refusalOf(viewCandidate(db, (await world()).admin, candidateId))).code).toBe('not_found');
	});

	test('oneself is refused: nobody keeps the own file', async () => {
		const { db, recruiter } = await world();
		const refusal = await refusalOf(addCandidate(db, recruiter, { name: 'Me', email: recruiter.email }));
		expect(refusal.fields[0]?.field).toBe('email');
	});
});

describe('scheduling', () => {
	test('gives everybody on the panel one scorecard, and reads the time in the zone that is named', async () => {
		const { db, recruiter, kim, lee, applicationId, first } = await world();
		await schedule(db, recruiter, applicationId, input(first, [kim, lee]), NOW);
		const made = await scorecardsOf(db, recruiter, applicationId);
		expect(made.map(({ memberId, state }) => [memberId, state]).sort()).toEqual(
			[kim, lee].map(({ memberId }) => [memberId, 'draft']).sort(),
		);
		const [interview] = (await viewApplication(db, recruiter, applicationId, NOW)).interviews;
		expect(interview?.startsAt.toISOString()).toBe('2026-03-10T13:00:00.000Z');
		expect(interview?.endsAt.toISOString()).toBe('2026-03-10T14:00:00.000Z');
		expect(await actionsOf(recruiter.organizationId, applicationId)).toEqual([
			'application.added',
			'interview.scheduled',
			'panel.joined',
			'panel.joined',
		]);
	});

	test('raced by two for the same interview sets it once, and the other is told', async () => {
		const { db, admin, recruiter, kim, applicationId, first } = await world();
		const raced = await Promise.allSettled([
			schedule(db, recruiter, applicationId, input(first, [kim]), NOW),
			schedule(db, admin, applicationId, input(first, [kim]), NOW),
		]);
		expect(raced.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await scorecardsOf(db, recruiter, applicationId)).toHaveLength(1);
	});

	test('raced by two who add the same member to a panel gives one scorecard', async () => {
		const { db, admin, recruiter, kim, lee, applicationId, first } = await world();
		const made = await scheduleInterview(db, recruiter, applicationId, first, [kim.memberId]);
		const seat = { memberId: lee.memberId, shadow: false };
		await Promise.all([
			addToPanel(db, recruiter, made.scheduledInterviewId, seat, NOW),
			addToPanel(db, admin, made.scheduledInterviewId, seat, NOW),
		]);
		const seats = await scorecardsOf(db, recruiter, applicationId);
		expect(seats.filter(({ memberId }) => memberId === lee.memberId)).toHaveLength(1);
	});

	test('warns of overlaps, and goes on once exactly these warnings are accepted', async () => {
		const { db, recruiter, kim, lee, job, applicationId, first } = await world();
		const other = await apply(db, recruiter, job.jobId, { name: 'Bo Berg' }, NOW);
		await schedule(db, recruiter, other.applicationId, input(first, [kim]), NOW);
		const at = { starts: '2026-03-10T14:30' };
		const refusal = await refusalOf(
			schedule(db, recruiter, applicationId, input(first, [kim, lee], at), NOW),
		);
		expect(refusal.data).toMatchObject({
			kind: 'warnings',
			warnings: ['Kim has another interview at that time.'],
		});
		expect(JSON.stringify(refusal)).not.toContain('Bo Berg');
		const wrong = { ...at, accepted: 'something' };
		expect(
			(await refusalOf(schedule(db, recruiter, applicationId, input(first, [kim], wrong), NOW))).code,
		).toBe('conflict');
		const accepted = { ...at, accepted: refusal.data['acknowledgement'] };
		await schedule(db, recruiter, applicationId, input(first, [kim, lee], accepted), NOW);
		const after = { starts: '2026-03-10T16:00' };
		await schedule(
			db,
			recruiter,
			other.applicationId,
			input(interviewsOf(job)[1]?.id ?? '', [kim], after),
			NOW,
		);
	});

	test('refuses at the field: an empty panel, a strange zone, no time, a script for a link, training for oneself', async () => {
		const { db, recruiter, kim, applicationId, first } = await world();
		const fieldOf = async (panel: SignedIn[], overrides: Record<string, unknown>) =>
			(await refusalOf(schedule(db, recruiter, applicationId, input(first, panel, overrides), NOW))).fields[0]
				?.field;
		expect(await fieldOf([], {})).toBe('panel');
		expect(await fieldOf([kim], { shadows: [kim.memberId] })).toBe('panel');
		expect(await fieldOf([kim, recruiter], { shadows: [recruiter.memberId] })).toBe('panel');
		expect(await fieldOf([kim], { starts: '2026-02-30T10:00' })).toBe('starts');
		expect(await fieldOf([kim], { starts: '2026-03-29T02:30' })).toBe('starts');
		expect(await fieldOf([(await world()).kim], {})).toBe('panel');
		const parsed = ScheduleInput.safeParse({
			...input(first, [kim]),
			timeZone: 'Mars/Base',
			link: 'javascript:alert(1)',
		});
		expect(parsed.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual(['link', 'timeZone']);
		expect(await scorecardsOf(db, recruiter, applicationId)).toEqual([]);
	});

	test('leaves the candidate off the own panel, and out of the people to choose', async () => {
		const { db, admin, recruiter, job, first } = await world();
		const inside = await addMember(db, admin, { name: 'Ines Inside', access: 'recruiter' });
		const { applicationId, candidateId } = await apply(db, recruiter, job.jobId, {
			name: 'Ines Inside',
			email: inside.email,
		});
		const refusal = await refusalOf(schedule(db, recruiter, applicationId, input(first, [inside]), NOW));
		expect(refusal.fields[0]).toMatchObject({ field: 'panel' });
		const { team, others } = await viewSchedule(db, recruiter, applicationId, null);
		expect([...team, ...others].map(({ id }) => id)).not.toContain(inside.memberId);

		expect((await refusalOf(viewApplication(db, inside, applicationId, NOW))).code).toBe('not_found');
		expect((await refusalOf(viewCandidate(db, inside, candidateId))).code).toBe('not_found');
		const list = await listApplications(db, inside, job.jobId, FIRST, NOW);
		expect(list.rows.map(({ candidateName }) => candidateName)).toEqual(['Ana Costa']);
		const found = await listCandidates(db, inside, { query: 'ines', after: null });
		expect(found.candidates).toEqual([]);
	});

	test('is moved and cancelled; cancelling frees who still owed', async () => {
		const { db, recruiter, kim, applicationId, first } = await world();
		const made = await scheduleInterview(db, recruiter, applicationId, first, [kim.memberId], { now: NOW });
		const time = TimeInput.parse({ starts: '2026-04-01T09:30', timeZone: 'America/New_York', minutes: '30' });
		await moveScheduledInterview(db, recruiter, made.scheduledInterviewId, time, NOW);
		const [moved] = (await viewApplication(db, recruiter, applicationId, NOW)).interviews;
		expect(moved?.startsAt.toISOString()).toBe('2026-04-01T13:30:00.000Z');
		await cancelScheduledInterview(db, recruiter, made.scheduledInterviewId, NOW);
		await cancelScheduledInterview(db, recruiter, made.scheduledInterviewId, NOW);
		const [seat] = await scorecardsOf(db, recruiter, applicationId);
		expect(seat).toMatchObject({ state: 'waived', waivedReason: 'Interview cancelled' });
		const moving = moveScheduledInterview(db, recruiter, made.scheduledInterviewId, time, NOW);
		expect((await refusalOf(moving)).code).toBe('conflict');
		expect((await actionsOf(recruiter.organizationId, applicationId)).slice(3)).toEqual([
			'interview.moved',
			'scorecard.waived',
			'interview.cancelled',
		]);
	});

	test('an interview for which somebody has submitted took place: it is not cancelled, and nobody is freed', async () => {
		const { db, recruiter, kim, lee, applicationId, first, submit } = await world();
		const made = await scheduleInterview(db, recruiter, applicationId, first, [kim.memberId, lee.memberId]);
		await submit(kim, made.scorecardOf(kim.memberId));
		const refusal = await refusalOf(cancelScheduledInterview(db, recruiter, made.scheduledInterviewId, NOW));
		expect(refusal.message).toContain('Kim');
		const seats = await scorecardsOf(db, recruiter, applicationId);
		expect(seats.map(({ state }) => state).sort()).toEqual(['draft', 'submitted']);
	});

	test('is for who manages the job alone', async () => {
		const { db, recruiter, kim, plain, job, applicationId, first } = await world();
		await grantAccess(db, recruiter, job.jobId, { memberId: kim.memberId, access: 'observer' }, NOW);
		const setting = (actor: SignedIn) => schedule(db, actor, applicationId, input(first, [plain]), NOW);
		expect((await refusalOf(setting(kim))).code).toBe('forbidden');
		expect((await refusalOf(setting(plain))).code).toBe('not_found');
		expect((await refusalOf(setting((await world()).admin))).code).toBe('not_found');
	});
});

describe('a panel', () => {
	test('marks who looked first and then joined, and not who could not look', async () => {
		const { db, admin, recruiter, kim, lee, applicationId, first, submit } = await world();
		const made = await scheduleInterview(db, recruiter, applicationId, first, [kim.memberId]);
		await submit(kim, made.scorecardOf(kim.memberId));
		for (const member of [admin, lee]) {
			await addToPanel(
				db,
				recruiter,
				made.scheduledInterviewId,
				{ memberId: member.memberId, shadow: false },
				NOW,
			);
		}
		const seats = await scorecardsOf(db, recruiter, applicationId);
		const seen = new Map(seats.map(({ memberId, seenOthersAt }) => [memberId, seenOthersAt !== null]));
		expect(seen.get(admin.memberId)).toBe(true);
		expect(seen.get(lee.memberId)).toBe(false);
	});

	test('has no way back for who left it', async () => {
		const { db, recruiter, kim, lee, applicationId, first } = await world();
		const made = await scheduleInterview(db, recruiter, applicationId, first, [kim.memberId, lee.memberId]);
		await takeOffPanel(db, recruiter, made.scorecardOf(kim.memberId), NOW);
		await takeOffPanel(db, recruiter, made.scorecardOf(kim.memberId), NOW);
		const seats = await scorecardsOf(db, recruiter, applicationId);
		expect(seats.find(({ memberId }) => memberId === kim.memberId)).toMatchObject({ state: 'waived' });
		const back = addToPanel(
			db,
			recruiter,
			made.scheduledInterviewId,
			{ memberId: kim.memberId, shadow: false },
			NOW,
		);
		expect((await refusalOf(back)).code).toBe('conflict');
		expect((await refusalOf(viewApplication(db, kim, applicationId, NOW))).code).toBe('not_found');
		const actions = await actionsOf(recruiter.organizationId, applicationId);
		expect(actions.filter((action) => action === 'panel.left')).toHaveLength(1);
	});

	test('frees somebody for a reason, for good, and never from what is submitted', async () => {
		const { db, recruiter, kim, lee, plain, applicationId, first, submit } = await world();
		const made = await scheduleInterview(db, recruiter, applicationId, first, [kim.memberId, lee.memberId]);
		const own = made.scorecardOf(kim.memberId);
		expect((await refusalOf(waiveScorecard(db, recruiter, own, '  ', NOW))).fields[0]?.field).toBe('reason');
		expect((await refusalOf(waiveScorecard(db, plain, own, 'Ill', NOW))).code).toBe('not_found');
		await waiveScorecard(db, recruiter, own, 'Did not attend', NOW);
		await waiveScorecard(db, recruiter, own, 'Another reason', NOW);
		await submit(lee, made.scorecardOf(lee.memberId));
		const late = waiveScorecard(db, recruiter, made.scorecardOf(lee.memberId), 'Ill', NOW);
		expect((await refusalOf(late)).code).toBe('conflict');
		const seats = await scorecardsOf(db, recruiter, applicationId);
		expect(seats.find(({ id }) => id === own)).toMatchObject({
			state: 'waived',
			waivedReason: 'Did not attend',
		});
		const actions = await actionsOf(recruiter.organizationId, applicationId);
		expect(actions.filter((action) => action === 'scorecard.waived')).toHaveLength(1);
	});

	test('opens the application to an interviewer, without the address, and shows nothing of others to who owes', async () => {
		const { db, recruiter, kim, lee, job, applicationId, first, submit } = await world();
		const made = await scheduleInterview(db, recruiter, applicationId, first, [kim.memberId, lee.memberId]);
		await submit(lee, made.scorecardOf(lee.memberId));
		const view = await viewApplication(db, kim, applicationId, NOW);
		expect(view.owes).toBe(true);
		expect(view.candidate.email).toBeNull();
		expect(view.abilities.manage_application).toBe(false);
		expect(view.timeline).toEqual([]);
		expect(view.interviews[0]?.panel.map(({ memberName, state }) => [memberName, state]).sort()).toEqual([
			['Kim', 'draft'],
			['Lee', 'submitted'],
		]);
		const told = JSON.stringify([view, await listApplications(db, recruiter, job.jobId, FIRST, NOW)]);
		expect(told).not.toMatch(/level|overall|score"|band|"yes"/);
	});
});

describe('a grader', () => {
	test('is not told whose exercise it is, on no page, before the own scorecard is in', async () => {
		const { db, recruiter, kim, job, applicationId } = await world();
		const { id } = firstExerciseOf(job);
		const assigned = await assignExercise(db, recruiter, applicationId, id, { graderIds: [kim.memberId] });
		const refusal = await refusalOf(viewApplication(db, kim, applicationId, NOW));
		expect(refusal.code).toBe('forbidden');
		const view = await viewJob(db, kim, job.jobId);
		expect(view.seats).toMatchObject([{ candidateName: null, title: 'The creaking frame' }]);
		expect(JSON.stringify([view, refusal])).not.toContain('Ana Costa');
		await takeOffPanel(db, recruiter, assigned.scorecardOf(kim.memberId), NOW);
		expect((await refusalOf(viewApplication(db, kim, applicationId, NOW))).code).toBe('not_found');
	});
});

describe('an application', () => {
	test('goes to another stage of its own plan only', async () => {
		const { db, recruiter, role, job, applicationId } = await world();
		const foreign = await openJob(db, recruiter, role.roleVersionId);
		const to = job.stages[1]?.id ?? '';
		await moveApplication(db, recruiter, applicationId, to, NOW);
		await moveApplication(db, recruiter, applicationId, to, NOW);
		const astray = moveApplication(db, recruiter, applicationId, foreign.stages[0]?.id ?? '', NOW);
		expect((await refusalOf(astray)).fields[0]?.field).toBe('stageId');
		const junk = moveApplication(db, recruiter, applicationId, 'junk', NOW);
		expect((await refusalOf(junk)).fields[0]?.field).toBe('stageId');
		const view = await viewApplication(db, recruiter, applicationId, NOW);
		expect(view.stage.id).toBe(to);
		expect(view.timeline[0]).toMatchObject({
			action: 'application.moved',
			from: 'First conversation',
			to: 'Exercise',
		});
		const actions = await actionsOf(recruiter.organizationId, applicationId);
		expect(actions.filter((action) => action === 'application.moved')).toHaveLength(1);
	});

	test('that is withdrawn frees who owes, cancels what has not begun, keeps what was submitted, and can come back', async () => {
		const { db, recruiter, kim, lee, job, applicationId, first, second, submit } = await world();
		const past = { now: NOW, startsAt: new Date('2026-03-01T10:00:00Z') };
		const one = await scheduleInterview(
			db,
			recruiter,
			applicationId,
			first,
			[kim.memberId, lee.memberId],
			past,
		);
		await scheduleInterview(db, recruiter, applicationId, second, [kim.memberId], { now: NOW });
		await submit(lee, one.scorecardOf(lee.memberId));
		await withdrawApplication(db, recruiter, applicationId, NOW);
		await withdrawApplication(db, recruiter, applicationId, NOW);
		const seats = await scorecardsOf(db, recruiter, applicationId);
		expect(seats.map(({ state }) => state).sort()).toEqual(['submitted', 'waived', 'waived']);
		const view = await viewApplication(db, recruiter, applicationId, NOW);
		expect(view.interviews.map(({ state }) => state)).toEqual(['scheduled', 'cancelled']);
		const setting = schedule(db, recruiter, applicationId, input(second, [lee]), NOW);
		expect((await refusalOf(setting)).code).toBe('conflict');
		expect((await listApplications(db, recruiter, job.jobId, FIRST, NOW)).rows).toEqual([]);
		const actions = await actionsOf(recruiter.organizationId, applicationId);
		expect(actions.filter((action) => action === 'scorecard.waived')).toHaveLength(2);
		expect(actions.filter((action) => action === 'application.withdrawn')).toHaveLength(1);
		await bringBackApplication(db, recruiter, applicationId, NOW);
		expect((await listApplications(db, recruiter, job.jobId, FIRST, NOW)).rows).toHaveLength(1);
	});

	test('says who owes and since when, once the interview is over', async () => {
		const { db, recruiter, kim, job, applicationId, first, second } = await world();
		const past = { now: NOW, startsAt: new Date('2026-03-01T10:00:00Z'), minutes: 30 };
		await scheduleInterview(db, recruiter, applicationId, first, [kim.memberId], past);
		await scheduleInterview(db, recruiter, applicationId, second, [kim.memberId], { now: NOW });
		const [row] = (await listApplications(db, recruiter, job.jobId, FIRST, NOW)).rows;
		expect(row?.owed).toMatchObject([{ memberName: 'Kim', since: new Date('2026-03-01T10:30:00Z') }]);
		expect(row?.ahead).toBe(1);
	});

	test('sends as many queries for a large panel as for a small one', async () => {
		const { db, admin, recruiter, applicationId, first, second } = await world();
		const people = [];
		for (let index = 0; index < 8; index++) {
			people.push(await addMember(db, admin, { name: `Member ${String(index)}`, access: 'member' }));
		}
		const ids = people.map(({ memberId }) => memberId);
		const view = () => countQueries(db, (counted) => viewApplication(counted, recruiter, applicationId, NOW));
		await scheduleInterview(db, recruiter, applicationId, first, ids.slice(0, 1), { now: NOW });
		const few = await view();
		await scheduleInterview(db, recruiter, applicationId, second, ids, { now: NOW });
		expect((await view()).queries).toBe(few.queries);
	});
});
