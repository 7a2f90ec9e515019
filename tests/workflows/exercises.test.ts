import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { MAX_ANSWER_CHARACTERS } from '#lib/domain/exercise/assignment.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, asSystem } from '#lib/server/db/database.ts';
import { cancelExercise } from '#lib/server/workflows/cancel-exercise.ts';
import { makeExerciseLink } from '#lib/server/workflows/make-exercise-link.ts';
import { openExercise, startExercise } from '#lib/server/workflows/open-exercise.ts';
import { rescheduleExercise } from '#lib/server/workflows/reschedule-exercise.ts';
import { saveAnswers } from '#lib/server/workflows/save-answer.ts';
import { submitExercise } from '#lib/server/workflows/submit-exercise.ts';
import { useDatabase } from '../support/database.ts';
import {
	assignExercise,
	assignmentRow,
	firstExerciseOf,
	linkTo,
	submittedExercise,
	takeExercise,
	writeAnswers,
} from '../support/exercises.ts';
import { apply, openJob, type OpenJob } from '../support/jobs.ts';
import { refusalOf } from '../support/refusal.ts';
import { GRADERS_WORDS, publishSampleRole } from '../support/roles.ts';
import { createOrganization } from '../support/world.ts';

const database = useDatabase();
const MINUTE = 60_000;
const DAY = 86_400_000;
const now = new Date('2030-05-01T10:00:00Z');
const dueAt = new Date(now.getTime() + 7 * DAY);
const closing = new Date(now.getTime() + 14 * DAY);

let admin: SignedIn;
let job: OpenJob;
let exerciseId: string;

beforeAll(async () => {
	({ admin } = await createOrganization(database.db));
	const { roleVersionId } = await publishSampleRole(database.db, admin);
	job = await openJob(database.db, admin, roleVersionId);
	exerciseId = firstExerciseOf(job).id;
});

/** An assignment of a new candidate, with a link unless it is `assigned`. */
async function given(options: { name?: string } = {}) {
	const { db } = database;
	const { applicationId } = await apply(db, admin, job.jobId, options, now);
	const { assignmentId } = await assignExercise(db, admin, applicationId, exerciseId, { now, dueAt });
	const token = await linkTo(db, admin, assignmentId, now);
	return { applicationId, assignmentId, token };
}

describe('the life of an assignment', () => {
	test('goes from assigned over sent and started to submitted, each with its time', async () => {
		const { db } = database;
		const { applicationId } = await apply(db, admin, job.jobId, {}, now);
		const { assignmentId } = await assignExercise(db, admin, applicationId, exerciseId, { now, dueAt });
		const row = () => assignmentRow(db, admin.organizationId, assignmentId);
		expect(await row()).toMatchObject({ state: 'assigned', tokenHash: null, dueAt, closesAt: closing });

		const { token } = await makeExerciseLink(db, admin, assignmentId, { replaces: false }, now);
		expect(await row()).toMatchObject({ state: 'sent', sentAt: now });
		expect(JSON.stringify(await row())).not.toContain(token);
		const page = await openExercise(db, token, now);
		expect(page).toMatchObject({ stage: 'sent', title: 'The creaking frame', closesAt: null });

		const begun = new Date(now.getTime() + MINUTE);
		await startExercise(db, token, begun);
		expect(await row()).toMatchObject({ state: 'started', startedAt: begun });

		const handed = new Date(now.getTime() + 40 * MINUTE);
		const receipt = await takeExercise(db, token, ['The seat post, dry.', 'On Friday.'], handed);
		expect(receipt).toMatchObject({ submittedAt: handed });
		expect(receipt.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
		expect(await row()).toMatchObject({ state: 'submitted', startedAt: begun, submittedAt: handed });
		expect(await openExercise(db, token, handed)).toMatchObject({
			stage: 'submitted',
			answers: ['The seat post, dry.', 'On Friday.'],
			receipt,
		});
	});

	test('is logged with ids only: neither names nor answers nor tokens', async () => {
		const { db } = database;
		const { applicationId } = await apply(db, admin, job.jobId, { name: 'Wilhelmina Quill' }, now);
		const { token } = await submittedExercise(db, admin, applicationId, exerciseId, {
			now,
			texts: ['zanzibar', 'mombasa'],
		});
		const lines = await asSystem(db, admin.organizationId, (tx) =>
			tx
				.selectFrom('auditEvent')
				.selectAll()
				.where('applicationId', '=', applicationId)
				.orderBy('id')
				.execute(),
		);
		expect(lines.map((line) => [line.action, line.actor])).toEqual([
			['application.added', 'member'],
			['exercise.assigned', 'member'],
			['exercise.link_made', 'member'],
			['exercise.started', 'candidate'],
			['exercise.submitted', 'candidate'],
		]);
		expect(JSON.stringify(lines)).not.toMatch(/quill|wilhelmina|zanzibar|mombasa/i);
		expect(JSON.stringify(lines)).not.toContain(token.slice(22));
	});

	test('the same exercise is given to a candidate once, also when two ask at the same time', async () => {
		const { db } = database;
		const { applicationId } = await apply(db, admin, job.jobId, {}, now);
		const outcomes = await Promise.allSettled(
			[1, 2].map(() => assignExercise(db, admin, applicationId, exerciseId, { now, dueAt })),
		);
		expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
		const refused = outcomes.find((outcome) => outcome.status === 'rejected');
		expect(refused?.reason).toMatchObject({ code: 'conflict' });
	});

	test('after it was cancelled, or ran out of time, it can be given again', async () => {
		const { db } = database;
		const first = await given();
		await cancelExercise(db, admin, first.assignmentId, now);
		const second = await assignExercise(db, admin, first.applicationId, exerciseId, { now, dueAt });
		const later = new Date(closing.getTime() + 1);
		const due = new Date(later.getTime() + DAY);
		await assignExercise(db, admin, first.applicationId, exerciseId, { now: later, dueAt: due });
		const states = [first.assignmentId, second.assignmentId].map(
			async (id) => (await assignmentRow(db, admin.organizationId, id)).state,
		);
		expect(await Promise.all(states)).toEqual(['cancelled', 'expired']);
	});

	test('a due time lies ahead, within a year', async () => {
		const { applicationId } = await apply(database.db, admin, job.jobId, {}, now);
		for (const wrong of [now, new Date(now.getTime() + 400 * DAY)]) {
			const work = assignExercise(database.db, admin, applicationId, exerciseId, { now, dueAt: wrong });
			expect((await refusalOf(work)).fields.map((error) => error.field)).toEqual(['due']);
		}
	});
});

describe('the link', () => {
	test('of nobody, with a letter changed, or of another organization is answered in the same words', async () => {
		const { db } = database;
		const { token } = await given();
		const other = await createOrganization(db);
		const foreign = (await createOrganization(db)).organizationId.replaceAll('-', '');
		const moved = Buffer.from(foreign, 'hex').toString('base64url') + token.slice(22);
		const tampered = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
		const random = token.slice(0, 22) + randomBytes(32).toString('base64url');
		const refusals = await Promise.all(
			['', 'x', `${token}x`, moved, tampered, random, other.organizationId].flatMap((wrong) => [
				refusalOf(openExercise(db, wrong, now)),
				refusalOf(startExercise(db, wrong, now)),
				refusalOf(saveAnswers(db, wrong, [{ prompt: 0, text: 'x', baseRevision: 0 }], now)),
				refusalOf(submitExercise(db, wrong, { reviewed: '0,0' }, now)),
			]),
		);
		expect(new Set(refusals.map((refusal) => refusal.code))).toEqual(new Set(['not_found']));
		expect(new Set(refusals.map((refusal) => refusal.message)).size).toBe(1);
		expect(refusals[0]?.message).toContain('Ask the person who sent it to you');
	});

	test('stops working when a new one is made; what was written stays', async () => {
		const { db } = database;
		const { assignmentId, token } = await given();
		await writeAnswers(db, token, ['kept', ''], now);
		const newer = await linkTo(db, admin, assignmentId, now);
		expect((await refusalOf(openExercise(db, token, now))).code).toBe('not_found');
		expect(await openExercise(db, newer, now)).toMatchObject({
			stage: 'started',
			answers: [
				{ text: 'kept', revision: 1 },
				{ text: '', revision: 0 },
			],
		});
	});

	test('is replaced on purpose only', async () => {
		const { db } = database;
		const { assignmentId, token } = await given();
		const work = makeExerciseLink(db, admin, assignmentId, { replaces: false }, now);
		expect((await refusalOf(work)).code).toBe('conflict');
		expect(await openExercise(db, token, now)).toMatchObject({ stage: 'sent' });
	});

	test.each(['cancelled', 'withdrawn'] as const)('of a %s one says so, and whom to ask', async (how) => {
		const { db } = database;
		const { assignmentId, applicationId, token } = await given({ name: 'Olamide Nobody' });
		if (how === 'cancelled') await cancelExercise(db, admin, assignmentId, now);
		else {
			await asSystem(db, admin.organizationId, (tx) =>
				tx.updateTable('application').set({ state: 'withdrawn' }).where('id', '=', applicationId).execute(),
			);
		}
		for (const work of [
			() => openExercise(db, token, now),
			() => startExercise(db, token, now),
			() => saveAnswers(db, token, [{ prompt: 0, text: 'x', baseRevision: 0 }], now),
			() => submitExercise(db, token, { reviewed: '0,0' }, now),
		]) {
			const refusal = await refusalOf(work());
			expect(refusal).toMatchObject({ code: 'conflict', data: { closed: 'cancelled' } });
			expect(refusal.message).toContain('Ask the person who sent you the link');
			expect(refusal.message).not.toMatch(/olamide|nobody/i);
		}
	});

	test('shows the candidate nothing of how, or by whom, it is graded', async () => {
		const { db } = database;
		const { token } = await given({ name: 'Cleo Candidate' });
		await startExercise(db, token, now);
		const page = await openExercise(db, token, now);
		expect(Object.keys(page).sort()).toEqual([
			'answers',
			'candidateName',
			'closesAt',
			'dueAt',
			'jobTitle',
			'keptUnder',
			'material',
			'minutesMax',
			'minutesMin',
			'organizationName',
			'prompts',
			'stage',
			'title',
		]);
		expect(JSON.stringify(page)).not.toMatch(/Fault finding|weight|anchor|Ada Admin/);
		expect(JSON.stringify(page)).not.toMatch(GRADERS_WORDS);
	});
});

describe('time', () => {
	test('after the due time answers are still taken, and the page says until when', async () => {
		const { db } = database;
		const { token } = await given();
		const late = new Date(dueAt.getTime() + DAY);
		expect(await openExercise(db, token, late)).toMatchObject({ stage: 'sent', closesAt: closing });
		expect(await takeExercise(db, token, ['late', 'but here'], late)).toMatchObject({ submittedAt: late });
	});

	test('after the closing nothing is taken, in plain words, and what was saved is kept', async () => {
		const { db } = database;
		const { token, assignmentId } = await given();
		const { reviewed } = await writeAnswers(db, token, ['in time', ''], now);
		const over = new Date(closing.getTime() + 1);
		for (const work of [
			() => openExercise(db, token, over),
			() => saveAnswers(db, token, [{ prompt: 0, text: 'too late', baseRevision: 1 }], over),
			() => submitExercise(db, token, { reviewed }, over),
		]) {
			const refusal = await refusalOf(work());
			expect(refusal.data).toEqual({ closed: 'expired' });
			expect(refusal.message).toContain('The time for this exercise is over. What was saved is kept.');
		}
		const link = makeExerciseLink(db, admin, assignmentId, { replaces: true }, over);
		expect((await refusalOf(link)).message).toContain('Give it a new due date');

		await rescheduleExercise(db, admin, assignmentId, { due: '2030-06-30T18:00' }, over);
		expect(await openExercise(db, token, over)).toMatchObject({
			stage: 'started',
			answers: [{ text: 'in time' }, { text: '' }],
		});
		expect(await submitExercise(db, token, { reviewed }, over)).toMatchObject({ submittedAt: over });
	});

	test('what was submitted stays readable after the closing', async () => {
		const { db } = database;
		const { token } = await given();
		const receipt = await takeExercise(db, token, ['a', 'b'], now);
		const page = await openExercise(db, token, new Date(closing.getTime() + DAY));
		expect(page).toMatchObject({ stage: 'submitted', receipt });
	});
});

describe('answers', () => {
	test('are saved one by one, each on top of the newest', async () => {
		const { db } = database;
		const { token } = await given();
		await startExercise(db, token, now);
		const save = (prompt: number, text: string, baseRevision: number) =>
			saveAnswers(db, token, [{ prompt, text, baseRevision }], now);
		expect((await save(0, 'one', 0)).outcomes).toEqual([{ kind: 'saved', prompt: 0, revision: 1 }]);
		expect((await save(1, 'other', 0)).outcomes).toEqual([{ kind: 'saved', prompt: 1, revision: 1 }]);
		expect((await save(0, 'two', 1)).outcomes).toEqual([{ kind: 'saved', prompt: 0, revision: 2 }]);
		expect((await save(0, 'two', 1)).outcomes).toEqual([{ kind: 'saved', prompt: 0, revision: 2 }]);
		expect((await save(0, 'old window', 1)).outcomes).toEqual([
			{
				kind: 'changed_elsewhere',
				prompt: 0,
				text: 'two',
				revision: 2,
				message: expect.stringContaining('Both texts are shown') as string,
			},
		]);
		expect(await openExercise(db, token, now)).toMatchObject({
			answers: [
				{ text: 'two', revision: 2 },
				{ text: 'other', revision: 1 },
			],
		});
	});

	test('of two windows at the same moment one is saved, and the other is told', async () => {
		const { db } = database;
		const { token } = await given();
		await startExercise(db, token, now);
		const results = await Promise.all(
			['left', 'right'].map((text) => saveAnswers(db, token, [{ prompt: 0, text, baseRevision: 0 }], now)),
		);
		const kinds = results.flatMap((result) => result.outcomes.map((outcome) => outcome.kind));
		expect(kinds.sort()).toEqual(['changed_elsewhere', 'saved']);
	});

	test('that are too long are refused with the limit, without holding up the others', async () => {
		const { db } = database;
		const { token } = await given();
		await startExercise(db, token, now);
		const { outcomes } = await saveAnswers(
			db,
			token,
			[
				{ prompt: 0, text: 'x'.repeat(2_000_000), baseRevision: 0 },
				{ prompt: 1, text: '語'.repeat(MAX_ANSWER_CHARACTERS), baseRevision: 0 },
			],
			now,
		);
		expect(outcomes).toMatchObject([
			{ kind: 'refused', message: expect.stringContaining('at most 50,000') as string },
			{ kind: 'saved', revision: 1 },
		]);
	});

	test('are taken after the start only', async () => {
		const { token } = await given();
		const work = saveAnswers(database.db, token, [{ prompt: 0, text: 'x', baseRevision: 0 }], now);
		expect((await refusalOf(work)).data).toEqual({ reason: 'not_started' });
	});

	test('that are unfinished are seen by no member, whatever the query', async () => {
		const { db } = database;
		const { token, assignmentId } = await given();
		await writeAnswers(db, token, ['half a thou', ''], now);
		const seen = await asActor(db, admin, (tx) =>
			tx.selectFrom('exerciseAnswer').selectAll().where('assignmentId', '=', assignmentId).execute(),
		);
		expect(seen).toEqual([]);
	});
});

describe('submitting', () => {
	test('twice, or from several windows at once, makes one submission and one receipt', async () => {
		const { db } = database;
		const { token, assignmentId } = await given();
		const answered = await writeAnswers(db, token, ['a', ''], now);
		const receipts = await Promise.all(
			[1, 2, 3, 4, 5].map((seconds) =>
				submitExercise(db, token, answered, new Date(now.getTime() + seconds * 1000)),
			),
		);
		expect(new Set(receipts.map((receipt) => receipt.code)).size).toBe(1);
		const later = new Date(closing.getTime() + DAY);
		expect(await submitExercise(db, token, { reviewed: 'anything' }, later)).toEqual(receipts[0]);
		const submissions = await asSystem(db, admin.organizationId, (tx) =>
			tx.selectFrom('exerciseSubmission').selectAll().where('assignmentId', '=', assignmentId).execute(),
		);
		expect(submissions).toMatchObject([{ answers: ['a', ''] }]);
	});

	test('takes at least one answer', async () => {
		const { db } = database;
		const { token } = await given();
		await startExercise(db, token, now);
		await saveAnswers(db, token, [{ prompt: 0, text: ' \n ', baseRevision: 0 }], now);
		const refusal = await refusalOf(submitExercise(db, token, { reviewed: '1,0' }, now));
		expect(refusal).toMatchObject({ data: { reason: 'nothing_answered' } });
	});

	test('is refused where an answer was changed after the candidate looked', async () => {
		const { db } = database;
		const { token } = await given();
		const looked = await writeAnswers(db, token, ['a', 'b'], now);
		await saveAnswers(db, token, [{ prompt: 1, text: 'c', baseRevision: 1 }], now);
		const refusal = await refusalOf(submitExercise(db, token, looked, now));
		expect(refusal).toMatchObject({ data: { reason: 'changed_since' } });
		expect(await openExercise(db, token, now)).toMatchObject({ stage: 'started' });
	});

	test('is the end: no answer, state or link changes after it, not by raw SQL either', async () => {
		const { db } = database;
		const { organizationId } = admin;
		const { token, assignmentId } = await given();
		await takeExercise(db, token, ['a', 'b'], now);
		const save = saveAnswers(db, token, [{ prompt: 0, text: 'x', baseRevision: 1 }], now);
		expect((await refusalOf(save)).data).toEqual({ reason: 'already_submitted' });
		expect((await refusalOf(cancelExercise(db, admin, assignmentId, now))).code).toBe('conflict');
		const link = makeExerciseLink(db, admin, assignmentId, { replaces: true }, now);
		expect((await refusalOf(link)).message).toContain('stays as it is');

		const { pool } = database;
		for (const statement of [
			`update app.exercise_answer set text = 'x' where assignment_id = $1`,
			`delete from app.exercise_answer where assignment_id = $1`,
			`insert into app.exercise_answer select organization_id, id, application_id, 5, 'x', 1, now()
				from app.exercise_assignment where id = $1`,
			`update app.exercise_submission set answers = '[]' where assignment_id = $1`,
			`delete from app.exercise_submission where assignment_id = $1`,
			`update app.exercise_assignment set state = 'started', submitted_at = null where id = $1`,
			`update app.exercise_assignment set token_hash = null where id = $1`,
			`delete from app.exercise_assignment where id = $1`,
		]) {
			const client = await pool.connect();
			try {
				await client.query('begin');
				await client.query(
					`select set_config('role', 'touchstone_system', true), set_config('app.organization_id', $1, true)`,
					[organizationId],
				);
				await expect(client.query(statement, [assignmentId]), statement).rejects.toThrow(
					/stays as it is|immutable|permission denied|violates foreign key/,
				);
			} finally {
				await client.query('rollback');
				client.release();
			}
		}
	});

	test('is the candidate’s alone: no member can write an answer or a submission', async () => {
		const { db } = database;
		const { token, assignmentId, applicationId } = await given();
		await startExercise(db, token, now);
		const row = { organizationId: admin.organizationId, assignmentId, applicationId };
		const answer = { ...row, prompt: 0, text: 'forged', revision: 1, updatedAt: now };
		const submission = { ...row, answers: '["forged"]', contentHash: 'f'.repeat(64), submittedAt: now };
		await expect(
			asActor(db, admin, (tx) => tx.insertInto('exerciseAnswer').values(answer).execute()),
		).rejects.toThrow('row-level security');
		await expect(
			asActor(db, admin, (tx) => tx.insertInto('exerciseSubmission').values(submission).execute()),
		).rejects.toThrow('row-level security');
	});
});
