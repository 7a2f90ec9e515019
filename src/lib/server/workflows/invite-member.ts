import type { Access } from '#lib/domain/account/account.ts';
import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, asSystemWithin, newId, type Db } from '#lib/server/db/database.ts';
import * as members from '#lib/server/db/members.ts';
import { forbidden, invalid } from '#lib/server/errors.ts';
import { createLink, type Link } from './invite-member-link.ts';

export type Invited = { name: string; email: string; access: Access; calibrationOwner: boolean };

/** The member is there at once, without a password until the link is used, in the time zone of who invites. */
export async function inviteMember(
	db: Db,
	actor: SignedIn,
	input: Invited,
	now: Date,
): Promise<{ memberId: string } & Link> {
	if (!can(actor, { action: 'manage_members' })) throw forbidden();
	return asActor(db, actor, async (tx) => {
		const memberId = newId();
		const isNew = await members.insert(tx, {
			...input,
			organizationId: actor.organizationId,
			id: memberId,
			timeZone: actor.timeZone,
			createdAt: now,
		});
		if (!isNew) {
			const there = await members.findByEmail(tx, input.email);
			const message = there?.removedAt
				? `${there.name} has this address and was removed. Bring that member back instead.`
				: `${there?.name ?? 'Another member'} has this address already.`;
			throw invalid([{ field: 'email', message }]);
		}
		const link = await asSystemWithin(tx, actor, (system) => createLink(system, actor, memberId, now));
		await record(
			tx,
			actor,
			{
				action: 'member.invited',
				targetType: 'member',
				targetId: memberId,
				details: { access: input.access, calibrationOwner: input.calibrationOwner },
			},
			now,
		);
		return { memberId, ...link };
	});
}
