import { beforeAll, describe, expect, test } from 'vitest';
import { findSession, type SignedIn } from '#lib/server/auth/session.ts';
import { newId } from '#lib/server/db/database.ts';
import { acceptInvitation, viewInvitation } from '#lib/server/workflows/accept-invitation.ts';
import {
	bringBackMember,
	changeAccess,
	createSignInLink,
	removeMember,
} from '#lib/server/workflows/change-member.ts';
import { inviteMember } from '#lib/server/workflows/invite-member.ts';
import { listMembers } from '#lib/server/workflows/list-members.ts';
import { signedInAdmin, signedInMember } from '../support/accounts.ts';
import { useDatabase } from '../support/database.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const choice = { password: 'a new long password', timeZone: 'Asia/Tokyo' };
let admin: SignedIn;

beforeAll(async () => {
	({ admin } = await signedInAdmin(database.db, 'admin@example.com'));
});

function invited(email: string, name = 'Kim Lee') {
	return { name, email, access: 'member' as const, calibrationOwner: false };
}

async function stateOf(memberId: string, removed = false) {
	const { members } = await listMembers(database.db, admin, { removed, after: null });
	return members.find((member) => member.id === memberId);
}

describe('inviting', () => {
	test('makes a member who shows as invited, then as active once the link was used', async () => {
		const link = await inviteMember(database.db, admin, invited('kim@example.com'), now);
		expect(await stateOf(link.memberId)).toMatchObject({ state: 'invited', linkUntil: link.expiresAt });
		const { token } = await acceptInvitation(database.db, link.token, choice, now);
		expect(await stateOf(link.memberId)).toMatchObject({ state: 'active', linkUntil: null });
		expect(await findSession(database.db, token, now)).toMatchObject({
			memberId: link.memberId,
			timeZone: 'Asia/Tokyo',
		});
	});

	test('refuses an address that a member has, and says which; another organization may use it', async () => {
		await inviteMember(database.db, admin, invited('taken@example.com', 'Lee Park'), now);
		await expect(inviteMember(database.db, admin, invited('taken@example.com'), now)).rejects.toMatchObject({
			fields: [{ field: 'email', message: 'Lee Park has this address already.' }],
		});
		const other = await createOrganization(database.db);
		await inviteMember(database.db, other.admin, invited('taken@example.com'), now);
	});

	test('of two invitations to one address at the same moment, one is made', async () => {
		const both = await Promise.allSettled([
			inviteMember(database.db, admin, invited('raced@example.com'), now),
			inviteMember(database.db, admin, invited('raced@example.com'), now),
		]);
		expect(both.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	test('is for admins', async () => {
		for (const access of ['recruiter', 'member'] as const) {
			const member = await addMember(database.db, admin, { name: 'Noa', access });
			const refused = { code: 'forbidden' };
			const list = listMembers(database.db, member, { removed: false, after: null });
			await expect(inviteMember(database.db, member, invited('x@example.com'), now)).rejects.toMatchObject(
				refused,
			);
			await expect(list).rejects.toMatchObject(refused);
			await expect(removeMember(database.db, member, admin.memberId, now)).rejects.toMatchObject(refused);
			await expect(createSignInLink(database.db, member, admin.memberId, now)).rejects.toMatchObject(refused);
			const more = { access: 'admin' as const, calibrationOwner: true };
			await expect(changeAccess(database.db, member, member.memberId, more, now)).rejects.toMatchObject(
				refused,
			);
		}
	});
});

describe('a link', () => {
	const dead = {
		code: 'not_found',
		message: expect.stringContaining('works once, for seven days') as string,
	};

	test('works once', async () => {
		const { token } = await inviteMember(database.db, admin, invited('once@example.com'), now);
		await acceptInvitation(database.db, token, choice, now);
		await expect(acceptInvitation(database.db, token, choice, now)).rejects.toMatchObject(dead);
		await expect(viewInvitation(database.db, token, now)).rejects.toMatchObject(dead);
	});

	test('lets one in of two who use it at the same moment', async () => {
		const { token } = await inviteMember(database.db, admin, invited('both@example.com'), now);
		const outcomes = await Promise.allSettled([
			acceptInvitation(database.db, token, choice, now),
			acceptInvitation(database.db, token, choice, now),
		]);
		expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	test('works for seven days', async () => {
		const { token } = await inviteMember(database.db, admin, invited('late@example.com'), now);
		await viewInvitation(database.db, token, new Date('2026-11-30T08:59:59Z'));
		const late = new Date('2026-11-30T09:00:00Z');
		await expect(viewInvitation(database.db, token, late)).rejects.toMatchObject(dead);
		await expect(acceptInvitation(database.db, token, choice, late)).rejects.toMatchObject(dead);
	});

	test('says the same when it is unknown, malformed, or carried to another organization', async () => {
		const { token } = await inviteMember(database.db, admin, invited('carried@example.com'), now);
		const other = await createOrganization(database.db);
		const theirs = await inviteMember(database.db, other.admin, invited('theirs@example.com'), now);
		const carried = theirs.token.slice(0, 22) + token.slice(22);
		for (const wrong of [carried, 'A'.repeat(65), 'short', '']) {
			await expect(viewInvitation(database.db, wrong, now)).rejects.toMatchObject(dead);
			await expect(acceptInvitation(database.db, wrong, choice, now)).rejects.toMatchObject(dead);
		}
	});

	test('of a newer date ends the older one, resets the password and ends the sessions', async () => {
		const email = 'forgot@example.com';
		const { member, token } = await signedInMember(database.db, admin, {
			name: 'Mia',
			email,
			access: 'member',
		});
		const first = await createSignInLink(database.db, admin, member.memberId, now);
		const second = await createSignInLink(database.db, admin, member.memberId, now);
		await expect(viewInvitation(database.db, first.token, now)).rejects.toMatchObject(dead);
		expect(await viewInvitation(database.db, second.token, now)).toMatchObject({ resets: true, email });
		expect(await findSession(database.db, token, now)).not.toBeNull();
		await acceptInvitation(database.db, second.token, choice, now);
		expect(await findSession(database.db, token, now)).toBeNull();
	});
});

describe('removing', () => {
	test('takes effect at the next request, and ends the links too', async () => {
		const email = 'leaver@example.com';
		const { member, token } = await signedInMember(database.db, admin, {
			name: 'Ivo',
			email,
			access: 'recruiter',
		});
		const link = await createSignInLink(database.db, admin, member.memberId, now);
		expect(await findSession(database.db, token, now)).not.toBeNull();
		await removeMember(database.db, admin, member.memberId, now);
		expect(await findSession(database.db, token, now)).toBeNull();
		await expect(viewInvitation(database.db, link.token, now)).rejects.toMatchObject({ code: 'not_found' });
		await expect(createSignInLink(database.db, admin, member.memberId, now)).rejects.toMatchObject({
			code: 'conflict',
		});

		await bringBackMember(database.db, admin, member.memberId, now);
		expect(await stateOf(member.memberId)).toMatchObject({ state: 'active', access: 'recruiter' });
		expect(await findSession(database.db, token, now)).toBeNull();
	});

	test('keeps the last admin who can sign in', async () => {
		const { admin: only } = await signedInAdmin(database.db, 'only@example.com');
		const kept = { code: 'conflict', message: expect.stringContaining('the only admin') as string };
		const less = { access: 'member' as const, calibrationOwner: false };
		await addMember(database.db, only, { name: 'Never came', access: 'admin' });
		await expect(removeMember(database.db, only, only.memberId, now)).rejects.toMatchObject(kept);
		await expect(changeAccess(database.db, only, only.memberId, less, now)).rejects.toMatchObject(kept);

		const second = { name: 'Bea', email: 'bea@example.com', access: 'admin' as const };
		await signedInMember(database.db, only, second);
		await changeAccess(database.db, only, only.memberId, less, now);
	});

	test('of two admins who remove each other at the same moment, one stays', async () => {
		const { admin: one } = await signedInAdmin(database.db, 'one@example.com');
		const second = { name: 'Two', email: 'two@example.com', access: 'admin' as const };
		const { member: two } = await signedInMember(database.db, one, second);
		const outcomes = await Promise.allSettled([
			removeMember(database.db, one, two.memberId, now),
			removeMember(database.db, two, one.memberId, now),
		]);
		expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
	});
});

describe('a member of another organization', () => {
	test('does not exist, and neither does an id that cannot be one', async () => {
		const other = await createOrganization(database.db);
		const theirs = await addMember(database.db, other.admin, { name: 'Far', access: 'member' });
		const unknown = { code: 'not_found' };
		const more = { access: 'admin' as const, calibrationOwner: true };
		for (const id of [theirs.memberId, newId(), 'not-an-id', '']) {
			await expect(changeAccess(database.db, admin, id, more, now)).rejects.toMatchObject(unknown);
			await expect(removeMember(database.db, admin, id, now)).rejects.toMatchObject(unknown);
			await expect(bringBackMember(database.db, admin, id, now)).rejects.toMatchObject(unknown);
			await expect(createSignInLink(database.db, admin, id, now)).rejects.toMatchObject(unknown);
		}
		expect(await stateOf(theirs.memberId)).toBeUndefined();
	});
});

test('changed access holds from the next request on', async () => {
	const email = 'rises@example.com';
	const { member, token } = await signedInMember(database.db, admin, {
		name: 'Rui',
		email,
		access: 'member',
	});
	const more = { access: 'recruiter' as const, calibrationOwner: true };
	await changeAccess(database.db, admin, member.memberId, more, now);
	expect(await findSession(database.db, token, now)).toMatchObject(more);
});

test('the list goes on where the page before ended', async () => {
	const { admin: head } = await createOrganization(database.db);
	for (let i = 0; i < 104; i++)
		await addMember(database.db, head, { name: `Member ${String(i)}`, access: 'member' });
	const first = await listMembers(database.db, head, { removed: false, after: null });
	const second = await listMembers(database.db, head, { removed: false, after: first.next });
	expect([first.members.length, second.members.length, second.next]).toEqual([100, 5, null]);
	expect(new Set([...first.members, ...second.members].map((member) => member.id)).size).toBe(105);
});
