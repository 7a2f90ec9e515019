import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, newId } from '#lib/server/db/database.ts';
import * as roleSources from '#lib/server/db/role-sources.ts';
import { discardRoleDraft } from '#lib/server/workflows/discard-role-draft.ts';
import { importUnlessKnown, type AskedOutcome } from '#lib/server/workflows/import-blueprint.ts';
import { compareImport, importVersion } from '#lib/server/workflows/import-version.ts';
import { listImported } from '#lib/server/workflows/list-imported.ts';
import { listRoles } from '#lib/server/workflows/list-roles.ts';
import { publishRole } from '#lib/server/workflows/publish-role.ts';
import { saveRoleDraft } from '#lib/server/workflows/save-role-draft.ts';
import { startRoleDraft } from '#lib/server/workflows/start-role-draft.ts';
import { viewRoleDraft, viewRoleDraftSource } from '#lib/server/workflows/view-role-draft.ts';
import { acknowledgement, publishProblems } from '#lib/domain/role/publishable.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import { useDatabase } from '../support/database.ts';
import { refusalOf } from '../support/refusal.ts';
import { auditedActions } from '../support/roles.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');
const LATER = new Date('2026-04-02T09:00:00Z');

const LOCK_KEEPER = document('| Patience | 60% | Waits | Sighs | Shouts |');
const CHANGED = document('| Patience | 60% | Waits for an hour | Sighs | Shouts |');

function document(row: string, title = 'Lock Keeper: Role Blueprint, Gates, and Path'): string {
	return [
		`# ${title}`,
		'## 1. Role Summary',
		'The Lock Keeper lets boats up and down.',
		'## 19. Hiring Evaluation Criteria',
		'### Scorecard',
		'| Dimension | Weight | 5 | 3 | 1 |',
		'| --- | --- | --- | --- | --- |',
		row,
		'| Care | 40% | Checks twice | Checks | Forgets |',
	].join('\n');
}

function fixture(name: string): Uint8Array {
	return readFileSync(path.join(import.meta.dirname, '../fixtures/blueprints', name));
}

type Input = {
	text: string | Uint8Array;
	address?: string;
	chosen?: number[];
	seen?: string[];
	now?: Date;
};

function asked(
	actor: SignedIn,
	{ text, address, chosen, seen = [], now = NOW }: Input,
): Promise<AskedOutcome> {
	const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
	const input = { bytes, name: 'a file', address: address ?? null, chosen: chosen ?? null, seen };
	return importUnlessKnown(database.db, actor, input, now);
}

async function imported(actor: SignedIn, input: Input): Promise<string> {
	const outcome = await asked(actor, input);
	if (outcome.kind !== 'imported') throw new Error(`It was not imported: ${outcome.kind}`);
	return outcome.roles[0]?.roleId ?? '';
}

async function knownBy(actor: SignedIn, input: Input) {
	const outcome = await asked(actor, input);
	if (outcome.kind !== 'known') throw new Error(`It was not known: ${outcome.kind}`);
	return outcome.known.map(({ roleId, ground }) => ({ roleId, ground }));
}

function titles(actor: SignedIn): Promise<string[]> {
	return listRoles(database.db, actor, { titleStart: '', after: null }).then(({ roles }) =>
		roles.map(({ title }) => title),
	);
}

async function publish(actor: SignedIn, roleId: string) {
	const draft = await asActor(database.db, actor, (tx) => roleDrafts.find(tx, roleId));
	if (!draft) throw new Error('There is no draft.');
	const accepted = acknowledgement(publishProblems(draft.content)) || null;
	return publishRole(database.db, actor, { roleId, revision: draft.revision, accepted }, NOW);
}

function version(roleId: string, text: string) {
	return { bytes: new TextEncoder().encode(text), name: 'a file', place: 0, roleId };
}

async function save(actor: SignedIn, roleId: string, summary: string, now: Date) {
	const draft = await asActor(database.db, actor, (tx) => roleDrafts.find(tx, roleId));
	if (!draft) throw new Error('There is no draft.');
	const content = { ...draft.content, summary };
	return saveRoleDraft(database.db, actor, { roleId, revision: draft.revision, content }, now);
}

describe('a document that was imported before', () => {
	test('is known by its text, whatever its line ends and its edges, and saves nothing', async () => {
		const { admin } = await createOrganization(database.db);
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		const again = `\r\n${LOCK_KEEPER.replaceAll('\n', '\r\n')}\r\n\r\n`;
		expect(await knownBy(admin, { text: again })).toEqual([{ roleId, ground: 'text' }]);
		expect(await titles(admin)).toEqual(['Lock Keeper']);
	});

	test('is known by the address that it was fetched from', async () => {
		const { admin } = await createOrganization(database.db);
		const address = 'https://example.com/lock-keeper';
		const roleId = await imported(admin, { text: LOCK_KEEPER, address });
		const renamed = document('| Patience | 60% | a | b | c |', 'Gate Keeper: Role Blueprint');
		expect(await knownBy(admin, { text: renamed, address: `${address}#top` })).toEqual([
			{ roleId, ground: 'address' },
		]);
		expect((await asked(admin, { text: renamed, address: `${address}/two` })).kind).toBe('imported');
	});

	test('is known by the address that it says itself', async () => {
		const { admin } = await createOrganization(database.db);
		const post = JSON.parse(new TextDecoder().decode(fixture('depot-planner.post.json'))) as {
			link: string;
			title: { rendered: string };
		};
		const roleId = await imported(admin, { text: JSON.stringify(post) });
		const renamed = { ...post, title: { rendered: 'Yard Planner: Role Blueprint' } };
		expect(await knownBy(admin, { text: JSON.stringify(renamed) })).toEqual([{ roleId, ground: 'address' }]);
	});

	test('is known by its title', async () => {
		const { admin } = await createOrganization(database.db);
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		expect(await knownBy(admin, { text: CHANGED })).toEqual([{ roleId, ground: 'title' }]);
	});

	test('is known after its draft was published, and no more once the role is gone', async () => {
		const { admin } = await createOrganization(database.db);
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		await publish(admin, roleId);
		expect(await knownBy(admin, { text: LOCK_KEEPER })).toEqual([{ roleId, ground: 'text' }]);

		const other = await createOrganization(database.db);
		const discarded = await imported(other.admin, { text: LOCK_KEEPER });
		await discardRoleDraft(database.db, other.admin, { roleId: discarded, revision: 1 }, NOW);
		expect((await asked(other.admin, { text: LOCK_KEEPER })).kind).toBe('imported');
	});

	test('becomes a separate role once somebody has seen which it would be, and not by a second click', async () => {
		const { admin } = await createOrganization(database.db);
		const first = await imported(admin, { text: LOCK_KEEPER });
		const second = await imported(admin, { text: LOCK_KEEPER, seen: [first], now: LATER });
		expect(await titles(admin)).toEqual(['Lock Keeper', 'Lock Keeper']);
		const clickedTwice = await knownBy(admin, { text: LOCK_KEEPER, seen: [first] });
		expect(clickedTwice.map(({ roleId }) => roleId)).toEqual([second, first]);
	});

	test('is never known by what another organization imported', async () => {
		const one = await createOrganization(database.db);
		const other = await createOrganization(database.db);
		const roleId = await imported(one.admin, { text: LOCK_KEEPER });
		expect((await asked(other.admin, { text: LOCK_KEEPER })).kind).toBe('imported');
		const refusal = await refusalOf(compareImport(database.db, other.admin, version(roleId, LOCK_KEEPER)));
		expect(refusal.code).toBe('not_found');
		const making = importVersion(
			database.db,
			other.admin,
			{ ...version(roleId, CHANGED), replaces: null },
			NOW,
		);
		expect((await refusalOf(making)).code).toBe('not_found');
	});

	test('is nothing to whoever may not edit roles', async () => {
		const { admin } = await createOrganization(database.db);
		const member = await addMember(database.db, admin, { name: 'Mia', access: 'member' });
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		const input = version(roleId, CHANGED);
		for (const work of [
			asked(member, { text: LOCK_KEEPER }),
			compareImport(database.db, member, input),
			importVersion(database.db, member, { ...input, replaces: null }, NOW),
		]) {
			expect((await refusalOf(work)).code).toBe('forbidden');
		}
		expect(await listImported(database.db, member, NOW.getTime())).toEqual([]);
	});
});

test('two members who import one document at once: one makes the role, the other is asked', async () => {
	const { admin } = await createOrganization(database.db);
	const other = await addMember(database.db, admin, { name: 'Rae', access: 'recruiter' });
	const outcomes = await Promise.all(
		[admin, other, admin, other].map((actor) => asked(actor, { text: LOCK_KEEPER })),
	);
	expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['imported', 'known', 'known', 'known']);
	expect(await titles(admin)).toEqual(['Lock Keeper']);
});

describe('a list of which some roles were imported before', () => {
	const listed = async (actor: SignedIn) => {
		const outcome = await asked(actor, { text: fixture('tide-posts.json') });
		if (outcome.kind !== 'choose') throw new Error('It is no list.');
		return outcome.entries.map(({ title, known }) => ({ title, known: known.map(({ roleId }) => roleId) }));
	};

	test('says which', async () => {
		const { admin } = await createOrganization(database.db);
		const roleId = await imported(admin, { text: fixture('tide-posts.json'), chosen: [1] });
		expect(await listed(admin)).toEqual([
			{ title: 'Tide Clerk', known: [] },
			{ title: 'Lock Keeper', known: [roleId] },
		]);
	});

	test('is not known as a whole by the address of the list', async () => {
		const { admin } = await createOrganization(database.db);
		const address = 'https://example.com/wp-json/wp/v2/posts';
		await imported(admin, { text: fixture('harbour-index.txt'), address, chosen: [0] });
		const outcome = await asked(admin, { text: fixture('harbour-index.txt'), address });
		expect(outcome).toMatchObject({
			kind: 'choose',
			entries: [{ known: [{ ground: 'text' }] }, { known: [] }],
		});
	});

	test('saves none of the chosen where one of them came in between', async () => {
		const { admin } = await createOrganization(database.db);
		await imported(admin, { text: fixture('tide-posts.json'), chosen: [1] });
		const refusal = await refusalOf(asked(admin, { text: fixture('tide-posts.json'), chosen: [0, 1] }));
		expect(refusal.fields).toEqual([
			{ field: 'chosen', message: expect.stringContaining('“Lock Keeper” was imported before') as string },
		]);
		expect(await titles(admin)).toEqual(['Lock Keeper']);
	});

	test('can be imported again by somebody who saw that', async () => {
		const { admin } = await createOrganization(database.db);
		const roleId = await imported(admin, { text: fixture('tide-posts.json'), chosen: [1] });
		const input = { text: fixture('tide-posts.json'), chosen: [0, 1], seen: [roleId], now: LATER };
		const outcome = await asked(admin, input);
		expect(outcome).toMatchObject({
			kind: 'imported',
			roles: [{ title: 'Tide Clerk' }, { title: 'Lock Keeper' }],
		});
		const together = await listImported(database.db, admin, LATER.getTime());
		expect(together.map(({ title }) => title)).toEqual(['Lock Keeper', 'Tide Clerk']);
		expect(await listImported(database.db, admin, 0)).toEqual([]);
		for (const wrong of [NaN, Infinity, -1, 1e15, 8.64e15])
			expect(await listImported(database.db, admin, wrong)).toEqual([]);
	});

	test('is compared by entry', async () => {
		const { admin } = await createOrganization(database.db);
		const bytes = fixture('tide-posts.json');
		const roleId = await imported(admin, { text: bytes, chosen: [1] });
		const input = { bytes, name: null, roleId };
		expect(await compareImport(database.db, admin, { ...input, place: 1 })).toMatchObject({
			isList: true,
			against: 'draft',
			differences: [],
		});
		const { differences } = await compareImport(database.db, admin, { ...input, place: 0 });
		expect(differences).toContainEqual({ label: 'Title', before: 'Lock Keeper', after: 'Tide Clerk' });
		for (const place of [2, -1, NaN, 0.5]) {
			const refusal = await refusalOf(compareImport(database.db, admin, { ...input, place }));
			expect(refusal.code).toBe('invalid');
		}
	});
});

describe('a changed document', () => {
	test('is compared with the newest version', async () => {
		const { admin } = await createOrganization(database.db);
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		await publish(admin, roleId);
		const compared = await compareImport(database.db, admin, version(roleId, CHANGED));
		expect(compared).toMatchObject({
			against: 1,
			draft: null,
			differences: [{ label: '“Patience”: level 5', before: 'Waits', after: 'Waits for an hour' }],
			known: [{ roleId, ground: 'title' }],
		});
		const same = await compareImport(database.db, admin, version(roleId, LOCK_KEEPER));
		expect(same.differences).toEqual([]);
	});

	test('becomes the draft of the next version, with its source, and is known again', async () => {
		const { admin } = await createOrganization(database.db);
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		await publish(admin, roleId);
		await importVersion(database.db, admin, { ...version(roleId, CHANGED), replaces: null }, LATER);
		const draft = await viewRoleDraft(database.db, admin, roleId);
		expect(draft).toMatchObject({ nextNumber: 2, revision: 1, source: { name: 'a file' } });
		expect((await viewRoleDraftSource(database.db, admin, roleId)).text).toBe(CHANGED);
		expect(await knownBy(admin, { text: CHANGED })).toEqual([{ roleId, ground: 'text' }]);
		expect((await auditedActions(database.db, admin, roleId)).at(-1)).toBe('role.draft_imported');
		expect((await publish(admin, roleId)).number).toBe(2);
	});

	test('twice at once starts one draft', async () => {
		const { admin } = await createOrganization(database.db);
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		await publish(admin, roleId);
		const input = { ...version(roleId, CHANGED), replaces: null };
		const twice = [0, 1].map(() => importVersion(database.db, admin, input, LATER));
		expect(await Promise.all(twice)).toEqual([{ roleId }, { roleId }]);
		const actions = await auditedActions(database.db, admin, roleId);
		expect(actions.filter((action) => action === 'role.draft_imported')).toHaveLength(1);
	});

	test('that says what the draft says already leaves the draft, and is known again', async () => {
		const { admin } = await createOrganization(database.db);
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		const spaced = LOCK_KEEPER.replace('\n## 19', '\n\n\n## 19');
		const input = { ...version(roleId, spaced), address: 'https://example.com/lock-keeper' };
		await importVersion(database.db, admin, { ...input, replaces: null }, LATER);
		expect(await auditedActions(database.db, admin, roleId)).toEqual(['role.imported']);
		expect((await viewRoleDraft(database.db, admin, roleId)).revision).toBe(1);
		expect(await knownBy(admin, { text: spaced })).toEqual([{ roleId, ground: 'text' }]);
		expect(await knownBy(admin, { text: CHANGED, address: input.address })).toEqual([
			{ roleId, ground: 'address' },
		]);
	});

	test('waits for an import of a document that came at the same time', async () => {
		const { admin } = await createOrganization(database.db);
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		await publish(admin, roleId);
		const order: string[] = [];
		const locked = Promise.withResolvers<undefined>();
		const importing = asActor(database.db, admin, async (tx) => {
			await roleSources.lockImports(tx);
			locked.resolve(undefined);
			await new Promise((settle) => setTimeout(settle, 300));
			order.push('import');
		});
		await locked.promise;
		const input = { ...version(roleId, CHANGED), replaces: null };
		const making = importVersion(database.db, admin, input, LATER).then(() => order.push('version'));
		await Promise.all([importing, making]);
		expect(order).toEqual(['import', 'version']);
	});

	test('replaces an open draft only by a second choice, for the text that was shown', async () => {
		const { admin } = await createOrganization(database.db);
		const rae = await addMember(database.db, admin, { name: 'Rae', access: 'recruiter' });
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		await publish(admin, roleId);
		await startRoleDraft(database.db, rae, roleId, NOW);
		await save(rae, roleId, 'Rae wrote this.', NOW);

		const input = version(roleId, CHANGED);
		const { draft } = await compareImport(database.db, admin, input);
		expect(draft).toMatchObject({ savedBy: 'Rae', isOwn: false, savedAt: NOW.toISOString() });
		const first = importVersion(database.db, admin, { ...input, replaces: null }, LATER);
		expect((await refusalOf(first)).code).toBe('conflict');

		await save(rae, roleId, 'Rae goes on.', LATER);
		const raced = importVersion(database.db, admin, { ...input, replaces: draft?.mark ?? '' }, LATER);
		expect((await refusalOf(raced)).message).toContain('changed after you looked at it');
		expect((await viewRoleDraft(database.db, rae, roleId)).fields.summary).toBe('Rae goes on.');

		const { draft: shown } = await compareImport(database.db, admin, input);
		await importVersion(database.db, admin, { ...input, replaces: shown?.mark ?? '' }, LATER);
		const replaced = await viewRoleDraft(database.db, rae, roleId);
		expect(replaced).toMatchObject({ revision: 4, savedBy: 'Ada Admin', source: { name: 'a file' } });
		expect(replaced.fields.summary).toBe('The Lock Keeper lets boats up and down.');
	});

	test('is never overwritten by a page that was opened before it came', async () => {
		const { admin } = await createOrganization(database.db);
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		const opened = await asActor(database.db, admin, (tx) => roleDrafts.find(tx, roleId));
		if (!opened) throw new Error('There is no draft.');
		const input = version(roleId, CHANGED);
		const { draft } = await compareImport(database.db, admin, input);
		await importVersion(database.db, admin, { ...input, replaces: draft?.mark ?? '' }, LATER);
		const content = { ...opened.content, summary: 'Written on the older text.' };
		const saving = saveRoleDraft(database.db, admin, { roleId, revision: opened.revision, content }, LATER);
		expect((await refusalOf(saving)).code).toBe('conflict');
	});

	test('is not taken for a draft that was discarded and begun anew with the same number', async () => {
		const { admin } = await createOrganization(database.db);
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		await publish(admin, roleId);
		await startRoleDraft(database.db, admin, roleId, NOW);
		const input = version(roleId, CHANGED);
		const { draft } = await compareImport(database.db, admin, input);
		await discardRoleDraft(database.db, admin, { roleId, revision: 1 }, NOW);
		await startRoleDraft(database.db, admin, roleId, LATER);
		const raced = importVersion(database.db, admin, { ...input, replaces: draft?.mark ?? '' }, LATER);
		expect((await refusalOf(raced)).code).toBe('conflict');
	});

	test('renames a role that was never published', async () => {
		const { admin } = await createOrganization(database.db);
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		const renamed = document(
			'| Patience | 60% | a | b | c |',
			'Gate Keeper: Role Blueprint, Gates, and Path',
		);
		const input = version(roleId, renamed);
		const { draft } = await compareImport(database.db, admin, input);
		await importVersion(database.db, admin, { ...input, replaces: draft?.mark ?? '' }, LATER);
		expect(await titles(admin)).toEqual(['Gate Keeper']);
	});
});

describe('the sources of roles', () => {
	test('know the copies of an entry of the library, within the organization', async () => {
		const { admin, organizationId } = await createOrganization(database.db);
		const other = await createOrganization(database.db);
		const roleId = await imported(admin, { text: LOCK_KEEPER });
		const copy = (version: number, importedAt: Date) =>
			asActor(database.db, admin, (tx) =>
				roleSources.insert(tx, {
					kind: 'library',
					slug: 'lock-keeper',
					version,
					organizationId,
					roleId,
					id: newId(),
					importedAt,
					importedBy: admin.memberId,
				}),
			);
		await copy(1, NOW);
		await copy(2, LATER);
		const found = (actor: SignedIn) =>
			asActor(database.db, actor, (tx) => roleSources.ofLibrary(tx, 'lock-keeper'));
		expect(await found(admin)).toEqual([
			{ roleId, title: 'Lock Keeper', version: 2, importedAt: LATER },
			{ roleId, title: 'Lock Keeper', version: 1, importedAt: NOW },
		]);
		expect(await found(other.admin)).toEqual([]);
		expect(await knownBy(admin, { text: LOCK_KEEPER })).toEqual([{ roleId, ground: 'text' }]);
	});

	test('can be neither changed nor taken away by a member', async () => {
		const { admin } = await createOrganization(database.db);
		await imported(admin, { text: LOCK_KEEPER });
		const changing = asActor(database.db, admin, (tx) =>
			sql`update app.role_source set imported_at = now()`.execute(tx),
		);
		await expect(changing).rejects.toThrow('permission denied');
		const removing = asActor(database.db, admin, (tx) => sql`delete from app.role_source`.execute(tx));
		await expect(removing).rejects.toThrow('permission denied');
	});
});
