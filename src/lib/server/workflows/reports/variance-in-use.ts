import { defaultVariance, type VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as adoptions from '#lib/server/db/calibration-adoptions.ts';
import * as snapshots from '#lib/server/db/calibration-snapshots.ts';
import { asSystemWithin, type Tx } from '#lib/server/db/database.ts';

/** Where the variance components come from that recommendations rest on now. */
export type VarianceSource = { kind: 'defaults' } | { kind: 'snapshot'; number: number; since: Date };

/** Variances tell nothing of anybody's rating, so whoever may read a report may read what rests on them. */
export async function varianceInUse(
	tx: Tx,
	actor: SignedIn,
): Promise<{ variance: VarianceComponents; source: VarianceSource }> {
	return asSystemWithin(tx, actor, async (system) => {
		const [adopted] = await adoptions.newest(system, 1);
		const snapshot = adopted?.snapshotId ? await snapshots.find(system, adopted.snapshotId) : undefined;
		if (!adopted || !snapshot) return { variance: defaultVariance, source: { kind: 'defaults' } };
		const { number, variance } = snapshot;
		return { variance, source: { kind: 'snapshot', number, since: adopted.adoptedAt } };
	});
}
