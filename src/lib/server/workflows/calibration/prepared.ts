import { type Calibration, prepareCalibration } from '#lib/domain/recommendation/calibration.ts';
import * as snapshots from '#lib/server/db/calibration-snapshots.ts';
import type { Tx } from '#lib/server/db/database.ts';

/** Solving a snapshot takes longer than scoring with it, and a snapshot never changes. */
const kept = new Map<string, Calibration>();
const mostKept = 4;

/** The snapshot that a panel names, ready to score with. Ask as the system. */
export async function calibrationOf(
	tx: Tx,
	reference: { snapshotId: string } | null,
): Promise<Calibration | null> {
	if (!reference) return null;
	const known = kept.get(reference.snapshotId);
	if (known) {
		kept.delete(reference.snapshotId);
		kept.set(reference.snapshotId, known);
		return known;
	}
	const snapshot = await snapshots.findFrozen(tx, reference.snapshotId);
	const prepared = prepareCalibration(snapshot);
	kept.set(reference.snapshotId, prepared);
	const [oldest] = kept.keys();
	if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
	return prepared;
}
