import { expect, test } from 'vitest';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import { findSession } from '#lib/server/auth/session.ts';
import { createOrganization, isSetUp, setUpOrganization } from '#lib/server/workflows/set-up-organization.ts';
import { viewPolicy } from '#lib/server/workflows/change-policy-view.ts';
import { limitsOf, PASSWORD } from '../support/accounts.ts';
import { useDatabase } from '../support/database.ts';
import { signIn } from '#lib/server/workflows/sign-in.ts';

const database = useDatabase();
const now = new Date('2026-11-23T09:00:00Z');

function firstRun(email: string) {
	return {
		organizationName: 'Northwind',
		name: 'Ada Admin',
		email,
		timeZone: 'Europe/Lisbon',
		password: PASSWORD,
	};
}

test('of eight first runs at the same moment, one makes the organization and its admin', async () => {
	expect(await isSetUp(database.db)).toBe(false);
	const outcomes = await Promise.allSettled(
		Array.from({ length: 8 }, (_, i) =>
			setUpOrganization(database.db, firstRun(`ada${String(i)}@example.com`), now),
		),
	);
	const made = outcomes.filter((outcome) => outcome.status === 'fulfilled').map((outcome) => outcome.value);
	expect(made).toHaveLength(1);
	for (const outcome of outcomes) {
		if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' });
	}
	expect(await isSetUp(database.db)).toBe(true);

	const admin = await findSession(database.db, made[0]?.token ?? '', now);
	expect(admin).toMatchObject({ access: 'admin', name: 'Ada Admin', organizationName: 'Northwind' });
	if (!admin) return;
	const { version, policy } = await viewPolicy(database.db, admin);
	expect({ version, policy }).toEqual({ version: 1, policy: defaultPolicy });
	const again = { email: admin.email, password: PASSWORD, clientAddress: '192.0.2.1' };
	await expect(signIn(database.db, limitsOf(database), again, now)).resolves.toHaveProperty('token');
});

test('after the first run there is no second', async () => {
	await expect(setUpOrganization(database.db, firstRun('eve@example.com'), new Date())).rejects.toMatchObject(
		{ code: 'conflict' },
	);
});

test('a further organization comes with an admin who has no password yet, and a link to choose one', async () => {
	const { password, ...person } = firstRun('zoe@example.com');
	const made = await createOrganization(database.db, { ...person, organizationName: 'Southwind' }, now);
	expect(made.expiresAt).toEqual(new Date('2026-11-30T09:00:00Z'));
	const attempt = { email: 'zoe@example.com', password, clientAddress: '192.0.2.2' };
	await expect(signIn(database.db, limitsOf(database), attempt, now)).rejects.toMatchObject({
		code: 'invalid',
	});
});
