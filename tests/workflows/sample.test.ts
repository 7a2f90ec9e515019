import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { sampleApplications } from '#lib/domain/sample/applications.ts';
import { loadSample, removeSample, viewSample } from '#lib/server/workflows/sample/load-sample.ts';
import { viewHome } from '#lib/server/workflows/view-home.ts';
import { useDatabase } from '../support/database.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const now = new Date();

async function counts(organizationId: string): Promise<Record<string, number>> {
	const { rows: tables } = await sql<{ name: string }>`
		select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' order by 1`.execute(
		database.db,
	);
	return database.db.transaction().execute(async (tx) => {
		await sql`select set_config('app.maintenance', 'on', true)`.execute(tx);
		const found: Record<string, number> = {};
		for (const { name } of tables) {
			const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`app.${name}`)}
				where organization_id = ${organizationId}`.execute(tx);
			found[name] = rows[0]?.n ?? 0;
		}
		return found;
	});
}

describe('sample data', () => {
	test('fills every part of the organization, and is taken out to the last row', async () => {
		const { organizationId, admin } = await createOrganization(database.db);
		const before = await counts(organizationId);
		await loadSample(database.db, admin, now);
		const filled = await counts(organizationId);
		expect(filled).toMatchObject({ role_version: 2, job: 1, application: 12, candidate: 12, member: 7 });
		expect(filled['standing']).toBeGreaterThan(5);
		expect(filled['decision']).toBe(sampleApplications.filter((one) => one.decision).length);
		await removeSample(database.db, admin, now);
		const after = await counts(organizationId);
		// Filling and removing are themselves on record.
		expect({ ...after, audit_event: after['audit_event'] }).toEqual({
			...before,
			audit_event: (before['audit_event'] ?? 0) + 2,
		});
	});

	test('can be filled in again after it was removed', async () => {
		const { admin } = await createOrganization(database.db);
		await loadSample(database.db, admin, now);
		await removeSample(database.db, admin, now);
		await loadSample(database.db, admin, now);
		expect((await viewSample(database.db, admin)).loadedAt).not.toBeNull();
	});

	test('is filled in once when asked for twice at the same moment', async () => {
		const { organizationId, admin } = await createOrganization(database.db);
		const outcomes = await Promise.allSettled([
			loadSample(database.db, admin, now),
			loadSample(database.db, admin, now),
		]);
		expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await counts(organizationId))['application']).toBe(12);
	});

	test('gives the admin who filled it in something that waits', async () => {
		const { admin } = await createOrganization(database.db);
		await loadSample(database.db, admin, now);
		const home = await viewHome(database.db, admin, now);
		expect(home.late.length + home.due.length).toBeGreaterThanOrEqual(2);
		expect(home.debriefsReady.map((one) => one.candidateName)).toContain('Soledad Quispe');
		expect(home.decisionsDue.map((one) => one.candidateName)).toEqual(['Yusuf Karaduman']);
	});

	test('touches no other organization', async () => {
		const { admin } = await createOrganization(database.db);
		const other = await createOrganization(database.db);
		await loadSample(database.db, admin, now);
		await loadSample(database.db, other.admin, now);
		await removeSample(database.db, admin, now);
		expect((await counts(other.organizationId))['application']).toBe(12);
	});

	test('is for admins alone', async () => {
		const { admin } = await createOrganization(database.db);
		const recruiter = await addMember(database.db, admin, { name: 'Rie', access: 'recruiter' });
		await expect(loadSample(database.db, recruiter, now)).rejects.toMatchObject({ code: 'forbidden' });
		await expect(removeSample(database.db, recruiter, now)).rejects.toMatchObject({ code: 'forbidden' });
	});
});
