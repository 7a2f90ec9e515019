import { expect, test } from 'vitest';
import { viewScorecard } from '#lib/server/workflows/view-scorecard.ts';
import { hiringWorld, panelFor, rate } from '../support/debrief.ts';
import { useDatabase } from '../support/database.ts';
import { firstExerciseOf, submittedExercise } from '../support/exercises.ts';
import { allAt, fillAndSubmit } from '../support/scorecards.ts';

const database = useDatabase();

test('whoever grades is not told whose work it is by another stage’s scorecard, until the own is in', async () => {
	const { db } = database;
	const world = await hiringWorld(db);
	const { applicationId, scorecardOf } = await panelFor(db, world, [world.kim]);
	const { id } = firstExerciseOf(world.job);
	const graders = { graderIds: [world.noa.memberId] };
	const exercise = await submittedExercise(db, world.manager, applicationId, id, graders);
	const kims = scorecardOf(world.kim);
	await rate(db, world, world.kim, kims, [4, 4, 4, 4]);

	await expect(viewScorecard(db, world.noa, kims)).rejects.toMatchObject({ code: 'forbidden' });

	const own = exercise.scorecardOf(world.noa.memberId);
	const view = await viewScorecard(db, world.noa, own);
	if (view.kind !== 'draft') throw new Error('The grading is still a draft.');
	const graded = new Set(view.writing.kit.dimensions.map((dimension) => dimension.id));
	const levels = Object.entries(allAt(world, 3)).filter(([dimension]) => graded.has(dimension));
	await fillAndSubmit(db, world.noa, own, { levels: Object.fromEntries(levels) });
	expect((await viewScorecard(db, world.noa, kims)).kind).toBe('other');
});
