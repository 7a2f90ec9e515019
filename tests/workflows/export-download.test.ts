import { describe, expect, test } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { GET } from '../../src/routes/(app)/roles/[id]/versions/[number]/export/[format]/+server.ts';
import { useDatabase } from '../support/database.ts';
import { publishSampleRole } from '../support/roles.ts';
import { addMember, createOrganization } from '../support/world.ts';

const database = useDatabase();
const NOW = new Date('2026-03-02T09:00:00Z');

/** What the route reads of an event. */
function download(
	member: SignedIn | null,
	params: { id: string; number: string; format: string },
	query = '',
) {
	const path = `/roles/${params.id}/versions/${params.number}/export/${params.format}${query}`;
	const url = new URL(path, 'https://touchstone.example');
	const event = { locals: { db: database.db, member, now: NOW }, params, url, request: new Request(url) };
	return Promise.resolve(GET(event as unknown as Parameters<typeof GET>[0]));
}

async function published() {
	const { admin } = await createOrganization(database.db);
	const { roleId: id } = await publishSampleRole(database.db, admin);
	return { admin, params: (format: string) => ({ id, number: '1', format }) };
}

describe('a download', () => {
	test.each([
		['touchstone', 'application/json; charset=utf-8', 'bicycle-workshop-lead-version-1.touchstone.json'],
		['markdown', 'text/markdown; charset=utf-8', 'bicycle-workshop-lead-version-1.md'],
		['pdf', 'application/pdf', 'bicycle-workshop-lead-version-1.pdf'],
		['lever', 'application/json; charset=utf-8', 'bicycle-workshop-lead-version-1.lever.json'],
	])('as %s is a file that no browser shows, guesses at or keeps', async (format, type, name) => {
		const { admin, params } = await published();
		const answer = await download(admin, params(format));
		expect(answer.status).toBe(200);
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
		});
	});

	test('holds weights only where they are asked for in so many words', async () => {
		const { admin, params } = await published();
		const text = async (query: string) => (await download(admin, params('markdown'), query)).text();
		expect(await text('?weights=yes')).toContain('| 40% |');
		for (const query of ['', '?weights=no', '?weights', '?weights=Yes', '?weights=no&weights=yes']) {
			expect(await text(query)).not.toContain('40%');
		}
	});

	test('sends whoever is signed out to sign in, and refuses a member without access', async () => {
		const { admin, params } = await published();
		await expect(download(null, params('markdown'))).rejects.toMatchObject({ status: 303 });
		const member = await addMember(database.db, admin, { name: 'Mia', access: 'member' });
		await expect(download(member, params('markdown'))).rejects.toMatchObject({ status: 403 });
		await expect(download(admin, params('exe'))).rejects.toMatchObject({ status: 404 });
	});
});
