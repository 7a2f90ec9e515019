import { beforeAll, describe, expect, test, vi } from 'vitest';
import * as password from '#lib/server/auth/password.ts';
import type { RateLimits } from '#lib/server/auth/rate-limit.ts';
import { findSession } from '#lib/server/auth/session.ts';
import { changePassword, changeProfile } from '#lib/server/workflows/change-profile.ts';
import { signIn, signOut } from '#lib/server/workflows/sign-in.ts';
import { limitsOf, PASSWORD, signedInAdmin } from '../support/accounts.ts';
import { useDatabase } from '../support/database.ts';
import { refusalOf } from '../support/refusal.ts';

vi.mock('#lib/server/auth/password.ts', { spy: true });

const database = useDatabase();
const now = new Date('2026-11-23T09:00:00Z');
let limits: RateLimits;

beforeAll(() => {
	limits = limitsOf(database);
});

function attempt(email: string, given = PASSWORD, clientAddress = '192.0.2.1') {
	return signIn(database.db, limits, { email, password: given, clientAddress }, now);
}

describe('signing in', () => {
	test('opens a session that belongs to the member and is new each time', async () => {
		const { admin } = await signedInAdmin(database.db, 'opens@example.com');
		const first = await attempt('opens@example.com');
		const second = await attempt('opens@example.com');
		expect(first.token).not.toBe(second.token);
		expect(await findSession(database.db, first.token, now)).toEqual(admin);
		expect(await findSession(database.db, first.token, new Date(first.expiresAt.getTime()))).toBeNull();
	});

	test('says the same, and compares one password, for a wrong password and for an unknown address', async () => {
		await signedInAdmin(database.db, 'known@example.com');
		const compare = vi.mocked(password.verifyPassword);
		compare.mockClear();
		const wrong = await refusalOf(attempt('known@example.com', 'not this password'));
		expect(compare).toHaveBeenCalledTimes(1);
		compare.mockClear();
		const unknown = await refusalOf(attempt('nobody@example.com', 'not this password'));
		expect(compare).toHaveBeenCalledTimes(1);
		expect({ ...unknown, message: unknown.message }).toEqual({ ...wrong, message: wrong.message });
	});

	test('finds the right organization by the password where one address is in two', async () => {
		const { admin: here } = await signedInAdmin(database.db, 'twice@example.com');
		const { admin: there, token } = await signedInAdmin(database.db, 'twice@example.com');
		const changed = { currentPassword: PASSWORD, password: 'another horse battery' };
		expect(await findSession(database.db, token, now)).toEqual(there);
		await changePassword(database.db, limits, there, changed, now);
		const session = await attempt('twice@example.com', 'another horse battery');
		expect(await findSession(database.db, session.token, now)).toEqual(there);
		const other = await attempt('twice@example.com');
		expect(await findSession(database.db, other.token, now)).toEqual(here);
	});

	test('is refused for a while after ten wrong passwords for one address, known or not', async () => {
		await signedInAdmin(database.db, 'guessed@example.com');
		for (const email of ['guessed@example.com', 'no-account@example.com']) {
			for (let i = 0; i < 10; i++) {
				expect((await refusalOf(attempt(email, 'a wrong password', `192.0.2.${String(10 + i)}`))).code).toBe(
					'invalid',
				);
			}
			expect((await refusalOf(attempt(email, PASSWORD, '192.0.2.99'))).code).toBe('too_many');
		}
	});

	test('is refused for a while after sixty attempts from one client', async () => {
		const narrow = '198.51.100.7';
		for (let i = 0; i < 60; i++) await limits.signInByAddress.take(narrow);
		const refusal = await refusalOf(attempt('anybody@example.com', PASSWORD, narrow));
		expect(refusal.code).toBe('too_many');
		expect(refusal.message).toMatch(/Try again in 1[45] minutes/);
	});

	test('gives the account its attempts back once the password was right', async () => {
		await signedInAdmin(database.db, 'typo@example.com');
		for (let round = 0; round < 3; round++) {
			for (let i = 0; i < 4; i++) await refusalOf(attempt('typo@example.com', 'a typing mistake'));
			await attempt('typo@example.com');
		}
	});

	test('leaves an audit line that holds ids only', async () => {
		const { admin } = await signedInAdmin(database.db, 'audited@example.com');
		await attempt('audited@example.com');
		await changeProfile(database.db, admin, { name: 'Ada Altered', timeZone: 'Asia/Tokyo' }, now);
		const client = await database.pool.connect();
		try {
			await client.query(`begin; set local app.maintenance = 'on'`);
			const { rows } = await client.query<{ action: string; line: string }>(
				'select action, row_to_json(e)::text as line from app.audit_event e where organization_id = $1 order by id',
				[admin.organizationId],
			);
			expect(rows.map((row) => row.action)).toEqual([
				'organization.created',
				'member.joined',
				'member.signed_in',
				'member.profile_changed',
			]);
			expect(rows.map((row) => row.line).join()).not.toMatch(/audited|Ada A|Northwind|Tokyo/i);
		} finally {
			await client.query('rollback');
			client.release();
		}
	});
});

describe('a session', () => {
	test('ends at sign-out, and only that one', async () => {
		const { admin, token } = await signedInAdmin(database.db, 'leaves@example.com');
		const other = await attempt('leaves@example.com');
		await signOut(database.db, admin, token, now);
		expect(await findSession(database.db, token, now)).toBeNull();
		expect(await findSession(database.db, other.token, now)).toEqual(admin);
	});

	test('cannot be ended by a member of another organization who knows its token', async () => {
		const { admin } = await signedInAdmin(database.db, 'outsider@example.com');
		const { token } = await signedInAdmin(database.db, 'insider@example.com');
		await signOut(database.db, admin, token, now);
		expect(await findSession(database.db, token, now)).not.toBeNull();
	});

	test('does not open with the same secret under another organization', async () => {
		const { token } = await signedInAdmin(database.db, 'first@example.com');
		const { token: foreign } = await signedInAdmin(database.db, 'second@example.com');
		expect(await findSession(database.db, foreign.slice(0, 22) + token.slice(22), now)).toBeNull();
		expect(await findSession(database.db, 'not a token', now)).toBeNull();
	});
});

describe('a changed password', () => {
	test('asks for the current one, ends every session, and begins a new one', async () => {
		const { admin, token } = await signedInAdmin(database.db, 'changes@example.com');
		const other = await attempt('changes@example.com');
		const wrong = { currentPassword: 'not the current one', password: 'a new long password' };
		const refusal = await refusalOf(changePassword(database.db, limits, admin, wrong, now));
		expect(refusal.fields).toEqual([
			{ field: 'currentPassword', message: 'This is not your current password.' },
		]);
		expect(await findSession(database.db, token, now)).toEqual(admin);

		const right = { currentPassword: PASSWORD, password: 'a new long password' };
		const session = await changePassword(database.db, limits, admin, right, now);
		expect(await findSession(database.db, token, now)).toBeNull();
		expect(await findSession(database.db, other.token, now)).toBeNull();
		expect(await findSession(database.db, session.token, now)).toEqual(admin);
		expect((await refusalOf(attempt('changes@example.com'))).code).toBe('invalid');
		await attempt('changes@example.com', 'a new long password');
	});
});
