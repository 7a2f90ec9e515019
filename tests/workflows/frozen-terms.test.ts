import { expect, test } from 'vitest';
import { asSystem } from '#lib/server/db/database.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { reviseScorecard } from '#lib/server/workflows/revise-scorecard.ts';
import { useDatabase } from '../support/database.ts';
import { ratedPanel, setPolicy } from '../support/debrief.ts';

const database = useDatabase();

test('after a debrief was opened, another policy makes no second recommendation, and a revision is figured by the old one', async () => {
	const { world, panel, kim } = await ratedPanel(database.db);
	await openDebrief(database.db, world.manager, panel.applicationId, { pending: {} }, new Date());
	const stands = () =>
		asSystem(database.db, world.admin.organizationId, (tx) =>
			tx
				.selectFrom('standing')
				.leftJoin('recommendation as revised', 'revised.id', 'standing.asRevisedId')
				.select(['standing.recommendationId', 'revised.policyVersion', 'standing.asRevisedId'])
				.where('standing.applicationId', '=', panel.applicationId)
				.executeTakeFirstOrThrow(),
		);
	const before = await stands();
	expect(before.asRevisedId).toBeNull();

	await setPolicy(database.db, world.admin, { bar: 4.2 });
	const [first] = world.role.dimensions;
	if (!first) throw new Error('There is nothing to revise.');
	const rating = { level: 1 as const, notAssessed: null, note: 'The others convinced me.' };
	const content = { ...kim, ratings: { ...kim.ratings, [first.id]: rating } };
	await reviseScorecard(
		database.db,
		world.kim,
		panel.scorecardOf(world.kim),
		{ baseRevisionNumber: 1, content, reason: 'I heard the others.' },
		new Date(),
	);
	const after = await stands();
	expect(after.recommendationId).toBe(before.recommendationId);
	expect(after).toMatchObject({ policyVersion: 1 });
});
