import { describe, expect, test } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asSystem } from '#lib/server/db/database.ts';
import { addToPanel } from '#lib/server/workflows/change-panel.ts';
import { changeAccess } from '#lib/server/workflows/change-member.ts';
import { useDatabase } from '../support/database.ts';
import { allAt, fillAndSubmit, type PanelWorld, panelWorld } from '../support/scorecards.ts';
import { addMember } from '../support/world.ts';

const database = useDatabase();
const LESS = { access: 'member', calibrationOwner: false } as const;
const [BEFORE, SUBMITTED, AFTER, JOINED] = [9, 10, 11, 12].map(
	(hour) => new Date(`2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`),
) as [Date, Date, Date, Date];

/** Whether the scorecard of who joins Kim's panel at noon is marked "seen others first". */
async function isMarked(world: PanelWorld, joiner: SignedIn): Promise<boolean> {
	const { db } = database;
	const { scheduledInterviewId } = await asSystem(db, world.organizationId, (tx) =>
		tx
			.selectFrom('scorecard')
			.select('scheduledInterviewId')
			.where('id', '=', world.scorecards.kim)
			.executeTakeFirstOrThrow(),
	);
	if (scheduledInterviewId === null) throw new Error('Kim sits on the panel of an interview.');
	const seat = { memberId: joiner.memberId, shadow: false };
	await addToPanel(db, world.admin, scheduledInterviewId, seat, JOINED);
	const made = await asSystem(db, world.organizationId, (tx) =>
		tx
			.selectFrom('scorecard')
			.select('seenOthersAt')
			.where('scheduledInterviewId', '=', scheduledInterviewId)
			.where('memberId', '=', joiner.memberId)
			.executeTakeFirstOrThrow(),
	);
	return made.seenOthersAt !== null;
}

describe('a recruiter who becomes a member and then joins a panel', () => {
	test('is marked when a scorecard was in while every job could still be read', async () => {
		const { db } = database;
		const world = await panelWorld(db);
		const rui = await addMember(db, world.admin, { name: 'Rui Recruiter', access: 'recruiter' });
		await fillAndSubmit(db, world.members.kim, world.scorecards.kim, { levels: allAt(world, 4) }, SUBMITTED);
		await changeAccess(db, world.admin, rui.memberId, LESS, AFTER);
		expect(await isMarked(world, rui)).toBe(true);
	});

	test('is not marked when nothing was in by then', async () => {
		const { db } = database;
		const world = await panelWorld(db);
		const rui = await addMember(db, world.admin, { name: 'Rui Recruiter', access: 'recruiter' });
		await changeAccess(db, world.admin, rui.memberId, LESS, BEFORE);
		await fillAndSubmit(db, world.members.kim, world.scorecards.kim, { levels: allAt(world, 4) }, SUBMITTED);
		expect(await isMarked(world, rui)).toBe(false);
	});
});
