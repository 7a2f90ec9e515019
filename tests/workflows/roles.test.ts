import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { acknowledgement, publishProblems } from '#lib/domain/role/publishable.ts';
import { asActor, asSystem, newId } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { hashOf, publishRole } from '#lib/server/workflows/publish-role.ts';
import { saveRoleDraft } from '#lib/server/workflows/save-role-draft.ts';
import { useDatabase } from '../support/database.ts';
import { refusalOf } from '../support/refusal.ts';
import { auditedActions, publishSampleRole, sampleRoleContent, savedDraft } from '../support/roles.ts';
import { createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');

describe('publishing a role', () => {
	test('makes version 1 with all of its parts, ends the draft, and is logged', async () => {
		const { admin, roleId, revision } = await savedDraft(database.db);
		const made = await publishRole(database.db, admin, { roleId, revision, accepted: null }, NOW);
		expect(made.number).toBe(1);
		const { version, draft } = await asActor(database.db, admin, async (tx) => ({
			version: await roleVersions.find(tx, made.roleVersionId),
			draft: await roleDrafts.find(tx, roleId),
		}));
		expect(draft).toBeNull();
		expect(version?.dimensions.map(({ name, weight }) => [name, weight])).toEqual([
			['Fault finding', 40],
			['Workmanship', 30],
			['Teaching', 20],
			['Promises to customers', 10],
		]);
		expect(version?.exercises[0]?.dimensionIds).toEqual([
			version?.dimensions[0]?.id,
			version?.dimensions[3]?.id,
		]);
		expect(version?.signals.map(({ kind }) => kind)).toEqual(['strong', 'strong', 'weak', 'red_flag']);
		expect(await auditedActions(database.db, admin, roleId)).toEqual([
			'role.created',
			'role.draft_saved',
			'role.published',
		]);
	});

	test('hashes what the version says, so that it can be hashed again from the stored parts', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleVersionId } = await publishSampleRole(database.db, admin);
		const version = await asActor(database.db, admin, (tx) => roleVersions.find(tx, roleVersionId));
		if (!version) throw new Error('missing');
		expect(hashOf(roleVersions.contentOf(version))).toBe(version.contentHash);
	});

	test('fills in equal weights where none was given', async () => {
		const { dimensions } = sampleRoleContent();
		const unweighted = dimensions.map((dimension) => ({ ...dimension, weight: null }));
		const { admin, roleId, revision } = await savedDraft(database.db, {
			dimensions: unweighted,
			weightReason: '',
		});
		const made = await publishRole(database.db, admin, { roleId, revision, accepted: null }, NOW);
		const version = await asActor(database.db, admin, (tx) => roleVersions.find(tx, made.roleVersionId));
		expect(version?.dimensions.map(({ weight }) => weight)).toEqual([25, 25, 25, 25]);
	});

	test('is refused while unequal weights have no reason, and says so at that field', async () => {
		const { admin, roleId, revision } = await savedDraft(database.db, { weightReason: ' ' });
		const refusal = await refusalOf(
			publishRole(database.db, admin, { roleId, revision, accepted: null }, NOW),
		);
		expect(refusal.code).toBe('invalid');
		expect(refusal.fields.map(({ field }) => field)).toEqual(['weightReason']);
	});

	test('needs the tick for exactly the gaps that were shown, and keeps them with the version', async () => {
		const { admin, roleId, revision, content } = await savedDraft(database.db, { criteria: [] });
		const publishing = (accepted: string | null) =>
			publishRole(database.db, admin, { roleId, revision, accepted }, NOW);
		expect((await refusalOf(publishing(null))).data).toEqual({ kind: 'gaps_not_accepted' });
		expect((await refusalOf(publishing('something else'))).data).toEqual({ kind: 'gaps_not_accepted' });
		const { roleVersionId } = await publishing(acknowledgement(publishProblems(content)));
		const accepted = await asActor(database.db, admin, (tx) =>
			tx.selectFrom('roleVersion').select('acceptedGaps').where('id', '=', roleVersionId).executeTakeFirst(),
		);
		expect(accepted?.acceptedGaps).toEqual([{ code: 'criteria_missing', place: 'criteria' }]);
	});

	test('three times at the same moment makes one version', async () => {
		const { admin, roleId, revision } = await savedDraft(database.db);
		const input = { roleId, revision, accepted: null };
		const outcomes = await Promise.allSettled(
			[1, 2, 3].map(() => publishRole(database.db, admin, input, NOW)),
		);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const versions = await asActor(database.db, admin, (tx) => roleVersions.list(tx, roleId));
		expect(versions.map(({ number }) => number)).toEqual([1]);
	});

	test('of a draft that was changed since it was opened is refused', async () => {
		const { admin, roleId, revision, content } = await savedDraft(database.db);
		const changed = { ...content, summary: 'Other.' };
		await saveRoleDraft(database.db, admin, { roleId, revision, content: changed }, NOW);
		const refusal = await refusalOf(
			publishRole(database.db, admin, { roleId, revision, accepted: null }, NOW),
		);
		expect(refusal.code).toBe('conflict');
	});
});

describe('a published version', () => {
	test.each([
		['role_version', 'title'],
		['dimension', 'name'],
		['criterion', 'name'],
		['exercise', 'title'],
		['signal', 'text'],
	])('is refused, in %s, every update and every delete by raw SQL', async (table, column) => {
		const { admin } = await createOrganization(database.db);
		await publishSampleRole(database.db, admin);
		const update = `update app.${table} set ${column} = 'x'`;
		const remove = `delete from app.${table}`;
		for (const statement of [update, remove]) {
			const asMember = asActor(database.db, admin, (tx) => sql.raw(statement).execute(tx));
			await expect(asMember).rejects.toThrow(/permission denied|immutable/);
			const asTheSystem = asSystem(database.db, admin.organizationId, (tx) => sql.raw(statement).execute(tx));
			await expect(asTheSystem).rejects.toThrow(/permission denied|immutable/);
			expect((await database.pool.query(statement)).rowCount).toBe(0);
		}
		await expect(database.pool.query(`truncate app.${table} cascade`)).rejects.toThrow(/immutable/);
	});

	test('refuses a dimension that comes later', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleVersionId } = await publishSampleRole(database.db, admin);
		const late = asActor(database.db, admin, (tx) =>
			tx
				.insertInto('dimension')
				.values({
					organizationId: admin.organizationId,
					id: newId(),
					roleVersionId,
					position: 99,
					name: 'Late',
					description: '',
					weight: 1,
					critical: false,
					floor: null,
					anchors: '{}',
				})
				.execute(),
		);
		await expect(late).rejects.toThrow('role_version is immutable');
	});
});
