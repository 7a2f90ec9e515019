import { randomUUID } from 'node:crypto';
import type { Access } from '#lib/domain/account/account.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import type { Db } from '#lib/server/db/database.ts';
import { inviteMember } from '#lib/server/workflows/invite-member.ts';
import { createOrganization as create } from '#lib/server/workflows/set-up-organization.ts';

const TIME_ZONE = 'Europe/Lisbon';

/** An organization with its first admin. As many in one database as a test wants. */
export async function createOrganization(
	db: Db,
	options: { name?: string; now?: Date } = {},
): Promise<{ organizationId: string; admin: SignedIn }> {
	const organizationName = options.name ?? 'Northwind';
	const person = { name: 'Ada Admin', email: uniqueEmail('ada'), timeZone: TIME_ZONE };
	const made = await create(db, { organizationName, ...person }, options.now ?? new Date());
	const { organizationId, memberId } = made;
	return {
		organizationId,
		admin: {
			organizationId,
			memberId,
			access: 'admin',
			calibrationOwner: false,
			organizationName,
			...person,
		},
	};
}

/** A member who was invited and has no password yet: enough to act, and cheap. */
export async function addMember(
	db: Db,
	admin: SignedIn,
	member: { name: string; access: Access; email?: string; calibrationOwner?: boolean; now?: Date },
): Promise<SignedIn> {
	const { name, access, email = uniqueEmail(name), calibrationOwner = false } = member;
	const invited = { name, access, email, calibrationOwner };
	const { memberId } = await inviteMember(db, admin, invited, member.now ?? new Date());
	return {
		...invited,
		memberId,
		organizationId: admin.organizationId,
		organizationName: admin.organizationName,
		timeZone: admin.timeZone,
	};
}

function uniqueEmail(name: string): string {
	const local = name.toLowerCase().replaceAll(/[^a-z]+/g, '.');
	return `${local}.${randomUUID().slice(0, 8)}@example.com`;
}
