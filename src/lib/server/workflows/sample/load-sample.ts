import { can } from '#lib/domain/permissions/can.ts';
import { formatLocal, parseLocal } from '#lib/domain/schedule/time.ts';
import { sampleApplications } from '#lib/domain/sample/applications.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as sample from '#lib/server/db/sample.ts';
import { conflict, forbidden } from '#lib/server/errors.ts';
import { liveApplication } from './sample-applications.ts';
import { invitePeople } from './sample-people.ts';
import { openSampleJob, publishSampleRoles } from './sample-roles.ts';

const LEAD_DAYS = 60;

export async function viewSample(db: Db, actor: SignedIn): Promise<{ loadedAt: Date | null }> {
	if (!can(actor, { action: 'manage_settings' })) throw forbidden();
	return asActor(db, actor, async (tx) => ({ loadedAt: await sample.loadedAt(tx) }));
}

/**
 * Fills the organization with two roles, a job, six members and twelve candidates, by living the last two months through
 * with the workflows that people use. What fails half-way is taken out again.
 */
export async function loadSample(db: Db, actor: SignedIn, now: Date): Promise<void> {
	if (!can(actor, { action: 'manage_settings' })) throw forbidden();
	const isFirst = await asActor(db, actor, async (tx) => {
		const claimed = await sample.claim(tx, now);
		if (claimed) await record(tx, actor, eventOf(actor, 'sample.loaded'), now);
		return claimed;
	});
	if (!isFirst) throw conflict('The sample data is already here, or is being filled in right now.');
	try {
		const begun = new Date(now.getTime() - LEAD_DAYS * 86_400_000);
		const people = await invitePeople(db, actor, begun);
		const versions = await publishSampleRoles(db, actor, begun);
		const job = await openSampleJob(db, actor, people, versions, begun);
		const world = { db, admin: actor, people, job, now: lateMorning(now, actor.timeZone) };
		for (const application of sampleApplications) await liveApplication(world, application);
	} catch (reason) {
		await asActor(db, actor, (tx) => sample.remove(tx, actor));
		throw reason;
	}
}

/** People of the sample work by day, whenever it is filled in. */
function lateMorning(now: Date, zone: string): Date {
	const time = parseLocal(`${formatLocal(now, zone).slice(0, 10)}T11:00`, zone);
	return time.kind === 'time' && time.at < now ? time.at : now;
}

/** Takes out everything that the sample brought, and what was written on it since. */
export async function removeSample(db: Db, actor: SignedIn, now: Date): Promise<void> {
	if (!can(actor, { action: 'manage_settings' })) throw forbidden();
	await asActor(db, actor, async (tx) => {
		if ((await sample.loadedAt(tx)) === null) throw conflict('There is no sample data to remove.');
		await sample.remove(tx, actor);
		await record(tx, actor, eventOf(actor, 'sample.removed'), now);
	});
}

function eventOf(actor: SignedIn, action: string) {
	return { action, targetType: 'organization', targetId: actor.organizationId };
}
