import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as snapshots from '#lib/server/db/calibration-snapshots.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireId } from '#lib/server/workflows/access.ts';

/** Whoever is no calibration owner does not know of any snapshot. */
export async function requireSnapshot(tx: Tx, actor: SignedIn, snapshotId: string) {
	const id = requireId(snapshotId, 'calibration snapshot');
	if (!can(actor, { action: 'manage_calibration' })) throw notFound('calibration snapshot');
	const snapshot = await snapshots.find(tx, id);
	if (!snapshot) throw notFound('calibration snapshot');
	return snapshot;
}
