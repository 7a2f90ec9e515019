import { describe, expect, test } from 'vitest';
import { Refusal } from '#lib/server/errors.ts';
import { submitScorecard } from '#lib/server/workflows/submit-scorecard.ts';
import { viewScorecard } from '#lib/server/workflows/view-scorecard.ts';
import { waiveOwnScorecard } from '#lib/server/workflows/waive-own-scorecard.ts';
import { useDatabase } from '../support/database.ts';
import { assignExercise, assignmentRow, firstExerciseOf, submittedExercise } from '../support/exercises.ts';
import { allAt, fillAndSubmit, filled, panelWorld, writingOf } from '../support/scorecards.ts';
import { sampleRoleContent } from '../support/roles.ts';
import { addMember } from '../support/world.ts';

const database = useDatabase();

async function gradingWorld(options: { handedIn: boolean } = { handedIn: true }) {
	const world = await panelWorld(database.db, { candidateName: 'Wilhelmina Unmistakable' });
	const mia = await addMember(database.db, world.admin, { name: 'Mia Grader', access: 'member' });
	const zoe = await addMember(database.db, world.admin, { name: 'Zoe Grader', access: 'member' });
	const { id } = firstExerciseOf(world.job);
	const graderIds = [mia.memberId, zoe.memberId];
	const exercise = options.handedIn
		? await submittedExercise(database.db, world.admin, world.applicationId, id, {
				graderIds,
				texts: ['I would listen first.', 'The truth, and a date.'],
			})
		: await assignExercise(database.db, world.admin, world.applicationId, id, { graderIds });
	return { ...world, mia, zoe, exercise };
}

describe('grading', () => {
	test('shows the answers prompt by prompt, the exercise’s dimensions alone, and the candidate’s name nowhere', async () => {
		const world = await gradingWorld();
		const view = await viewScorecard(database.db, world.mia, world.exercise.scorecardOf(world.mia.memberId));
		if (view.kind !== 'draft' || view.writing.kit.task.kind !== 'grading') throw new Error(view.kind);
		const { kit } = view.writing;
		expect(kit.dimensions.map(({ name, focus }) => [name, focus])).toEqual([
			['Fault finding', true],
			['Promises to customers', true],
		]);
		expect(view.writing.kit.task.prompts).toEqual([
			{ prompt: 'What do you check first, and why?', answer: 'I would listen first.' },
			{ prompt: 'What do you tell the customer, and when?', answer: 'The truth, and a date.' },
		]);
		expect(view.writing.kit.task).toMatchObject({
			gradingGuide: sampleRoleContent().exercises[0]?.gradingGuide,
			workedExamples: sampleRoleContent().exercises[0]?.workedExamples,
		});
		expect(view.writing.kit.task.pseudonym).toMatch(/^Submission \w{4}$/);
		const sent = JSON.stringify(view);
		expect(sent).not.toMatch(/Wilhelmina|Unmistakable/);
		expect(sent).not.toContain(world.applicationId);
		expect(sent).not.toMatch(/weight/i);
	});

	test('before anything was handed in is refused in words', async () => {
		const world = await gradingWorld({ handedIn: false });
		const id = world.exercise.scorecardOf(world.mia.memberId);
		const writing = await writingOf(database.db, world.mia, id);
		const content = filled(writing, { levels: {} });
		const outcome: unknown = await submitScorecard(
			database.db,
			world.mia,
			id,
			{ baseRevision: 0, content },
			new Date(),
		).catch((reason: unknown) => reason);
		if (!(outcome instanceof Refusal)) throw new Error('It was not refused.');
		expect(outcome.message).toBe('Nothing has been handed in yet, so there is nothing to grade.');
	});

	test('is done, and the exercise graded, when no grader owes any more', async () => {
		const world = await gradingWorld();
		const { mia, zoe, exercise } = world;
		const [first, fourth] = [world.role.dimensions[0]?.id ?? '', world.role.dimensions[3]?.id ?? ''];
		const levels = { [first]: 4 as const, [fourth]: 3 as const };
		await fillAndSubmit(database.db, mia, exercise.scorecardOf(mia.memberId), { levels });
		const state = async () =>
			(await assignmentRow(database.db, world.organizationId, exercise.assignmentId)).state;
		expect(await state()).toBe('submitted');
		await waiveOwnScorecard(
			database.db,
			zoe,
			exercise.scorecardOf(zoe.memberId),
			{ reason: 'I know whose work this is' },
			new Date(),
		);
		expect(await state()).toBe('graded');
	});

	test('read afterwards, by the grader or another, it still names the submission and not the candidate', async () => {
		const world = await gradingWorld();
		const { mia, zoe, exercise } = world;
		const levels = { [world.role.dimensions[0]?.id ?? '']: 4 as const };
		for (const grader of [mia, zoe]) {
			await fillAndSubmit(database.db, grader, exercise.scorecardOf(grader.memberId), { levels });
		}
		const own = await viewScorecard(database.db, mia, exercise.scorecardOf(mia.memberId));
		const other = await viewScorecard(database.db, mia, exercise.scorecardOf(zoe.memberId));
		expect([own.kind, other.kind]).toEqual(['own', 'other']);
		expect(JSON.stringify([own, other])).not.toMatch(/Wilhelmina|Unmistakable/);
	});

	test('takes no rating of a dimension that the exercise gives no evidence for', async () => {
		const world = await gradingWorld();
		const id = world.exercise.scorecardOf(world.mia.memberId);
		const content = filled(await writingOf(database.db, world.mia, id), { levels: allAt(world, 4) });
		const outcome: unknown = await submitScorecard(
			database.db,
			world.mia,
			id,
			{ baseRevision: 0, content },
			new Date(),
		).catch((reason: unknown) => reason);
		if (!(outcome instanceof Refusal)) throw new Error('It was not refused.');
		expect(outcome.fields[0]?.message).toContain('a dimension that this scorecard does not have');
	});
});
