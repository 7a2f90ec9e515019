import { describe, expect, test } from 'vitest';
import { newId } from '#lib/server/db/database.ts';
import { compareRoleVersions } from '#lib/server/workflows/compare-role-versions.ts';
import { discardRoleDraft } from '#lib/server/workflows/discard-role-draft.ts';
import { importBlueprint } from '#lib/server/workflows/import-blueprint.ts';
import { listRoles } from '#lib/server/workflows/list-roles.ts';
import { publishRole } from '#lib/server/workflows/publish-role.ts';
import { saveRoleDraft } from '#lib/server/workflows/save-role-draft.ts';
import { startRole, startRoleDraft } from '#lib/server/workflows/start-role-draft.ts';
import { viewRole } from '#lib/server/workflows/view-role.ts';
import { viewRoleDraft, viewRoleDraftSource } from '#lib/server/workflows/view-role-draft.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { useDatabase } from '../support/database.ts';
import { openJob } from '../support/jobs.ts';
import { refusalOf } from '../support/refusal.ts';
import { publishSampleRole, sampleRoleContent, savedDraft } from '../support/roles.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');
const content = sampleRoleContent();

/** Everything that is done to one role. */
const ACTS: [string, (actor: SignedIn, roleId: string) => Promise<unknown>][] = [
	['viewing', (actor, roleId) => viewRole(database.db, actor, roleId)],
	['comparing', (actor, roleId) => compareRoleVersions(database.db, actor, { roleId, before: 1, after: 1 })],
	['viewing the draft', (actor, roleId) => viewRoleDraft(database.db, actor, roleId)],
	['viewing the source', (actor, roleId) => viewRoleDraftSource(database.db, actor, roleId)],
	['saving', (actor, roleId) => saveRoleDraft(database.db, actor, { roleId, revision: 1, content }, NOW)],
	[
		'publishing',
		(actor, roleId) => publishRole(database.db, actor, { roleId, revision: 2, accepted: null }, NOW),
	],
	['starting a draft', (actor, roleId) => startRoleDraft(database.db, actor, roleId, NOW)],
	['discarding', (actor, roleId) => discardRoleDraft(database.db, actor, { roleId, revision: 2 }, NOW)],
];

describe.each(ACTS)('%s', (_, act) => {
	test('of another organization’s role finds nothing', async () => {
		const { roleId } = await savedDraft(database.db);
		const { admin: stranger } = await createOrganization(database.db);
		expect((await refusalOf(act(stranger, roleId))).code).toBe('not_found');
	});

	test('of what is no id finds nothing', async () => {
		const { admin } = await createOrganization(database.db);
		expect((await refusalOf(act(admin, 'roles; drop'))).code).toBe('not_found');
		expect((await refusalOf(act(admin, newId()))).code).toBe('not_found');
	});

	test('of a role that was never published finds nothing, for a member without access', async () => {
		const { admin, roleId } = await savedDraft(database.db);
		const member = await addMember(database.db, admin, { name: 'Mia', access: 'member' });
		expect((await refusalOf(act(member, roleId))).code).toBe('not_found');
	});
});

describe('a member who may not edit roles', () => {
	test('sees a published role without anything of its weights', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		const member = await addMember(database.db, admin, { name: 'Mia', access: 'member' });
		const seen = JSON.stringify(await viewRole(database.db, member, roleId));
		expect(seen).toContain('Fault finding');
		expect(seen).not.toMatch(/weight|critical|floor/i);
		expect(seen).not.toContain(content.weightReason);
		expect(JSON.stringify(await viewRole(database.db, admin, roleId))).toContain(content.weightReason);
	});

	test('is not told by a comparison that weights changed', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		await startRoleDraft(database.db, admin, roleId, NOW);
		const equal = content.dimensions.map((dimension) => ({ ...dimension, weight: 25, critical: false }));
		const changed = { ...content, dimensions: equal, weightReason: '' };
		const { revision } = await saveRoleDraft(
			database.db,
			admin,
			{ roleId, revision: 1, content: changed },
			NOW,
		);
		await publishRole(database.db, admin, { roleId, revision, accepted: null }, NOW);
		const member = await addMember(database.db, admin, { name: 'Mia', access: 'member' });
		const compare = (actor: SignedIn) =>
			compareRoleVersions(database.db, actor, { roleId, before: 1, after: 2 });
		expect((await compare(member)).differences).toEqual([]);
		expect((await compare(admin)).differences.map(({ label }) => label)).toContain('“Teaching”: weight');
	});

	test('is refused every change of a role that it may read, and every new one', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		await startRoleDraft(database.db, admin, roleId, NOW);
		const member = await addMember(database.db, admin, { name: 'Mia', access: 'member' });
		const bytes = new TextEncoder().encode('anything');
		const acts = [
			saveRoleDraft(database.db, member, { roleId, revision: 1, content }, NOW),
			publishRole(database.db, member, { roleId, revision: 1, accepted: null }, NOW),
			startRoleDraft(database.db, member, roleId, NOW),
			discardRoleDraft(database.db, member, { roleId, revision: 1 }, NOW),
			startRole(database.db, member, { title: 'Mine' }, NOW),
			importBlueprint(database.db, member, { bytes, name: null, chosen: null }, NOW),
		];
		const refusals = await Promise.all(acts.map(refusalOf));
		expect(refusals.map(({ code }) => code)).toEqual(acts.map(() => 'forbidden'));
		expect((await refusalOf(viewRoleDraft(database.db, member, roleId))).code).toBe('not_found');
	});

	test('finds published roles in the list, without drafts', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		await startRoleDraft(database.db, admin, roleId, NOW);
		await startRole(database.db, admin, { title: 'Never published' }, NOW);
		const member = await addMember(database.db, admin, { name: 'Mia', access: 'member' });
		const { roles, mayEdit } = await listRoles(database.db, member, { titleStart: '', after: null });
		expect(roles.map(({ id, number, hasDraft }) => [id, number, hasDraft])).toEqual([[roleId, 1, false]]);
		expect(mayEdit).toBe(false);
	});
});

describe('a hiring manager', () => {
	test('sees weights and drafts, and changes nothing', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId, roleVersionId } = await publishSampleRole(database.db, admin);
		await startRoleDraft(database.db, admin, roleId, NOW);
		const manager = await addMember(database.db, admin, { name: 'Hal', access: 'member' });
		await openJob(database.db, admin, roleVersionId, { hiringManagerId: manager.memberId });
		expect((await viewRole(database.db, manager, roleId)).version?.scoring?.reason).toBe(
			content.weightReason,
		);
		expect((await viewRoleDraft(database.db, manager, roleId)).mayEdit).toBe(false);
		const saving = saveRoleDraft(database.db, manager, { roleId, revision: 1, content }, NOW);
		expect((await refusalOf(saving)).code).toBe('forbidden');
	});
});

describe('the number of jobs of a role', () => {
	test('counts those that the reader may see', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleVersionId } = await publishSampleRole(database.db, admin);
		const [manager, recruiter, member] = [
			await addMember(database.db, admin, { name: 'Hal', access: 'member' }),
			await addMember(database.db, admin, { name: 'Rui', access: 'recruiter' }),
			await addMember(database.db, admin, { name: 'Mia', access: 'member' }),
		];
		await openJob(database.db, admin, roleVersionId, { title: 'Open' });
		await openJob(database.db, admin, roleVersionId, {
			title: 'Secret',
			confidential: true,
			hiringManagerId: manager.memberId,
		});
		const jobs = async (actor: SignedIn) =>
			(await listRoles(database.db, actor, { titleStart: '', after: null })).roles[0]?.jobs;
		expect([await jobs(admin), await jobs(manager), await jobs(recruiter), await jobs(member)]).toEqual([
			2, 1, 1, 0,
		]);
	});
});

describe('the list of roles', () => {
	test('goes on by key from page to page, and finds titles by their beginning', async () => {
		const { admin } = await createOrganization(database.db);
		const titles = Array.from({ length: 53 }, (_, index) => `Role ${String(index).padStart(2, '0')}`);
		for (const title of titles) await startRole(database.db, admin, { title }, NOW);
		const first = await listRoles(database.db, admin, { titleStart: '', after: null });
		const second = await listRoles(database.db, admin, { titleStart: '', after: first.next });
		expect([...first.roles, ...second.roles].map(({ title }) => title)).toEqual(titles);
		expect(second.next).toBeNull();
		const found = await listRoles(database.db, admin, { titleStart: 'role 5', after: null });
		expect(found.roles.map(({ title }) => title)).toEqual(['Role 50', 'Role 51', 'Role 52']);
	});
});
