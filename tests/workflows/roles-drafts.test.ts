import { describe, expect, test } from 'vitest';
import { asActor } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import { discardRoleDraft } from '#lib/server/workflows/discard-role-draft.ts';
import { listRoles } from '#lib/server/workflows/list-roles.ts';
import { publishRole } from '#lib/server/workflows/publish-role.ts';
import { saveRoleDraft } from '#lib/server/workflows/save-role-draft.ts';
import { startRole, startRoleDraft } from '#lib/server/workflows/start-role-draft.ts';
import { viewRoleDraft } from '#lib/server/workflows/view-role-draft.ts';
import { useDatabase } from '../support/database.ts';
import { refusalOf } from '../support/refusal.ts';
import { auditedActions, publishSampleRole, sampleRoleContent, savedDraft } from '../support/roles.ts';
import { createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');

describe('saving a draft', () => {
	test('on top of an older revision is refused with both texts, and changes nothing', async () => {
		const { admin, roleId, revision, content } = await savedDraft(database.db);
		const theirs = { ...content, summary: 'Theirs.' };
		const mine = { ...content, summary: 'Mine.', title: 'Workshop Head' };
		await saveRoleDraft(database.db, admin, { roleId, revision, content: theirs }, NOW);
		const refusal = await refusalOf(
			saveRoleDraft(database.db, admin, { roleId, revision, content: mine }, NOW),
		);
		expect(refusal.code).toBe('conflict');
		expect(refusal.data).toMatchObject({
			kind: 'draft_conflict',
			revision: revision + 1,
			savedBy: admin.name,
			differences: [
				{ label: 'Title', before: content.title, after: 'Workshop Head' },
				{ label: 'Summary', before: 'Theirs.', after: 'Mine.' },
			],
		});
		const draft = await asActor(database.db, admin, (tx) => roleDrafts.find(tx, roleId));
		expect(draft?.content.summary).toBe('Theirs.');
	});

	test('at the same moment by two people keeps one of them and refuses the other', async () => {
		const { admin, roleId, revision, content } = await savedDraft(database.db);
		const saves = ['One.', 'Two.'].map((summary) =>
			saveRoleDraft(database.db, admin, { roleId, revision, content: { ...content, summary } }, NOW),
		);
		const outcomes = await Promise.allSettled(saves);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	test('the same text again is accepted on any revision and makes none', async () => {
		const { admin, roleId, revision, content } = await savedDraft(database.db);
		const again = await saveRoleDraft(database.db, admin, { roleId, revision: 1, content }, NOW);
		expect(again.revision).toBe(revision);
	});

	test('after it was published is refused without losing the text', async () => {
		const { admin, roleId, revision, content } = await savedDraft(database.db);
		await publishRole(database.db, admin, { roleId, revision, accepted: null }, NOW);
		const refusal = await refusalOf(saveRoleDraft(database.db, admin, { roleId, revision, content }, NOW));
		expect([refusal.code, refusal.data]).toEqual(['conflict', { kind: 'draft_gone' }]);
	});

	test('names the role after it until a version is published, never afterwards', async () => {
		const { admin, roleId, revision, content } = await savedDraft(database.db);
		const titles = async () =>
			(await listRoles(database.db, admin, { titleStart: '', after: null })).roles.map(({ title }) => title);
		const renamed = { ...content, title: 'Workshop Head' };
		const saved = await saveRoleDraft(database.db, admin, { roleId, revision, content: renamed }, NOW);
		expect(await titles()).toEqual(['Workshop Head']);
		await publishRole(database.db, admin, { roleId, revision: saved.revision, accepted: null }, NOW);
		await startRoleDraft(database.db, admin, roleId, NOW);
		await saveRoleDraft(database.db, admin, { roleId, revision: 1, content }, NOW);
		expect(await titles()).toEqual(['Workshop Head']);
	});
});

describe('a draft from a published version', () => {
	test('begins with everything that the version says', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		expect(await startRoleDraft(database.db, admin, roleId, NOW)).toEqual({ roleId, started: true });
		const draft = await asActor(database.db, admin, (tx) => roleDrafts.find(tx, roleId));
		expect(draft?.content).toEqual(sampleRoleContent());
	});

	test('started twice goes on with the first', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		const starts = [1, 2].map(() => startRoleDraft(database.db, admin, roleId, NOW));
		const outcomes = await Promise.all(starts);
		expect(outcomes.map(({ started }) => started).sort()).toEqual([false, true]);
	});

	test('becomes version 2 when it is published', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		await startRoleDraft(database.db, admin, roleId, NOW);
		expect((await viewRoleDraft(database.db, admin, roleId)).nextNumber).toBe(2);
		const made = await publishRole(database.db, admin, { roleId, revision: 1, accepted: null }, NOW);
		expect(made.number).toBe(2);
	});
});

describe('discarding a draft', () => {
	test('takes a role along that was never published', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await startRole(database.db, admin, { title: 'Bell founder' }, NOW);
		expect(await discardRoleDraft(database.db, admin, { roleId, revision: 1 }, NOW)).toEqual({
			roleLeft: false,
		});
		expect((await listRoles(database.db, admin, { titleStart: '', after: null })).roles).toEqual([]);
		expect(await auditedActions(database.db, admin, roleId)).toEqual([
			'role.created',
			'role.draft_discarded',
		]);
	});

	test('leaves published versions, and is refused after a change that was not seen', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		await startRoleDraft(database.db, admin, roleId, NOW);
		const stale = await refusalOf(discardRoleDraft(database.db, admin, { roleId, revision: 7 }, NOW));
		expect(stale.code).toBe('conflict');
		expect(await discardRoleDraft(database.db, admin, { roleId, revision: 1 }, NOW)).toEqual({
			roleLeft: true,
		});
	});
});

test('a title may hold what looks like an order to the database', async () => {
	const { admin } = await createOrganization(database.db);
	const title = `Robert'); drop table role;-- \0 ${'\ud800'} <script>`;
	const { roleId } = await startRole(database.db, admin, { title }, NOW);
	expect((await viewRoleDraft(database.db, admin, roleId)).title).toBe(
		"Robert'); drop table role;-- \ufffd <script>",
	);
});
