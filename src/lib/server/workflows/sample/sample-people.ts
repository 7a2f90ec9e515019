import { found } from '#lib/domain/sample/lookup.ts';
import { sampleMembers } from '#lib/domain/sample/members.ts';
import type { SampleRaterKey } from '#lib/domain/sample/types.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as members from '#lib/server/db/members.ts';
import * as sample from '#lib/server/db/sample.ts';
import { bringBackMember } from '#lib/server/workflows/change-member.ts';
import { inviteMember } from '#lib/server/workflows/invite-member.ts';

export type SamplePeople = { of(key: SampleRaterKey): SignedIn };

/** Invites the sample's members. `viewer` is the admin who fills the organization. */
export async function invitePeople(db: Db, admin: SignedIn, at: Date): Promise<SamplePeople> {
	const people = new Map<SampleRaterKey, SignedIn>([['viewer', admin]]);
	for (const person of sampleMembers) {
		const known = await asActor(db, admin, (tx) => members.findByEmail(tx, person.email));
		if (known?.removedAt) await bringBackMember(db, admin, known.id, at);
		const { name, email, access, timeZone } = person;
		const memberId =
			known?.id ??
			(await inviteMember(db, admin, { name, email, access, calibrationOwner: false }, at)).memberId;
		await asActor(db, admin, (tx) => sample.mark(tx, 'member', [memberId]));
		people.set(person.key, {
			organizationId: admin.organizationId,
			memberId,
			access,
			calibrationOwner: false,
			name,
			email,
			timeZone,
			organizationName: admin.organizationName,
		});
	}
	return { of: (key) => found(people.get(key), key) };
}
