import { describe, expect, test } from 'vitest';
import { grantAccess } from '#lib/server/workflows/change-team.ts';
import { resolveRedFlag } from '#lib/server/workflows/resolve-red-flag.ts';
import { viewDebrief } from '#lib/server/workflows/view-debrief.ts';
import { useDatabase } from '../support/database.ts';
import { hiringWorld, panelFor, rate } from '../support/debrief.ts';
import { refusalOf } from '../support/refusal.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-11-24T16:10:00Z');
const LATER = new Date('2026-11-24T17:00:00Z');

describe('a red flag', () => {
	async function flagged() {
		const { db, world, panel } = await (async () => {
			const world = await hiringWorld(database.db);
			const panel = await panelFor(database.db, world, [world.kim, world.lee, world.noa]);
			return { db: database.db, world, panel };
		})();
		const redFlags = [{ text: 'Skipped the brake test', evidence: 'Said so twice.' }];
		await rate(db, world, world.kim, panel.scorecardOf(world.kim), [5, 4, 4, 3], { redFlags });
		await rate(db, world, world.lee, panel.scorecardOf(world.lee), [4, 4, 4, 3]);
		await rate(db, world, world.noa, panel.scorecardOf(world.noa), [4, 4, 4, 4]);
		const view = await viewDebrief(db, world.manager, panel.applicationId);
		const flag = view.redFlags[0];
		if (!flag) throw new Error('No red flag was raised.');
		return { db, world, panel, view, redFlagId: flag.id };
	}

	test('holds while open, stops when confirmed, stays on record when dismissed', async () => {
		const first = await flagged();
		expect(first.view.recommendation?.words).toBe('On hold: open red flag');
		const { db, world, redFlagId } = first;
		const reason = 'Asked the former employer.';
		await resolveRedFlag(db, world.manager, { redFlagId, state: 'confirmed', reason }, NOW);
		await resolveRedFlag(db, world.manager, { redFlagId, state: 'confirmed', reason }, LATER);
		const stopped = await viewDebrief(db, world.manager, first.panel.applicationId);
		expect(stopped.recommendation?.words).toBe('Stopped: confirmed red flag');
		const again = resolveRedFlag(db, world.lee, { redFlagId, state: 'dismissed', reason }, LATER);
		expect((await refusalOf(again)).code).toBe('conflict');

		const other = await flagged();
		await resolveRedFlag(
			other.db,
			other.world.lee,
			{ redFlagId: other.redFlagId, state: 'dismissed', reason: 'It was a training stand.' },
			NOW,
		);
		const view = await viewDebrief(other.db, other.world.manager, other.panel.applicationId);
		expect(view.recommendation?.words).toBe('Hire, fairly sure');
		expect(view.redFlags).toMatchObject([{ state: 'dismissed', resolution: 'It was a training stand.' }]);
	});

	test('is answered in writing, by another person than its rater, who may see it', async () => {
		const { db, world, panel, redFlagId } = await flagged();
		const answer = { redFlagId, state: 'dismissed' as const, reason: 'No.' };
		const own = await refusalOf(resolveRedFlag(db, world.kim, answer, NOW));
		expect(own.message).toBe('You raised this red flag, so someone else must confirm or dismiss it.');
		const blank = await refusalOf(resolveRedFlag(db, world.lee, { ...answer, reason: ' ' }, NOW));
		expect(blank.fields).toMatchObject([{ field: `flag-${redFlagId}-reason` }]);

		const { admin: stranger } = await createOrganization(db);
		const member = await addMember(db, world.admin, { name: 'Max Member', access: 'member' });
		const owing = await addMember(db, world.admin, { name: 'Ona Owing', access: 'member' });
		await panelFor(db, world, [owing], { applicationId: panel.applicationId });
		for (const reader of [stranger, member, owing]) {
			expect((await refusalOf(resolveRedFlag(db, reader, answer, NOW))).code).toBe('not_found');
		}
		const observer = await addMember(db, world.admin, { name: 'Ola Observer', access: 'member' });
		await grantAccess(
			db,
			world.manager,
			world.job.jobId,
			{ memberId: observer.memberId, access: 'observer' },
			NOW,
		);
		expect((await refusalOf(resolveRedFlag(db, observer, answer, NOW))).code).toBe('forbidden');
	});
});
