import { currentEngine } from '#lib/domain/recommendation/recommend.ts';
import { asSystem, type Db } from '#lib/server/db/database.ts';
import * as outdated from '#lib/server/db/outdated-recommendations.ts';
import { enqueue } from '#lib/server/jobs/enqueue.ts';

/** After an upgrade: what an older engine recommended in open jobs is computed again, by one job an organization. */
export async function queueOutdated(db: Db): Promise<number> {
	const organizationIds = await outdated.organizations(db, currentEngine);
	for (const organizationId of organizationIds)
		await asSystem(db, organizationId, (tx) => enqueue(tx, 'recompute_organization', {}));
	return organizationIds.length;
}
