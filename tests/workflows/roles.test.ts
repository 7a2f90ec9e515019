import { describe, expect, test } from 'vitest';
import { acknowledgement, publishProblems } from '#lib/domain/role/publishable.ts';
import { fieldsOfRole } from '#lib/domain/role/form-fields.ts';
import { asActor, newId } from '#lib/server/db/database.ts';
import * as roleDrafts from '#lib/server/db/role-drafts.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { Refusal } from '#lib/server/errors.ts';
import { discardRoleDraft } from '#lib/server/workflows/discard-role-draft.ts';
import { hashOf, publishRole } from '#lib/server/workflows/publish-role.ts';
import { saveRoleDraft } from '#lib/server/workflows/save-role-draft.ts';
import { startRole, startRoleDraft } from '#lib/server/workflows/start-role-draft.ts';
import { useDatabase } from '../support/database.ts';
import { publishSampleRole, sampleRoleContent } from '../support/roles.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');

/** The refusal that this ends in. */
async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
	const outcome: unknown = await work.catch((reason: unknown) => reason);
	if (outcome instanceof Refusal) return outcome;
	throw new Error('It was not refused.', { cause: outcome });
}

async function savedDraft(overrides: Parameters<typeof sampleRoleContent>[0] = {}) {
	const { admin } = await createOrganization(database.db);
	const content = sampleRoleContent(overrides);
	const { roleId } = await startRole(database.db, admin, { title: content.title }, NOW);
	const { revision } = await saveRoleDraft(database.db, admin, { roleId, revision: 1, content }, NOW);
	return { admin, roleId, revision, content };
}

describe('publishing a role', () => {
	test('makes version 1 with all of its parts, and ends the draft', async () => {
		const { admin, roleId, revision } = await savedDraft();
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
		const { admin, roleId, revision } = await savedDraft({ dimensions: unweighted, weightReason: '' });
		const made = await publishRole(database.db, admin, { roleId, revision, accepted: null }, NOW);
		const version = await asActor(database.db, admin, (tx) => roleVersions.find(tx, made.roleVersionId));
		expect(version?.dimensions.map(({ weight }) => weight)).toEqual([25, 25, 25, 25]);
	});

	test('is refused while unequal weights have no reason, and says so at that field', async () => {
		const { admin, roleId, revision } = await savedDraft({ weightReason: ' ' });
		const refusal = await refusalOf(
			publishRole(database.db, admin, { roleId, revision, accepted: null }, NOW),
		);
		expect(refusal.code).toBe('invalid');
		expect(refusal.fields.map(({ field }) => field)).toEqual(['weightReason']);
	});

	test('needs the tick for exactly the gaps that were shown', async () => {
		const { admin, roleId, revision, content } = await savedDraft({ criteria: [] });
		const publishing = (accepted: string | null) =>
			publishRole(database.db, admin, { roleId, revision, accepted }, NOW);
		expect((await refusalOf(publishing(null))).data).toEqual({ kind: 'gaps_not_accepted' });
		expect((await refusalOf(publishing('something else'))).data).toEqual({ kind: 'gaps_not_accepted' });
		const made = await publishing(acknowledgement(publishProblems(content)));
		const { rows } = await database.pool.query<{ accepted_gaps: unknown }>(
			`select set_config('app.maintenance', 'on', false)`,
		);
		expect(rows).toHaveLength(1);
		expect(made.number).toBe(1);
	});

	test('twice at the same moment makes one version', async () => {
		const { admin, roleId, revision } = await savedDraft();
		const input = { roleId, revision, accepted: null };
		const outcomes = await Promise.allSettled(
			[1, 2, 3].map(() => publishRole(database.db, admin, input, NOW)),
		);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const versions = await asActor(database.db, admin, (tx) => roleVersions.list(tx, roleId));
		expect(versions.map(({ number }) => number)).toEqual([1]);
	});

	test('of a draft that was changed since it was opened is refused', async () => {
		const { admin, roleId, revision, content } = await savedDraft();
		await saveRoleDraft(
			database.db,
			admin,
			{ roleId, revision, content: { ...content, summary: 'Other.' } },
			NOW,
		);
		const refusal = await refusalOf(
			publishRole(database.db, admin, { roleId, revision, accepted: null }, NOW),
		);
		expect(refusal.code).toBe('conflict');
	});
});
