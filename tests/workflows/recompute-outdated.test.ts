import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asSystem, newId } from '#lib/server/db/database.ts';
import { recomputeUndecided } from '#lib/server/workflows/calibration/recompute-undecided.ts';
import { queueOutdated } from '#lib/server/workflows/calibration/recompute-outdated.ts';
import { openDebrief } from '#lib/server/workflows/open-debrief.ts';
import { useDatabase } from '../support/database.ts';
import { ratedPanel } from '../support/debrief.ts';

const database = useDatabase();

/** Lets the recommendation that stands be one of the first engine, as it was before an upgrade. */
async function computedByFirstEngine(organizationId: string, applicationId: string): Promise<void> {
	await asSystem(database.db, organizationId, async (tx) => {
		const id = newId();
		await sql`
			insert into app.recommendation (organization_id, id, application_id, basis, computed_at, engine_version,
				policy_version, role_version_id, data_hash, result)
			select r.organization_id, ${id}, r.application_id, r.basis, r.computed_at, 'weighted-mean/1',
				r.policy_version, r.role_version_id, 'as it was', r.result
			from app.recommendation r join app.standing s on s.recommendation_id = r.id
			where r.application_id = ${applicationId}`.execute(tx);
		await tx
			.updateTable('standing')
			.set({ recommendationId: id })
			.where('applicationId', '=', applicationId)
			.execute();
	});
}

async function engineThatStands(organizationId: string, applicationId: string): Promise<string> {
	const { engineVersion } = await asSystem(database.db, organizationId, (tx) =>
		tx
			.selectFrom('standing')
			.innerJoin('recommendation', 'recommendation.id', 'standing.recommendationId')
			.select('engineVersion')
			.where('standing.applicationId', '=', applicationId)
			.executeTakeFirstOrThrow(),
	);
	return engineVersion;
}

test('after an upgrade, open recommendations are computed by the new engine, once, and frozen ones stay', async () => {
	const {
		world: { admin, manager },
		panel: { applicationId },
	} = await ratedPanel(database.db);
	const { organizationId } = admin;
	expect(await queueOutdated(database.db)).toBe(0);

	await computedByFirstEngine(organizationId, applicationId);
	expect(await queueOutdated(database.db)).toBe(1);
	const { rows } = await database.pool.query<{ payload: unknown }>(
		`select payload from graphile_worker._private_jobs`,
	);
	expect(rows).toEqual([{ payload: { organizationId } }]);
	await recomputeUndecided(database.db, organizationId, new AbortController().signal, () => new Date());
	expect(await engineThatStands(organizationId, applicationId)).toBe('m3/1');
	expect(await queueOutdated(database.db)).toBe(0);

	await openDebrief(database.db, manager, applicationId, { pending: {} }, new Date());
	await computedByFirstEngine(organizationId, applicationId);
	expect(await queueOutdated(database.db)).toBe(0);
	expect(await engineThatStands(organizationId, applicationId)).toBe('weighted-mean/1');
});
