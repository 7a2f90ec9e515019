import { z } from 'zod';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import * as adoptions from '#lib/server/db/calibration-adoptions.ts';
import * as snapshots from '#lib/server/db/calibration-snapshots.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import { isUniqueViolation } from '#lib/server/db/unique-violation.ts';
import { conflict } from '#lib/server/errors.ts';
import { enqueue } from '#lib/server/jobs/enqueue.ts';
import { requireSnapshot } from './require-snapshot.ts';
import { requireCalibrationOwner } from './owner.ts';

const reasonLimit = 2000;

/** `basedOn` is the number of the adoption that was in force when the person looked; 0 before the first. */
export const AdoptionInput = z.object({
	basedOn: z.coerce.number('Reload the page and try again.').int().min(0).max(1_000_000),
	reason: z
		.string('Write why.')
		.trim()
		.min(1, 'Write why, for whoever asks later.')
		.max(reasonLimit, `The reason is too long: ${String(reasonLimit)} characters fit.`),
});
export type AdoptionInput = z.infer<typeof AdoptionInput>;

export const SettingAsideInput = AdoptionInput.pick({ reason: true });
export type SettingAsideInput = z.infer<typeof SettingAsideInput>;

/** Puts a snapshot in use. The recommendations of open jobs that no debrief froze are computed again. Twice is once. */
export async function adoptSnapshot(
	db: Db,
	actor: SignedIn,
	snapshotId: string,
	input: AdoptionInput,
	now: Date,
): Promise<{ number: number }> {
	return adopting(db, actor, async (tx) => {
		const snapshot = await requireSnapshot(tx, actor, snapshotId);
		return adopt(tx, actor, snapshot.id, input, now);
	});
}

/** Takes the snapshot out of use: recommendations rest on the defaults again. */
export async function returnToDefaults(
	db: Db,
	actor: SignedIn,
	input: AdoptionInput,
	now: Date,
): Promise<{ number: number }> {
	requireCalibrationOwner(actor);
	return adopting(db, actor, (tx) => adopt(tx, actor, null, input, now));
}

/** Records that this snapshot is not to be used, and why. It may still be adopted later. */
export async function setSnapshotAside(
	db: Db,
	actor: SignedIn,
	snapshotId: string,
	input: SettingAsideInput,
	now: Date,
): Promise<void> {
	try {
		await asActor(db, actor, async (tx) => {
			const snapshot = await requireSnapshot(tx, actor, snapshotId);
			if ((await snapshots.currentId(tx)) === snapshot.id) {
				throw conflict('This snapshot is in use. Adopt another, or go back to the defaults, instead.');
			}
			await adoptions.setAside(tx, {
				organizationId: actor.organizationId,
				snapshotId: snapshot.id,
				setAsideBy: actor.memberId,
				setAsideAt: now,
				reason: input.reason,
			});
			await record(tx, actor, eventOf('calibration.set_aside', snapshot.id), now);
		});
	} catch (reason) {
		if (isUniqueViolation(reason)) throw conflict('Somebody has already chosen not to adopt this snapshot.');
		throw reason;
	}
}

async function adopt(
	tx: Tx,
	actor: SignedIn,
	snapshotId: string | null,
	{ basedOn, reason }: AdoptionInput,
	now: Date,
): Promise<{ number: number }> {
	const current = await adoptions.current(tx);
	if (current.snapshotId === snapshotId) {
		if (current.number === 0) throw conflict('The defaults are in use already.');
		return { number: current.number };
	}
	if (current.number !== basedOn) throw changedMeanwhile();
	const number = basedOn + 1;
	await adoptions.insert(tx, {
		organizationId: actor.organizationId,
		number,
		snapshotId,
		adoptedBy: actor.memberId,
		adoptedAt: now,
		reason,
	});
	await enqueue(tx, 'recompute_organization', {});
	const event =
		snapshotId === null
			? // An adoption has a number, no id of its own.
				eventOf('calibration.defaults_restored', actor.organizationId)
			: eventOf('calibration.adopted', snapshotId);
	await record(tx, actor, { ...event, details: { number } }, now);
	return { number };
}

async function adopting<T>(db: Db, actor: SignedIn, work: (tx: Tx) => Promise<T>): Promise<T> {
	try {
		return await asActor(db, actor, work);
	} catch (reason) {
		if (isUniqueViolation(reason)) throw changedMeanwhile();
		throw reason;
	}
}

function eventOf(action: string, targetId: string) {
	return { action, targetType: 'calibration_snapshot', targetId };
}

function changedMeanwhile() {
	return conflict(
		'Somebody changed the calibration meanwhile. Look at what is in use now before you choose.',
	);
}
