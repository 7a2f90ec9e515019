import { describe, expect, test } from 'vitest';
import { readBlueprint } from '#lib/domain/blueprint/read-blueprint.ts';
import { libraryRoles } from '#lib/domain/library/shelf.ts';
import { acknowledgement } from '#lib/domain/role/publishable.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, newId } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roleSources from '#lib/server/db/role-sources.ts';
import { listDocument } from '#lib/server/workflows/import-blueprint.ts';
import { compareRoleWithLibrary } from '#lib/server/workflows/library/compare-role-with-library.ts';
import { copyLibraryRole } from '#lib/server/workflows/library/copy-library-role.ts';
import { listLibrary } from '#lib/server/workflows/library/list-library.ts';
import {
	compareLibraryRoles,
	exportLibraryRole,
	viewLibraryKit,
	viewLibraryRole,
} from '#lib/server/workflows/library/view-library-role.ts';
import { openJob as open } from '#lib/server/workflows/open-job.ts';
import { publishRole } from '#lib/server/workflows/publish-role.ts';
import { saveRoleDraft } from '#lib/server/workflows/save-role-draft.ts';
import { viewRole } from '#lib/server/workflows/view-role.ts';
import { viewRoleDraft } from '#lib/server/workflows/view-role-draft.ts';
import { useDatabase } from '../support/database.ts';
import { refusalOf } from '../support/refusal.ts';
import { savedDraft } from '../support/roles.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');
const SLUG = 'senior-privacy-specialist';

async function people(): Promise<{ admin: SignedIn; recruiter: SignedIn; member: SignedIn }> {
	const { admin } = await createOrganization(database.db);
	const recruiter = await addMember(database.db, admin, { name: 'Rui', access: 'recruiter' });
	const member = await addMember(database.db, admin, { name: 'Mia', access: 'member' });
	return { admin, recruiter, member };
}

const everything = { words: '', family: '', level: '' };

describe('browsing the library', () => {
	test('shows every role to every member, by kind of work and from the first level on', async () => {
		const { member } = await people();
		const list = await listLibrary(database.db, member, everything);
		expect(list).toMatchObject({ found: 30, all: 30, mayEdit: false });
		const desk = list.families.find(({ family }) => family === 'support-specialist');
		expect(desk?.entries.map(({ level }) => level)).toEqual(['associate', 'mid', 'senior', 'lead']);
	});

	test('finds the roles that say all of the words, in any case and with any accents', async () => {
		const { member } = await people();
		const list = await listLibrary(database.db, member, { ...everything, words: ' PRIVÁCY  lead ' });
		const titles = list.families.flatMap(({ entries }) => entries.map(({ title }) => title));
		expect(titles).toContain('Lead Privacy Specialist');
		expect(list.found).toBeLessThan(30);
		expect(await listLibrary(database.db, member, { ...everything, words: 'trombone' })).toMatchObject({
			found: 0,
			families: [],
		});
	});

	test('narrows by kind of work and level, and takes what it cannot read for no wish', async () => {
		const { member } = await people();
		const narrow = { words: '', family: 'privacy', level: 'lead' };
		expect(await listLibrary(database.db, member, narrow)).toMatchObject({ found: 1 });
		const odd = { words: '', family: '__proto__', level: '5' };
		expect(await listLibrary(database.db, member, odd)).toMatchObject({ found: 30 });
	});

	test.each(['', 'nobody', '__proto__', 'constructor', '../blueprint', 'x'.repeat(500)])(
		'finds nothing under “%s”',
		async (slug) => {
			const { admin } = await people();
			expect((await refusalOf(viewLibraryRole(database.db, admin, slug))).code).toBe('not_found');
			expect((await refusalOf(copyLibraryRole(database.db, admin, slug, NOW))).code).toBe('not_found');
			const beside = { left: SLUG, right: slug };
			expect((await refusalOf(compareLibraryRoles(database.db, admin, beside))).code).toBe('not_found');
		},
	);
});

describe('weights of the library', () => {
	test('are kept from those who may not see the weights of roles', async () => {
		const { member } = await people();
		const view = await viewLibraryRole(database.db, member, SLUG);
		const { kit } = await viewLibraryKit(database.db, member, { slug: SLUG, withWeights: true });
		const beside = await compareLibraryRoles(database.db, member, {
			left: SLUG,
			right: 'privacy-specialist',
		});
		expect(view.text.scoring).toBeNull();
		expect(kit.dimensions.map(({ scoring }) => scoring)).toEqual(kit.dimensions.map(() => null));
		expect(JSON.stringify({ view, kit, beside })).not.toMatch(/"weight":\d|"floor":\d|"critical":true/);
		expect((await refusalOf(exportLibraryRole(database.db, member, SLUG))).code).toBe('forbidden');
	});

	test('are shown to a recruiter, and on the kit only when asked for', async () => {
		const { recruiter } = await people();
		const view = await viewLibraryRole(database.db, recruiter, SLUG);
		expect(view.text.scoring?.lines.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100);
		const bare = await viewLibraryKit(database.db, recruiter, { slug: SLUG, withWeights: false });
		expect(bare.kit.dimensions[0]?.scoring).toBeNull();
		const weighed = await viewLibraryKit(database.db, recruiter, { slug: SLUG, withWeights: true });
		expect(weighed.kit.dimensions[0]?.scoring?.weight).toBeGreaterThan(0);
	});
});

describe('copying a role of the library', () => {
	test('makes a draft that can be published as it is, and a job with a whole plan', async () => {
		const { recruiter } = await people();
		const { roleId } = await copyLibraryRole(database.db, recruiter, SLUG, NOW);
		const draft = await viewRoleDraft(database.db, recruiter, roleId);
		expect(draft).toMatchObject({ title: 'Senior Privacy Specialist', revision: 1, notes: [], source: null });
		await publishRole(database.db, recruiter, { roleId, revision: 1, accepted: acknowledgement([]) }, NOW);
		const role = await viewRole(database.db, recruiter, roleId);
		expect(role.version?.exercises[0]).toMatchObject({
			material: expect.stringMatching(/\n/) as string,
			gradingGuide: expect.stringMatching(/\w/) as string,
			workedExamples: { 5: expect.any(String) as string, 2: expect.any(String) as string },
		});
		const roleVersionId = role.version?.id ?? '';
		const input = {
			roleVersionId,
			title: 'Privacy in Porto',
			confidential: false,
			hiringManagerId: recruiter.memberId,
			recruiterId: recruiter.memberId,
		};
		await expect(open(database.db, recruiter, input, NOW)).resolves.toMatchObject({
			jobId: expect.any(String) as string,
		});
	});

	test('is noted with the version that was copied', async () => {
		const { recruiter } = await people();
		const { roleId } = await copyLibraryRole(database.db, recruiter, SLUG, NOW);
		const view = await viewLibraryRole(database.db, recruiter, SLUG);
		expect(view.copies).toEqual([
			{ roleId, title: 'Senior Privacy Specialist', version: 1, importedAt: NOW.toISOString() },
		]);
		const role = await viewRole(database.db, recruiter, roleId);
		expect(role.origin).toEqual({
			slug: SLUG,
			title: 'Senior Privacy Specialist',
			madeFrom: 1,
			now: 1,
		});
	});

	test('is for those who may edit roles, and leaves nothing where it is refused', async () => {
		const { admin, member } = await people();
		expect((await refusalOf(copyLibraryRole(database.db, member, SLUG, NOW))).code).toBe('forbidden');
		expect((await viewLibraryRole(database.db, admin, SLUG)).copies).toEqual([]);
	});

	test('of another organization is told to nobody here', async () => {
		const { admin } = await people();
		const { admin: stranger } = await createOrganization(database.db);
		const { roleId } = await copyLibraryRole(database.db, admin, SLUG, NOW);
		expect((await viewLibraryRole(database.db, stranger, SLUG)).copies).toEqual([]);
		expect((await refusalOf(compareRoleWithLibrary(database.db, stranger, roleId))).code).toBe('not_found');
	});

	test('twice at once makes two roles', async () => {
		const { admin } = await people();
		await Promise.all([1, 2].map(() => copyLibraryRole(database.db, admin, SLUG, NOW)));
		expect((await viewLibraryRole(database.db, admin, SLUG)).copies).toHaveLength(2);
	});
});

describe('a role that was made from the library', () => {
	test('differs in nothing at first, then in what was changed', async () => {
		const { admin } = await people();
		const { roleId } = await copyLibraryRole(database.db, admin, SLUG, NOW);
		const fresh = await compareRoleWithLibrary(database.db, admin, roleId);
		expect(fresh).toMatchObject({ number: null, madeFrom: 1, differences: [] });
		const draft = await asActor(database.db, admin, (tx) => roleDrafts.find(tx, roleId));
		if (!draft) throw new Error('no draft');
		const content = { ...draft.content, summary: 'Ours is another.' };
		await saveRoleDraft(database.db, admin, { roleId, revision: 1, content }, NOW);
		const changed = await compareRoleWithLibrary(database.db, admin, roleId);
		expect(changed.differences.map(({ label, before }) => [label, before])).toEqual([
			['Summary', 'Ours is another.'],
		]);
	});

	test('and has been withdrawn since is a role like any other', async () => {
		const { admin } = await people();
		const { admin: owner, roleId } = await savedDraft(database.db);
		await asActor(database.db, owner, (tx) =>
			roleSources.insert(tx, {
				organizationId: owner.organizationId,
				roleId,
				id: newId(),
				importedAt: NOW,
				importedBy: owner.memberId,
				kind: 'library',
				slug: 'a-role-that-was-withdrawn',
				version: 3,
			}),
		);
		expect((await viewRole(database.db, owner, roleId)).origin).toBeNull();
		expect((await refusalOf(compareRoleWithLibrary(database.db, owner, roleId))).code).toBe('not_found');
		expect((await refusalOf(compareRoleWithLibrary(database.db, admin, roleId))).code).toBe('not_found');
	});

	test('is compared only for those who see drafts and weights', async () => {
		const { admin, member } = await people();
		const { roleId } = await copyLibraryRole(database.db, admin, SLUG, NOW);
		await publishRole(database.db, admin, { roleId, revision: 1, accepted: acknowledgement([]) }, NOW);
		expect((await refusalOf(compareRoleWithLibrary(database.db, member, roleId))).code).toBe('forbidden');
		expect((await viewRole(database.db, member, roleId)).origin).toBeNull();
	});

	test('was made by hand, and has nothing to compare with', async () => {
		const { admin, roleId } = await savedDraft(database.db);
		expect((await refusalOf(compareRoleWithLibrary(database.db, admin, roleId))).code).toBe('not_found');
	});
});

test('a downloaded role of the library is the blueprint that it was', async () => {
	const { admin } = await people();
	for (const { slug, blueprint } of await libraryRoles()) {
		const { name, text } = await exportLibraryRole(database.db, admin, slug);
		const read = readBlueprint(new TextEncoder().encode(text));
		expect(name).toBe(`${slug}.json`);
		expect(read.kind === 'refused' ? read : read.document).toEqual(blueprint);
	}
});

test('an index of roles says which of them the library has whole', async () => {
	const { admin } = await people();
	const index = [
		'Privacy Specialist: Role Blueprint, Duties, and Path',
		'The Privacy Specialist answers for data that was given in trust.',
		'Bell Founder: Role Blueprint, Duties, and Path',
		'The Bell Founder answers for a tone that lasts three hundred years.',
	].join('\n');
	const listed = await listDocument(database.db, admin, {
		bytes: new TextEncoder().encode(index),
		name: null,
		address: null,
	});
	expect(listed.entries.map(({ title, librarySlug }) => [title, librarySlug])).toEqual([
		['Privacy Specialist', 'privacy-specialist'],
		['Bell Founder', null],
	]);
});
