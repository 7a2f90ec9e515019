import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import { hashPassword } from '#lib/server/auth/password.ts';
import { createSession, type NewSession } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import * as credentials from '#lib/server/db/credentials.ts';
import { asSystem, newId, type Db, type Identity, type Tx } from '#lib/server/db/database.ts';
import * as members from '#lib/server/db/members.ts';
import * as organizations from '#lib/server/db/organizations.ts';
import * as policies from '#lib/server/db/policies.ts';
import { conflict } from '#lib/server/errors.ts';
import { createLink, type Link } from './invite-member-link.ts';

export type FirstAdmin = { organizationName: string; name: string; email: string; timeZone: string };

export async function isSetUp(db: Db): Promise<boolean> {
	return organizations.exists(db);
}

/** The first run: one organization, once. Of two at the same moment, one is refused. */
export async function setUpOrganization(
	db: Db,
	input: FirstAdmin & { password: string },
	now: Date,
): Promise<Identity & NewSession> {
	if (await isSetUp(db)) throw alreadySetUp();
	const passwordHash = await hashPassword(input.password);
	const identity = { organizationId: newId(), memberId: newId() };
	return asSystem(db, identity.organizationId, async (tx) => {
		if (await organizations.lockSetup(tx)) throw alreadySetUp();
		await found(tx, identity, input, now);
		await credentials.save(tx, { ...identity, passwordHash, changedAt: now });
		return { ...identity, ...(await createSession(tx, identity, now)) };
	});
}

/** A further organization on the same installation. Its admin chooses a password through the link. */
export async function createOrganization(db: Db, input: FirstAdmin, now: Date): Promise<Identity & Link> {
	const identity = { organizationId: newId(), memberId: newId() };
	return asSystem(db, identity.organizationId, async (tx) => {
		await found(tx, identity, input, now);
		return { ...identity, ...(await createLink(tx, identity, identity.memberId, now)) };
	});
}

async function found(tx: Tx, identity: Identity, input: FirstAdmin, now: Date): Promise<void> {
	const { organizationId, memberId } = identity;
	await organizations.insert(tx, { organizationId, name: input.organizationName, createdAt: now });
	await members.insert(tx, {
		organizationId,
		id: memberId,
		name: input.name,
		email: input.email,
		access: 'admin',
		calibrationOwner: false,
		timeZone: input.timeZone,
		createdAt: now,
	});
	await policies.insert(tx, {
		organizationId,
		number: 1,
		policy: defaultPolicy,
		createdBy: memberId,
		createdAt: now,
	});
	await record(
		tx,
		identity,
		{ action: 'organization.created', targetType: 'organization', targetId: organizationId },
		now,
	);
}

function alreadySetUp() {
	return conflict('This installation is set up already. Sign in, or ask an admin for an invitation.');
}
