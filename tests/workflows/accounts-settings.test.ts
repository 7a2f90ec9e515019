import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import { changePolicy } from '#lib/server/workflows/change-policy.ts';
import { viewPolicy, viewPolicyVersions } from '#lib/server/workflows/change-policy-view.ts';
import { changeProfile } from '#lib/server/workflows/change-profile.ts';
import { viewAbilities } from '#lib/server/workflows/view-abilities.ts';
import { viewAuditLog } from '#lib/server/workflows/view-audit-log.ts';
import { useDatabase } from '../support/database.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const now = new Date('2026-11-23T09:00:00Z');
const stricter = { ...defaultPolicy, bar: 3.75, notesRequiredAt: [1, 2, 4, 5] };

describe('the policy', () => {
	test('changes by a new version, and the old one stays', async () => {
		const { admin } = await createOrganization(database.db, { now });
		const later = new Date('2026-11-24T09:00:00Z');
		expect(await changePolicy(database.db, admin, { basedOn: 1, policy: stricter }, later)).toBe(2);
		expect(await viewPolicy(database.db, admin)).toEqual({
			version: 2,
			policy: stricter,
			createdAt: later,
			createdBy: 'Ada Admin',
			outdated: { count: 0, of: 0 },
		});
		const { versions, next } = await viewPolicyVersions(database.db, admin, { before: null });
		expect(next).toBeNull();
		expect(versions).toMatchObject([
			{
				number: 2,
				createdAt: later,
				createdBy: 'Ada Admin',
				changes: [
					{ name: 'bar', before: '3.5', after: '3.75' },
					{ name: 'notesRequiredAt', before: '1, 2, 5', after: '1, 2, 4, 5' },
				],
			},
			{ number: 1, createdAt: now, createdBy: 'Ada Admin', changes: null },
		]);
	});

	test('saved as it was makes no version', async () => {
		const { admin } = await createOrganization(database.db);
		const same = { basedOn: 1, policy: { ...defaultPolicy, notesRequiredAt: [5, 2, 1, 1] } };
		expect(await changePolicy(database.db, admin, same, now)).toBe(1);
	});

	test('of two changes at the same moment one holds, and a change of an older version is refused', async () => {
		const { admin } = await createOrganization(database.db);
		const outcomes = await Promise.allSettled(
			[3.6, 3.7, 3.8, 3.9].map((bar) =>
				changePolicy(database.db, admin, { basedOn: 1, policy: { ...defaultPolicy, bar } }, now),
			),
		);
		expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
		for (const outcome of outcomes) {
			if (outcome.status === 'rejected') {
				expect(outcome.reason).toMatchObject({ code: 'conflict', data: { version: 2 } });
			}
		}
		await expect(
			changePolicy(database.db, admin, { basedOn: 1, policy: stricter }, now),
		).rejects.toMatchObject({ code: 'conflict' });
		await expect(
			changePolicy(database.db, admin, { basedOn: 7, policy: stricter }, now),
		).rejects.toMatchObject({ code: 'conflict' });
	});

	test('is refused at the field where the bars do not rise or a number is out of range', async () => {
		const { admin } = await createOrganization(database.db);
		const wrong = async (policy: unknown, field: string) => {
			const refused = changePolicy(database.db, admin, { basedOn: 1, policy }, now);
			await expect(refused).rejects.toMatchObject({ code: 'invalid', fields: [{ field }] });
		};
		await wrong({ ...defaultPolicy, bar: 4.5 }, 'bar');
		await wrong({ ...defaultPolicy, quorum: 0 }, 'quorum');
		await wrong({ ...defaultPolicy, exerciseLinkDays: 2 }, 'exerciseLinkDays');
	});
});

describe('the audit log', () => {
	test('goes back page by page, newest first, without a gap or a double', async () => {
		const { admin } = await createOrganization(database.db);
		for (let i = 0; i < 104; i++) {
			await changeProfile(database.db, admin, { name: admin.name, timeZone: 'UTC' }, now);
		}
		const ids: string[] = [];
		let before: string | null = null;
		const sizes: number[] = [];
		do {
			const page: Awaited<ReturnType<typeof viewAuditLog>> = await viewAuditLog(database.db, admin, {
				before,
			});
			ids.push(...page.lines.map((line) => line.id));
			sizes.push(page.lines.length);
			before = page.next;
		} while (before);
		expect(sizes).toEqual([50, 50, 5]);
		expect(ids).toEqual([...new Set(ids)].sort().reverse());
	});

	test('names who acted and on whom, and holds nothing of another organization', async () => {
		const { admin } = await createOrganization(database.db);
		await createOrganization(database.db, { name: 'Southwind' });
		const kim = await addMember(database.db, admin, { name: 'Kim Lee', access: 'member' });
		const { lines } = await viewAuditLog(database.db, admin, { before: null });
		expect(lines.map(({ actorName, action, target }) => ({ actorName, action, target }))).toEqual([
			{
				actorName: 'Ada Admin',
				action: 'member.invited',
				target: { type: 'member', id: kim.memberId, memberName: 'Kim Lee' },
			},
			{
				actorName: 'Ada Admin',
				action: 'organization.created',
				target: { type: 'organization', id: admin.organizationId, memberName: null },
			},
		]);
	});

	test('answers an address that was tampered with as not found', async () => {
		const { admin } = await createOrganization(database.db);
		await expect(viewAuditLog(database.db, admin, { before: "' or 1=1" })).rejects.toMatchObject({
			code: 'not_found',
		});
	});
});

test('policy and audit log are for admins', async () => {
	const { admin } = await createOrganization(database.db);
	for (const access of ['recruiter', 'member'] as const) {
		const member = await addMember(database.db, admin, { name: 'Noa', access, calibrationOwner: true });
		const refused = { code: 'forbidden' };
		await expect(viewPolicy(database.db, member)).rejects.toMatchObject(refused);
		await expect(
			changePolicy(database.db, member, { basedOn: 1, policy: stricter }, now),
		).rejects.toMatchObject(refused);
		await expect(viewAuditLog(database.db, member, { before: null })).rejects.toMatchObject(refused);
	}
});

test('the navigation offers settings to admins, and candidates and exercises to who may open them', async () => {
	const { admin } = await createOrganization(database.db);
	const recruiter = await addMember(database.db, admin, { name: 'Rui', access: 'recruiter' });
	const member = await addMember(database.db, admin, { name: 'Mia', access: 'member' });
	const offered = async (actor: typeof admin) => {
		const abilities = await viewAbilities(database.db, actor);
		return [abilities.manage_settings, abilities.view_candidates, abilities.view_exercises];
	};
	expect(await offered(admin)).toEqual([true, true, true]);
	expect(await offered(recruiter)).toEqual([false, true, true]);
	expect(await offered(member)).toEqual([false, false, false]);
});
