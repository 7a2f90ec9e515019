import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { firstAdmin } from '#lib/server/workflows/first-admin.ts';
import { importBlueprint } from '#lib/server/workflows/import-blueprint.ts';
import { MAX_IMPORT_BYTES } from '#lib/server/workflows/import-document.ts';
import { listRoles } from '#lib/server/workflows/list-roles.ts';
import { viewRoleDraft, viewRoleDraftSource } from '#lib/server/workflows/view-role-draft.ts';
import { useDatabase } from '../support/database.ts';
import { refusalOf } from '../support/refusal.ts';
import { auditedActions } from '../support/roles.ts';
import { createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');

function fixture(name: string): Uint8Array {
	return readFileSync(join(import.meta.dirname, '../fixtures/blueprints', name));
}

function bytes(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

async function imported(admin: SignedIn, input: Uint8Array, chosen: number[] | null = null) {
	const outcome = await importBlueprint(database.db, admin, { bytes: input, name: 'some file', chosen }, NOW);
	if (outcome.kind !== 'imported') throw new Error('It was not imported.');
	return outcome.roles;
}

async function draftOf(admin: SignedIn, input: Uint8Array) {
	const [role] = await imported(admin, input);
	if (!role) throw new Error('There is no draft.');
	return viewRoleDraft(database.db, admin, role.roleId);
}

describe('importing one blueprint', () => {
	test.each([
		['bee-keeper.md', 'markdown', 'Bee Keeper'],
		['ferry-mate.txt', 'text', 'Ferry Mate'],
		['depot-planner.post.json', 'wp-json', 'Depot Planner'],
		['night-porter.html', 'html', 'Night Porter'],
	])('of %s makes a draft with its source beside it', async (file, format, title) => {
		const { admin } = await createOrganization(database.db);
		const draft = await draftOf(admin, fixture(file));
		expect(draft.title).toBe(title);
		expect(draft.fields.dimensions.length).toBeGreaterThan(0);
		expect(draft.source).toMatchObject({ format, name: 'some file' });
		expect(draft.source?.text).toContain(title);
		expect(draft.source?.text).not.toContain('<h');
		const { text } = await viewRoleDraftSource(database.db, admin, draft.id);
		expect(text).toBe(new TextDecoder().decode(fixture(file)).replace(/\r\n?/g, '\n'));
		expect(await auditedActions(database.db, admin, draft.id)).toEqual(['role.imported']);
	});

	test('says once, in a sentence at its place, what is to be checked', async () => {
		const { admin } = await createOrganization(database.db);
		const document = [
			'# Lock Keeper: Role Blueprint, Gates, and Path',
			'## 1. Role Summary',
			'The Lock Keeper lets boats up and down.',
			'## 19. Hiring Evaluation Criteria',
			'### Scorecard',
			'| Dimension | Weight | 5 | 3 | 1 |',
			'| --- | --- | --- | --- | --- |',
			'| Patience | 40% | Waits | Sighs | Shouts |',
			'| Care | 20–30% | Checks twice | Checks | Forgets |',
		].join('\n');
		const { notes, fields } = await draftOf(admin, bytes(document));
		expect(notes).toContainEqual(
			expect.objectContaining({
				place: 'weights',
				message: "The document's weights add up to 65 %, not to 100 %.",
			}),
		);
		const ofCare = notes.filter(({ place }) => place === 'd2').map(({ message }) => message);
		expect(ofCare).toEqual(['The document weighs “Care” from 20 to 30 %. The middle, 25 %, is used.']);
		expect(notes.filter(({ message }) => message.includes('65 %'))).toHaveLength(1);
		expect(fields.weightReason).toContain('imported blueprint');
	});

	test('twice makes two drafts', async () => {
		const { admin } = await createOrganization(database.db);
		await imported(admin, fixture('bee-keeper.md'));
		await imported(admin, fixture('bee-keeper.md'));
		expect((await listRoles(database.db, admin, { titleStart: 'Bee', after: null })).roles).toHaveLength(2);
	});

	test('of two megabytes works, and loses no text', async () => {
		const { admin } = await createOrganization(database.db);
		const filler = 'The tide comes and goes. '.repeat(80_000);
		const text = new TextDecoder().decode(fixture('bee-keeper.md'));
		const place = text.indexOf('19');
		const start = text.lastIndexOf('\n', place) + 1;
		const long = `${text.slice(0, start)}## 2. Where\n\n${filler}\n\n${text.slice(start)}`;
		const draft = await draftOf(admin, bytes(long));
		const kept = draft.fields.background.map((section) => section.text).join(' ');
		expect(kept.match(/tide comes and goes/g)?.length).toBeGreaterThan(79_900);
		expect(draft.fields.background.every((section) => section.text.length <= 200_000)).toBe(true);
		expect(draft.source?.isWhole).toBe(false);
	});

	test('keeps a name that is too long for its field whole in the background', async () => {
		const { admin } = await createOrganization(database.db);
		const name = 'Very '.repeat(100).trim();
		const document = { kind: 'blueprint', title: 'Lock Keeper', summary: 'Boats.', dimensions: [{ name }] };
		const { fields, notes } = await draftOf(admin, bytes(JSON.stringify(document)));
		expect(fields.dimensions[0]?.name).toHaveLength(300);
		expect(fields.background.at(-1)?.text).toBe(name);
		expect(notes.at(-1)?.message).toContain('kept whole in the background');
	});
});

describe('an import is refused', () => {
	test.each([
		['nothing', '   '],
		['a shopping list', 'milk\neggs\nbread'],
		['broken JSON', '{"title": '],
		['a NUL and half a character', '\0\ud800'],
	])('for %s, with a sentence at the field, and leaves nothing behind', async (_, text) => {
		const { admin } = await createOrganization(database.db);
		const refusal = await refusalOf(imported(admin, bytes(text)));
		expect(refusal.code).toBe('invalid');
		expect(refusal.fields.map(({ field }) => field)).toEqual(['source']);
		expect((await listRoles(database.db, admin, { titleStart: '', after: null })).roles).toEqual([]);
	});

	test('for more than five megabytes, with the size and the limit', async () => {
		const { admin } = await createOrganization(database.db);
		const refusal = await refusalOf(imported(admin, new Uint8Array(MAX_IMPORT_BYTES + 300_000)));
		expect(refusal.fields[0]?.message).toBe('some file has 5.3 MB. At most 5 MB can be read.');
	});

	test('for more rows than a role can hold', async () => {
		const { admin } = await createOrganization(database.db);
		const dimensions = Array.from({ length: 61 }, (_, index) => ({ name: `Dimension ${String(index)}` }));
		const document = JSON.stringify({ kind: 'blueprint', title: 'Lock Keeper', dimensions });
		const refusal = await refusalOf(imported(admin, bytes(document)));
		expect(refusal.fields[0]?.message).toContain('more criteria, dimensions, exercises');
	});
});

describe('a document with several roles', () => {
	test('is listed first, and saves nothing', async () => {
		const { admin } = await createOrganization(database.db);
		const input = { bytes: fixture('harbour-index.txt'), name: null, chosen: null };
		const outcome = await importBlueprint(database.db, admin, input, NOW);
		expect(outcome).toMatchObject({
			kind: 'choose',
			entries: [
				{ title: 'Crane Driver', hasScorecard: false },
				{ title: 'Lock Keeper', summary: 'The Lock Keeper lets boats up and down.' },
			],
		});
		expect((await listRoles(database.db, admin, { titleStart: '', after: null })).roles).toEqual([]);
	});

	test('becomes drafts of those that were chosen, with their part of the source', async () => {
		const { admin } = await createOrganization(database.db);
		const roles = await imported(admin, fixture('harbour-index.txt'), [1, 99]);
		expect(roles.map(({ title }) => title)).toEqual(['Lock Keeper']);
		const draft = await viewRoleDraft(database.db, admin, roles[0]?.roleId ?? '');
		expect(draft.source?.text).toContain('lets boats up and down');
		expect(draft.source?.text).not.toContain('Crane');
	});

	test('asks for a choice where none was made', async () => {
		const { admin } = await createOrganization(database.db);
		const refusal = await refusalOf(imported(admin, fixture('harbour-index.txt'), []));
		expect(refusal.fields).toEqual([{ field: 'chosen', message: 'Choose at least one role.' }]);
	});

	test('leaves out posts that are no blueprint, and gives each draft its own post', async () => {
		const { admin } = await createOrganization(database.db);
		const listed = await importBlueprint(
			database.db,
			admin,
			{ bytes: fixture('tide-posts.json'), name: null, chosen: null },
			NOW,
		);
		expect(listed).toMatchObject({
			kind: 'choose',
			skipped: 1,
			entries: [{ title: 'Tide Clerk' }, { title: 'Lock Keeper' }],
		});
		const [role] = await imported(admin, fixture('tide-posts.json'), [1]);
		const { text } = await viewRoleDraftSource(database.db, admin, role?.roleId ?? '');
		expect(JSON.parse(text)).toMatchObject({ id: 9 });
	});
});

describe('the command line', () => {
	test('acts as the first admin of the organization that was named', async () => {
		const { admin } = await createOrganization(database.db, { name: 'Only one of this name' });
		expect(await firstAdmin(database.db, 'Only one of this name')).toMatchObject({
			memberId: admin.memberId,
		});
	});

	test('refuses an unknown name, and no name among several organizations', async () => {
		await createOrganization(database.db);
		expect((await refusalOf(firstAdmin(database.db, 'Nobody'))).message).toContain(
			'no organization “Nobody”',
		);
		expect((await refusalOf(firstAdmin(database.db, null))).message).toContain('several organizations');
	});
});
