import { describe, expect, test } from 'vitest';
import { TEXT_FORMATS } from '#lib/domain/blueprint/export/export-formats.ts';
import { HOSTILE } from '#lib/domain/blueprint/export/exported-role.fixture.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, newId } from '#lib/server/db/database.ts';
import * as roleVersions from '#lib/server/db/role-versions.ts';
import { viewRoleExports } from '#lib/server/workflows/export-role-choices.ts';
import { viewPrintedKit } from '#lib/server/workflows/export-role-kit.ts';
import { exportRole } from '#lib/server/workflows/export-role.ts';
import { importBlueprint } from '#lib/server/workflows/import-blueprint.ts';
import { publishRole } from '#lib/server/workflows/publish-role.ts';
import { viewRoleDraft } from '#lib/server/workflows/view-role-draft.ts';
import { useDatabase } from '../support/database.ts';
import { openJob } from '../support/jobs.ts';
import { refusalOf } from '../support/refusal.ts';
import { GRADERS_WORDS, publishSampleRole, sampleRoleContent, savedDraft } from '../support/roles.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');
const content = sampleRoleContent();

/** Every way in which a version leaves. */
const ACTS: [string, (actor: SignedIn, roleId: string, number?: number) => Promise<unknown>][] = [
	...TEXT_FORMATS.map((format): (typeof ACTS)[number] => [
		`a download as ${format}`,
		(actor, roleId, number = 1) =>
			exportRole(database.db, actor, { roleId, number, format, withWeights: false }, NOW),
	]),
	[
		'the printed kit',
		(actor, roleId, number = 1) => viewPrintedKit(database.db, actor, { roleId, number, withWeights: false }),
	],
	[
		'the choice of formats',
		(actor, roleId, number = 1) => viewRoleExports(database.db, actor, { roleId, number }),
	],
];

describe.each(ACTS)('%s', (_, act) => {
	test('of another organization’s role finds nothing', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		const { admin: stranger } = await createOrganization(database.db);
		expect((await refusalOf(act(stranger, roleId))).code).toBe('not_found');
	});

	test('of what is no id, no role, no version or a draft finds nothing', async () => {
		const { admin, roleId } = await savedDraft(database.db);
		const published = await publishSampleRole(database.db, admin);
		const refusals = await Promise.all(
			[
				act(admin, 'roles; drop'),
				act(admin, newId()),
				act(admin, roleId),
				act(admin, published.roleId, 2),
				act(admin, published.roleId, Number('one')),
			].map(refusalOf),
		);
		expect(refusals.map(({ code }) => code)).toEqual(refusals.map(() => 'not_found'));
	});

	test('is refused to a member who may not see weights, and given to a hiring manager', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId, roleVersionId } = await publishSampleRole(database.db, admin);
		const member = await addMember(database.db, admin, { name: 'Mia', access: 'member' });
		const manager = await addMember(database.db, admin, { name: 'Hal', access: 'member' });
		await openJob(database.db, admin, roleVersionId, { hiringManagerId: manager.memberId });
		expect((await refusalOf(act(member, roleId))).code).toBe('forbidden');
		expect(JSON.stringify(await act(manager, roleId))).toContain('Bicycle Workshop Lead');
	});
});

describe('a copy without weights', () => {
	test('says nothing of scoring in any format, and one with them does', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		const scoring = [content.weightReason, 'critical":true', '2.5', '40%', '"weight":40'];
		const said = (text: string) => scoring.filter((each) => text.includes(each));
		const input = { roleId, number: 1 };
		for (const format of TEXT_FORMATS) {
			const { text } = await exportRole(database.db, admin, { ...input, format, withWeights: false }, NOW);
			expect(text).toContain('Fault finding');
			expect(said(text.replaceAll('": ', '":'))).toEqual([]);
		}
		const kit = await viewPrintedKit(database.db, admin, { ...input, withWeights: false });
		expect(said(JSON.stringify(kit))).toEqual([]);
		const whole = await exportRole(
			database.db,
			admin,
			{ ...input, format: 'touchstone', withWeights: true },
			NOW,
		);
		expect(said(whole.text.replaceAll('": ', '":'))).toEqual(scoring.filter((each) => each !== '40%'));
	});
});

describe('an exported role', () => {
	test.each(['touchstone', 'markdown'] as const)('comes back from %s as the same draft', async (format) => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		const file = await exportRole(database.db, admin, { roleId, number: 1, format, withWeights: true }, NOW);
		const { admin: other } = await createOrganization(database.db);
		const bytes = new TextEncoder().encode(file.text);
		const outcome = await importBlueprint(database.db, other, { bytes, name: file.name, chosen: null }, NOW);
		if (outcome.kind !== 'imported') throw new Error('It was not imported.');
		const { fields } = await viewRoleDraft(database.db, other, outcome.roles[0]?.roleId ?? '');
		expect(fields.title).toBe(content.title);
		expect(fields.summary).toBe(content.summary);
		expect(fields.criteria).toMatchObject(content.criteria);
		expect(fields.dimensions.map(({ name, weight }) => [name, Number(weight)])).toEqual(
			content.dimensions.map(({ name, weight }) => [name, weight]),
		);
		expect(fields.dimensions.map(({ anchor5, anchor3, anchor1 }) => [anchor5, anchor3, anchor1])).toEqual(
			content.dimensions.map(({ anchors }) => [anchors[5], anchors[3], anchors[1]]),
		);
		expect(fields.exercises[0]).toMatchObject({ title: 'The creaking frame' });
	});

	test('comes back from Touchstone JSON as the same version, once it is published again', async () => {
		const { admin } = await createOrganization(database.db);
		const [exercise] = content.exercises;
		if (!exercise) throw new Error('The sample has an exercise.');
		const { roleId, roleVersionId } = await publishSampleRole(database.db, admin, {
			exercises: [
				{
					...exercise,
					material: '  09:00  creak &amp; crack\n\t09:01  silence',
					prompts: ['First?\nAnd then?'],
				},
				{ ...exercise, key: 'e2', title: 'The wheel', gradingGuide: '', workedExamples: {} },
			],
		});
		const input = { roleId, number: 1, format: 'touchstone', withWeights: true };
		const file = await exportRole(database.db, admin, input, NOW);
		const { admin: other } = await createOrganization(database.db);
		const bytes = new TextEncoder().encode(file.text);
		const outcome = await importBlueprint(database.db, other, { bytes, name: file.name, chosen: null }, NOW);
		const [role] = outcome.kind === 'imported' ? outcome.roles : [];
		if (!role) throw new Error('It was not imported.');
		const again = { roleId: role.roleId, revision: 1, accepted: null };
		const published = await publishRole(database.db, other, again, NOW);
		const versionOf = async (actor: SignedIn, id: string) => {
			const version = await asActor(database.db, actor, (tx) => roleVersions.find(tx, id));
			if (!version) throw new Error('It was published.');
			return { content: roleVersions.contentOf(version), hash: version.contentHash };
		};
		const before = await versionOf(admin, roleVersionId);
		expect(before.content.exercises[0]).toMatchObject({
			material: '  09:00  creak &amp; crack\n\t09:01  silence',
			gradingGuide: exercise.gradingGuide,
			workedExamples: exercise.workedExamples,
		});
		expect(await versionOf(other, published.roleVersionId)).toEqual(before);
	});

	test('is printed with what graders read, apart from what the candidate is asked', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		const { kit } = await viewPrintedKit(database.db, admin, { roleId, number: 1, withWeights: false });
		expect(kit.exercises[0]).toMatchObject({
			gradingGuide: content.exercises[0]?.gradingGuide,
			workedExamples: [
				{ level: '5', text: content.exercises[0]?.workedExamples[5] },
				{ level: '2', text: content.exercises[0]?.workedExamples[2] },
			],
		});
		expect(JSON.stringify([kit.exercises[0]?.prompts, kit.exercises[0]?.material])).not.toMatch(
			GRADERS_WORDS,
		);
	});

	test('with hostile names leaves with no tag in any file', async () => {
		const { admin } = await createOrganization(database.db);
		const dimensions = content.dimensions.map((dimension, index) => ({
			...dimension,
			name: HOSTILE[index] ?? dimension.name,
		}));
		const title = '"><script>alert(1)</script>\u2028Lead';
		const { roleId } = await publishSampleRole(database.db, admin, { title, dimensions, redFlags: HOSTILE });
		for (const format of TEXT_FORMATS) {
			const file = await exportRole(
				database.db,
				admin,
				{ roleId, number: 1, format, withWeights: true },
				NOW,
			);
			expect(file.text).not.toMatch(/<|\u2028/);
			expect(file.name).toMatch(/^script-alert-1-script-lead-version-1(-with-weights)?\.[a-z.]+$/);
			expect(file.contentType).toMatch(/^(application\/json|text\/markdown); charset=utf-8$/);
		}
	});

	test('in no format that exists is not found', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		for (const format of ['pdf', 'kit', '__proto__', 'constructor', '']) {
			const asking = exportRole(database.db, admin, { roleId, number: 1, format, withWeights: true }, NOW);
			expect((await refusalOf(asking)).code).toBe('not_found');
		}
	});
});

describe('the choice of formats', () => {
	test('says for each what it cannot carry of this role', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin, { background: [] });
		const { choices } = await viewRoleExports(database.db, admin, { roleId, number: 1 });
		expect(choices.map(({ format }) => format)).toEqual([
			...['touchstone', 'markdown', 'kit', 'pdf', 'greenhouse', 'lever', 'ashby'],
		]);
		const ashby = choices.find(({ format }) => format === 'ashby');
		expect(ashby?.limits).toContain('The material of exercises is left out.');
		expect(ashby?.otherLimits).toEqual(['The background sections are left out.']);
	});
});
