import * as scope from '#lib/server/db/calibration-scope.ts';
import { asSystem, type Db } from '#lib/server/db/database.ts';
import * as recommendations from '#lib/server/db/recommendations.ts';
import { recompute } from '#lib/server/workflows/recompute.ts';

const PAGE = 200;

/**
 * Computes the recommendations of the organization's open jobs again, each in a transaction of its own, except where an opened
 * debrief froze it. Nothing is written where nothing has changed, so that it may begin again from the start. Throws the
 * signal's reason once aborted.
 */
export async function recomputeUndecided(
	db: Db,
	organizationId: string,
	signal: AbortSignal,
	clock: () => Date,
): Promise<number> {
	let count = 0;
	for (let after: string | null = null; ;) {
		const page: string[] = await asSystem(db, organizationId, (tx) =>
			scope.undecided(tx, { after, limit: PAGE }),
		);
		for (const applicationId of page) {
			signal.throwIfAborted();
			const isComputed = await asSystem(db, organizationId, async (tx) => {
				// Whoever opens the debrief takes this lock too: behind it, what was listed above may be frozen, or gone.
				await recommendations.lockApplication(tx, applicationId);
				if (!(await scope.isUndecided(tx, applicationId))) return false;
				await recompute(tx, { organizationId, memberId: '' }, applicationId, clock());
				return true;
			});
			if (isComputed) count += 1;
		}
		const last = page.at(-1);
		if (last === undefined || page.length < PAGE) return count;
		after = last;
	}
}
