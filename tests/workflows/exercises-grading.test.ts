import { beforeAll, describe, expect, test } from 'vitest';
import { pseudonym } from '#lib/domain/exercise/pseudonym.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor } from '#lib/server/db/database.ts';
import { Refusal } from '#lib/server/errors.ts';
import { assignExercise as assign, viewAssign } from '#lib/server/workflows/assign-exercise.ts';
import { addGraders, removeGrader } from '#lib/server/workflows/assign-grader.ts';
import { cancelExercise } from '#lib/server/workflows/cancel-exercise.ts';
import { assignmentsOfApplication } from '#lib/server/workflows/exercise-view.ts';
import { listExercises } from '#lib/server/workflows/list-exercises.ts';
import { makeExerciseLink } from '#lib/server/workflows/make-exercise-link.ts';
import { rescheduleExercise } from '#lib/server/workflows/reschedule-exercise.ts';
import { viewAssignment } from '#lib/server/workflows/view-assignment.ts';
import { useDatabase } from '../support/database.ts';
import {
	assignExercise,
	assignmentRow,
	firstExerciseOf,
	gradersOf,
	linkTo,
	submittedExercise,
	writeAnswers,
} from '../support/exercises.ts';
import { addCandidate, apply, openJob, type OpenJob } from '../support/jobs.ts';
import { publishSampleRole, type SampleRole } from '../support/roles.ts';
import { fillAndSubmit } from '../support/scorecards.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const DAY = 86_400_000;
const now = new Date('2030-05-01T10:00:00Z');

let admin: SignedIn;
let manager: SignedIn;
let grader: SignedIn;
let second: SignedIn;
let outsider: SignedIn;
let foreigner: SignedIn;
let role: SampleRole;
let job: OpenJob;
let exerciseId: string;

beforeAll(async () => {
	const { db } = database;
	({ admin } = await createOrganization(db));
	manager = await addMember(db, admin, { name: 'Mara Manager', access: 'member' });
	grader = await addMember(db, admin, { name: 'Gil Grader', access: 'member' });
	second = await addMember(db, admin, { name: 'Sol Second', access: 'member' });
	outsider = await addMember(db, admin, { name: 'Ode Outsider', access: 'member' });
	({ admin: foreigner } = await createOrganization(db));
	role = await publishSampleRole(db, admin);
	job = await openJob(db, admin, role.roleVersionId, { hiringManagerId: manager.memberId });
	exerciseId = firstExerciseOf(job).id;
});

async function application(name = 'Cleo Candidate'): Promise<string> {
	return (await apply(database.db, admin, job.jobId, { name }, now)).applicationId;
}

function levels(level: Level): Record<string, Level> {
	return Object.fromEntries((role.exercises[0]?.dimensionIds ?? []).map((id) => [id, level]));
}

async function stateOf(assignmentId: string): Promise<string> {
	return (await assignmentRow(database.db, admin.organizationId, assignmentId)).state;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
	const reason: unknown = await work.then(
		() => 'done',
		(refused: unknown) => refused,
	);
	if (reason === 'done') return 'done';
	if (!(reason instanceof Refusal)) throw reason;
	return reason.code;
}

describe('graders', () => {
	test('get exactly one scorecard each, however often and however many ask', async () => {
		const { db } = database;
		const graderIds = [grader.memberId, grader.memberId];
		const { assignmentId } = await assignExercise(db, admin, await application(), exerciseId, {
			now,
			graderIds,
		});
		await Promise.all(
			[1, 2, 3].map(() => addGraders(db, admin, assignmentId, [grader.memberId, second.memberId], now)),
		);
		const graders = await gradersOf(db, admin, assignmentId);
		expect(graders.map((one) => one.name).sort()).toEqual(['Gil Grader', 'Sol Second']);
	});

	test('finish it together: it is graded when the last scorecard is in', async () => {
		const { db } = database;
		const { assignmentId, scorecardOf } = await submittedExercise(
			db,
			admin,
			await application(),
			exerciseId,
			{
				graderIds: [grader.memberId, second.memberId],
			},
		);
		await fillAndSubmit(db, grader, scorecardOf(grader.memberId), { levels: levels(4) });
		expect(await stateOf(assignmentId)).toBe('submitted');
		await fillAndSubmit(db, second, scorecardOf(second.memberId), { levels: levels(3) });
		expect(await stateOf(assignmentId)).toBe('graded');
		const view = await viewAssignment(db, admin, assignmentId, new Date());
		expect(view.graders.map((one) => one.state)).toEqual(['submitted', 'submitted']);
		expect(JSON.stringify(view)).not.toMatch(/"level"|rating|evidence/);
	});

	test('of two who submit at the same moment the later one finishes it', async () => {
		const { db } = database;
		const { assignmentId, scorecardOf } = await submittedExercise(
			db,
			admin,
			await application(),
			exerciseId,
			{
				graderIds: [grader.memberId, second.memberId],
			},
		);
		await Promise.all([
			fillAndSubmit(db, grader, scorecardOf(grader.memberId), { levels: levels(4) }),
			fillAndSubmit(db, second, scorecardOf(second.memberId), { levels: levels(2) }),
		]);
		expect(await stateOf(assignmentId)).toBe('graded');
	});

	test('one more reopens the grading, and taking that one off closes it again', async () => {
		const { db } = database;
		const { assignmentId, scorecardOf } = await submittedExercise(
			db,
			admin,
			await application(),
			exerciseId,
			{
				graderIds: [grader.memberId],
			},
		);
		await fillAndSubmit(db, grader, scorecardOf(grader.memberId), { levels: levels(4) });
		await addGraders(db, admin, assignmentId, [second.memberId], new Date());
		expect(await stateOf(assignmentId)).toBe('submitted');
		const added = (await gradersOf(db, admin, assignmentId)).find((one) => one.memberId === second.memberId);
		await removeGrader(db, admin, assignmentId, added?.scorecardId ?? '', new Date());
		expect(await stateOf(assignmentId)).toBe('graded');
		expect(await codeOf(addGraders(db, admin, assignmentId, [second.memberId], new Date()))).toBe('conflict');
	});

	test('owe nothing once the exercise is cancelled', async () => {
		const { db } = database;
		const { assignmentId } = await assignExercise(db, admin, await application(), exerciseId, {
			now,
			graderIds: [grader.memberId],
		});
		await cancelExercise(db, admin, assignmentId, now);
		expect((await gradersOf(db, admin, assignmentId)).map((one) => one.state)).toEqual(['waived']);
		expect(await codeOf(addGraders(db, admin, assignmentId, [second.memberId], now))).toBe('conflict');
	});

	test('are never the candidate', async () => {
		const { db } = database;
		const insider = await addMember(db, admin, { name: 'Ines Insider', access: 'member' });
		const { candidateId } = await addCandidate(db, admin, { name: 'Ines Insider', email: insider.email });
		const { applicationId } = await apply(db, admin, job.jobId, { candidateId }, now);
		const input = { exercise: exerciseId, due: '2030-05-08T18:00', graders: [insider.memberId] };
		expect(await codeOf(assign(db, admin, applicationId, input, now))).toBe('conflict');
		const view = await asActor(db, admin, (tx) =>
			assignmentsOfApplication(tx, { jobId: job.jobId, applicationId }, true, now),
		);
		expect(view).toEqual([]);
	});
});

describe('a member who only grades', () => {
	test('finds the submission under its pseudonym, and the candidate’s name nowhere', async () => {
		const { db } = database;
		const applicationId = await application('Zebulon Quartermain');
		const { assignmentId, scorecardOf } = await submittedExercise(db, admin, applicationId, exerciseId, {
			graderIds: [grader.memberId],
		});
		const list = await listExercises(db, grader, { filter: 'open', after: null }, new Date());
		expect(list.managed).toBeNull();
		expect(list.gradings).toContainEqual(
			expect.objectContaining({
				scorecardId: scorecardOf(grader.memberId),
				pseudonym: pseudonym(assignmentId),
				title: 'The creaking frame',
			}),
		);
		const onApplication = await asActor(db, grader, (tx) =>
			assignmentsOfApplication(tx, { jobId: job.jobId, applicationId }, false, new Date()),
		);
		expect(onApplication).toMatchObject([{ id: null, state: 'submitted', graders: [] }]);
		const everything = JSON.stringify([list, onApplication]);
		expect(everything).not.toMatch(/zebulon|quartermain/i);
		expect(everything).not.toContain(applicationId);
		expect(JSON.stringify(onApplication)).not.toContain(assignmentId);
	});

	test('manages nothing', async () => {
		const { db } = database;
		const { assignmentId } = await assignExercise(db, admin, await application(), exerciseId, {
			now,
			graderIds: [grader.memberId],
		});
		expect(await codeOf(viewAssignment(db, grader, assignmentId, now))).toBe('forbidden');
		expect(await codeOf(addGraders(db, grader, assignmentId, [second.memberId], now))).toBe('forbidden');
	});
});

describe('access', () => {
	test('is the application’s: managers of the job may, others do not even know', async () => {
		const { db } = database;
		const applicationId = await application();
		const { assignmentId } = await assignExercise(db, admin, applicationId, exerciseId, { now });
		const due = { due: '2030-05-09T18:00' };
		const attempts = (actor: SignedIn) => [
			() => viewAssign(db, actor, applicationId, now),
			() => viewAssignment(db, actor, assignmentId, now),
			() => addGraders(db, actor, assignmentId, [second.memberId], now),
			() => rescheduleExercise(db, actor, assignmentId, due, now),
			() => makeExerciseLink(db, actor, assignmentId, { replaces: true }, now),
			() => cancelExercise(db, actor, assignmentId, now),
			() => assign(db, actor, applicationId, { exercise: exerciseId, ...due, graders: [] }, now),
		];
		for (const actor of [outsider, foreigner]) {
			for (const work of attempts(actor)) expect(await codeOf(work())).toBe('not_found');
		}
		for (const work of attempts(manager)) expect(await codeOf(work())).toBe('done');
		expect(await codeOf(viewAssignment(db, admin, 'no-uuid', now))).toBe('not_found');
	});

	test('to a confidential job is its team’s, on the overview too', async () => {
		const { db } = database;
		const recruiter = await addMember(db, admin, { name: 'Rea Recruiter', access: 'recruiter' });
		const secret = await openJob(db, admin, role.roleVersionId, { confidential: true });
		const { applicationId } = await apply(db, admin, secret.jobId, { name: 'Hidden Person' }, now);
		const { assignmentId } = await assignExercise(db, admin, applicationId, firstExerciseOf(secret).id, {
			now,
		});
		const all = { filter: 'open', after: null } as const;
		const idsOf = async (actor: SignedIn) => {
			const { managed } = await listExercises(db, actor, all, now);
			return managed?.rows.map((row) => row.id) ?? null;
		};
		expect(await idsOf(admin)).toContain(assignmentId);
		expect(await idsOf(recruiter)).not.toContain(assignmentId);
		expect(await idsOf(manager)).not.toContain(assignmentId);
		expect(await idsOf(outsider)).toBeNull();
		expect(await idsOf(foreigner)).toEqual([]);
		expect(await codeOf(viewAssignment(db, recruiter, assignmentId, now))).toBe('not_found');
	});
});

describe('the overview', () => {
	test('sorts every assignment into its state, and pages by key in the order of due times', async () => {
		const { db } = database;
		const { admin: owner } = await createOrganization(db);
		const own = await publishSampleRole(db, owner);
		const vacancy = await openJob(db, owner, own.roleVersionId);
		const exercise = firstExerciseOf(vacancy).id;
		const give = async (name: string, days: number) => {
			const { applicationId } = await apply(db, owner, vacancy.jobId, { name }, now);
			const dueAt = new Date(now.getTime() + days * DAY);
			return (await assignExercise(db, owner, applicationId, exercise, { now, dueAt })).assignmentId;
		};
		await give('Assigned', 9);
		await linkTo(db, owner, await give('Sent', 8), now);
		const started = await linkTo(db, owner, await give('Started', 7), now);
		await writeAnswers(db, started, ['x', 'y'], now);
		await linkTo(db, owner, await give('Late', 1), now);
		await cancelExercise(db, owner, await give('Cancelled', 6), now);
		const { applicationId } = await apply(db, owner, vacancy.jobId, { name: 'Submitted' }, now);
		await submittedExercise(db, owner, applicationId, exercise, { now });

		const soon = new Date(now.getTime() + 2 * DAY);
		const names = async (filter: Parameters<typeof listExercises>[2]['filter']) =>
			(await listExercises(db, owner, { filter, after: null }, soon)).managed?.rows.map(
				(row) => row.candidateName,
			);
		expect(await names('open')).toEqual(['Late', 'Started', 'Submitted', 'Sent', 'Assigned']);
		expect(await names('assigned')).toEqual(['Assigned']);
		expect(await names('sent')).toEqual(['Late', 'Sent']);
		expect(await names('started')).toEqual(['Started']);
		expect(await names('late')).toEqual(['Late']);
		expect(await names('submitted')).toEqual(['Submitted']);
		expect(await names('graded')).toEqual([]);
		expect(await names('closed')).toEqual(['Cancelled']);

		const over = new Date(now.getTime() + 9 * DAY);
		const late = (await listExercises(db, owner, { filter: 'late', after: null }, over)).managed?.rows;
		expect(late?.map((row) => [row.candidateName, row.state])).toEqual([
			['Late', 'expired'],
			['Started', 'started'],
			['Sent', 'sent'],
		]);

		const first = (await listExercises(db, owner, { filter: 'open', after: null }, soon)).managed?.rows ?? [];
		const rest = await listExercises(db, owner, { filter: 'open', after: first[1]?.id ?? null }, soon);
		expect(rest.managed?.rows).toEqual(first.slice(2));
	});
});
