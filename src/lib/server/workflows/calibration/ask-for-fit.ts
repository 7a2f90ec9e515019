import { isEnough } from '#lib/domain/calibration/enough.ts';
import { standstillMs } from '#lib/domain/calibration/standstill.ts';
import { tooFewSentence } from '#lib/domain/calibration/words.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import * as ratings from '#lib/server/db/calibration-ratings.ts';
import * as runs from '#lib/server/db/calibration-runs.ts';
import { asActor, asSystemWithin, type Db, newId } from '#lib/server/db/database.ts';
import { conflict } from '#lib/server/errors.ts';
import { enqueue } from '#lib/server/jobs/enqueue.ts';
import { requireCalibrationOwner } from './owner.ts';

/**
 * Begins a run that fits variances from the ratings of opened debriefs. Whoever asks while one is under way is led to that
 * one.
 */
export async function askForFit(
	db: Db,
	actor: SignedIn,
	now: Date,
): Promise<{ runId: string; begun: boolean }> {
	requireCalibrationOwner(actor);
	return asActor(db, actor, async (tx) => {
		const counts = await asSystemWithin(tx, actor, async (system) => {
			await runs.abandon(system, new Date(now.getTime() - standstillMs), now);
			return ratings.count(system);
		});
		const running = await runs.active(tx);
		if (running) return { runId: running.id, begun: false };
		if (!isEnough(counts)) throw conflict(tooFewSentence(counts), { ...counts });
		const id = newId();
		const begun = await runs.insert(tx, {
			organizationId: actor.organizationId,
			id,
			askedBy: actor.memberId,
			askedAt: now,
		});
		if (!begun) {
			const other = await runs.active(tx);
			if (!other) throw conflict('Another fit has just ended. Look at it before you ask for one more.');
			return { runId: other.id, begun: false };
		}
		await enqueue(tx, 'fit_calibration', { runId: id });
		await record(
			tx,
			actor,
			{ action: 'calibration.fit_asked', targetType: 'calibration_run', targetId: id },
			now,
		);
		return { runId: id, begun: true };
	});
}
