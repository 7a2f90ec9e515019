import { recomputeUndecided } from '#lib/server/workflows/calibration/recompute-undecided.ts';
import type { Work } from './task.ts';

export const recomputeOrganization: Work<'recompute_organization'> = async ({ db, log, payload, signal }) => {
	const count = await recomputeUndecided(db, payload.organizationId, signal, () => new Date());
	log.info({ applications: count }, 'recommendations computed again');
};
