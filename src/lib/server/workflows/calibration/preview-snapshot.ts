import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, asSystemWithin, type Db } from '#lib/server/db/database.ts';
import { previewRecommendations, type WhatWouldChange } from '#lib/server/workflows/what-would-change.ts';
import { calibrationOf } from './prepared.ts';
import { requireSnapshot } from './require-snapshot.ts';

/** What adopting this snapshot would alter among what the actor may see. Nothing is saved. */
export async function previewSnapshot(db: Db, actor: SignedIn, snapshotId: string): Promise<WhatWouldChange> {
	const calibration = await asActor(db, actor, async (tx) => {
		const snapshot = await requireSnapshot(tx, actor, snapshotId);
		return asSystemWithin(tx, actor, (system) => calibrationOf(system, { snapshotId: snapshot.id }));
	});
	return previewRecommendations(db, actor, { calibration });
}
