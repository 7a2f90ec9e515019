import { describe, expect, test } from 'vitest';
import { MOST_CHARACTERS } from '#lib/domain/blueprint/export/pdf-size.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, newId } from '#lib/server/db/database.ts';
import { viewRoleExports } from '#lib/server/workflows/export-role-choices.ts';
import { viewPrintedKit } from '#lib/server/workflows/export-role-kit.ts';
import { exportRolePdf } from '#lib/server/workflows/export-role-pdf.ts';
import { exportRole } from '#lib/server/workflows/export-role.ts';
import { useDatabase } from '../support/database.ts';
import { openJob } from '../support/jobs.ts';
import { readPdf } from '../support/pdf-reader.ts';
import { refusalOf } from '../support/refusal.ts';
import { GRADERS_WORDS, publishSampleRole, sampleRoleContent } from '../support/roles.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');

function pdf(actor: SignedIn, roleId: string, { number = 1, withWeights = false } = {}) {
	return exportRolePdf(database.db, actor, { roleId, number, withWeights }, NOW);
}

function linesToAudit(actor: SignedIn, roleId: string) {
	return asActor(database.db, actor, (tx) =>
		tx
			.selectFrom('auditEvent')
			.select(['at', 'memberId', 'details'])
			.where('targetId', '=', roleId)
			.where('action', '=', 'role.exported')
			.orderBy('id')
			.execute(),
	);
}

/** A role with more characters than a PDF takes, of what a version may hold. */
function endlessRole() {
	const [exercise] = sampleRoleContent().exercises;
	if (!exercise) throw new Error('The sample has an exercise.');
	const material = 'word '.repeat(40_000);
	const count = MOST_CHARACTERS / material.length + 1;
	return {
		exercises: Array.from({ length: count }, (_, index) => ({ ...exercise, key: `e${index}`, material })),
	};
}

describe('a role as a PDF', () => {
	test('is the kit that the page shows, with what graders read at its end', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		const file = await pdf(admin, roleId);
		expect(file).toMatchObject({
			name: 'bicycle-workshop-lead-version-1.pdf',
			contentType: 'application/pdf',
		});
		const { pages, title } = readPdf(file.bytes);
		expect(title).toBe('Kit for Bicycle Workshop Lead, version 1');
		const { kit } = await viewPrintedKit(database.db, admin, { roleId, number: 1, withWeights: false });
		const text = pages.flat().join(' ');
		for (const { name, anchors } of kit.dimensions) {
			for (const part of [name, ...anchors.map((each) => each.text)]) expect(text).toContain(part);
		}
		for (const line of [...kit.strongSignals, ...kit.redFlags]) expect(text).toContain(line);
		const graders = pages.findIndex(([line]) => line === 'For graders: not for the candidate');
		expect(pages.slice(0, graders).flat().join(' ')).not.toMatch(GRADERS_WORDS);
		expect(pages.slice(graders).flat().join(' ')).toMatch(GRADERS_WORDS);
	});

	test('has a page for the candidate that tells nothing of how the work is graded', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		const { pages } = readPdf((await pdf(admin, roleId, { withWeights: true })).bytes);
		const forCandidate = pages.filter(([line]) => line === 'The creaking frame');
		expect(forCandidate).toHaveLength(1);
		expect(forCandidate.flat().join(' ')).toContain('What do you check first');
		expect(forCandidate.flat().join(' ')).not.toMatch(/evidence|Fault finding|weights|graders/);
		expect(pages.flat().join(' ')).toContain('Gives evidence for Fault finding, Promises to customers');
	});

	test('is the same file whenever it is asked for', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		const [one, two] = await Promise.all([pdf(admin, roleId), pdf(admin, roleId)]);
		expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
	});

	test('says nothing of scoring unless it is asked to', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		const scoring = /weight|critical|2\.5|40%/i;
		const text = async (withWeights: boolean) =>
			readPdf((await pdf(admin, roleId, { withWeights })).bytes)
				.pages.flat()
				.join('\n');
		expect(await text(false)).not.toMatch(scoring);
		expect(await text(true)).toContain('Weight 40% · Critical, floor 2.5');
	});

	test('is refused to a member who may not see weights, and given to a hiring manager', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId, roleVersionId } = await publishSampleRole(database.db, admin);
		const member = await addMember(database.db, admin, { name: 'Mia', access: 'member' });
		const manager = await addMember(database.db, admin, { name: 'Hal', access: 'member' });
		await openJob(database.db, admin, roleVersionId, { hiringManagerId: manager.memberId });
		expect((await refusalOf(pdf(member, roleId))).code).toBe('forbidden');
		expect((await pdf(manager, roleId)).bytes.length).toBeGreaterThan(10_000);
		expect((await linesToAudit(admin, roleId)).map(({ memberId }) => memberId)).toEqual([manager.memberId]);
	});

	test('of another organization, of no version or of no id is not found', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		const { admin: stranger } = await createOrganization(database.db);
		const asked = [
			pdf(stranger, roleId),
			pdf(admin, roleId, { number: 2 }),
			pdf(admin, newId()),
			pdf(admin, 'x'),
		];
		const refusals = await Promise.all(asked.map(refusalOf));
		expect(refusals.map(({ code }) => code)).toEqual(asked.map(() => 'not_found'));
	});

	test('that is too long is refused, and the pages say so before', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin, endlessRole());
		const refusal = await refusalOf(pdf(admin, roleId));
		expect(refusal).toMatchObject({ code: 'conflict' });
		expect(refusal.message).toMatch(/more than 400,000 characters/);
		expect(await linesToAudit(admin, roleId)).toEqual([]);
		const input = { roleId, number: 1 };
		const { choices } = await viewRoleExports(database.db, admin, input);
		const impossible = choices.filter(({ isPossible }) => !isPossible).map(({ format }) => format);
		expect(impossible).toEqual(['pdf']);
		const shown = await viewPrintedKit(database.db, admin, { ...input, withWeights: false });
		expect(shown.hasPdf).toBe(false);
	});
});

describe('a download', () => {
	test('leaves a line in the audit log that says what went out, and nothing of its words', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId, roleVersionId } = await publishSampleRole(database.db, admin);
		const input = { roleId, number: 1, withWeights: true };
		await exportRole(database.db, admin, { ...input, format: 'markdown' }, NOW);
		await exportRole(database.db, admin, { ...input, format: 'lever' }, NOW);
		await pdf(admin, roleId);
		const version = { roleVersionId, number: 1 };
		const line = (format: string, withWeights: boolean) => ({
			at: NOW,
			memberId: admin.memberId,
			details: { ...version, format, withWeights },
		});
		expect(await linesToAudit(admin, roleId)).toEqual([
			line('markdown', true),
			line('lever', false),
			line('pdf', false),
		]);
	});

	test('that is refused leaves none', async () => {
		const { admin } = await createOrganization(database.db);
		const { roleId } = await publishSampleRole(database.db, admin);
		const input = { roleId, number: 1, withWeights: true };
		await refusalOf(exportRole(database.db, admin, { ...input, format: 'exe' }, NOW));
		expect(await linesToAudit(admin, roleId)).toEqual([]);
	});
});
