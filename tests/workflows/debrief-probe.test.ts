import { test } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { hiringWorld, panelFor, rate } from '../support/debrief.ts';
import { viewDebrief } from '#lib/server/workflows/view-debrief.ts';
import { rankApplicationsOfJob } from '#lib/server/workflows/rank-applications.ts';
const database = useDatabase();
test('probe', async () => {
	const { db } = database;
	const world = await hiringWorld(db);
	console.log(JSON.stringify(world.job, null, 1));
	const panel = await panelFor(db, world, [world.kim, world.lee, world.noa]);
	await rate(db, world, world.kim, panel.scorecardOf(world.kim), [5, 4, 4, 3]);
	await rate(db, world, world.lee, panel.scorecardOf(world.lee), [2, 4, 4, 3]);
	await rate(db, world, world.noa, panel.scorecardOf(world.noa), [4, 4, 4, null]);
	console.log(JSON.stringify(await viewDebrief(db, world.manager, panel.applicationId), null, 1));
	console.log(JSON.stringify(await rankApplicationsOfJob(db, world.manager, world.job.jobId), null, 1));
});
