import type pg from 'pg';
import { asActor, type Db } from '#lib/server/db/database.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';
import { runTasks } from './blocks.ts';
import { type Case, debriefCase, jobCase, saveCase, submitCase } from './cases.ts';
import { addApplications, copyRecommendations } from './mass.ts';
import { CONCURRENCY } from './measure.ts';
import { measuredApplications, seatDrafts } from './seats.ts';
import { contentFor, createWorld, type World } from './world.ts';

export type Cases = { save: Case; submit: Case; job: Case; debrief: Case };

/** An organization with so many applications in one job, and what is measured on it. */
export async function prepare(db: Db, client: pg.Client, count: number): Promise<Cases> {
	const world = await createWorld(db, `Bench ${String(count)}`);
	await addApplications(client, world, count);
	await recomputeMeasured(db, client, world);
	await copyRecommendations(client, world);
	const content = contentFor(world.role, 'as first saved');
	const seats = await seatDrafts(client, world, 0, JSON.stringify(content));
	await recomputeMeasured(db, client, world);
	await client.query('vacuum (analyze)');
	return {
		save: saveCase(world, seats),
		submit: submitCase(client, world),
		job: jobCase(world),
		debrief: debriefCase(client, world),
	};
}

async function recomputeMeasured(db: Db, client: pg.Client, { admin }: World): Promise<void> {
	const now = new Date();
	const tasks = (await measuredApplications(client)).map((id) => async () => {
		await asActor(db, admin, (tx) => recompute(tx, admin, id, now));
	});
	await runTasks(tasks, CONCURRENCY);
}
