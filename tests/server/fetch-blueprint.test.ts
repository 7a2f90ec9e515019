import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { tooMany } from '#lib/server/errors.ts';
import type { FetchRules } from '#lib/server/fetch/fetch-rules.ts';
import { fetchBlueprint } from '#lib/server/workflows/fetch-blueprint.ts';
import { refusalOf } from '../support/refusal.ts';
import { loopbackRules, useWebServers } from '../support/web-server.ts';

const serve = useWebServers();
const PAGE = fixture('night-porter.html');
const POST = fixture('depot-planner.post.json');

const actor: SignedIn = {
	organizationId: '0197a5e0-0000-7000-8000-000000000001',
	memberId: '0197a5e0-0000-7000-8000-000000000002',
	access: 'admin',
	calibrationOwner: false,
	organizationName: 'Northwind',
	name: 'Ada Admin',
	email: 'ada@example.com',
	timeZone: 'Europe/Lisbon',
};

function fixture(name: string): string {
	return readFileSync(path.join(import.meta.dirname, '../fixtures/blueprints', name), 'utf8');
}

function fetched(address: URL | string, rules: FetchRules = loopbackRules(), taken: string[] = []) {
	const take = (key: string) => {
		taken.push(key);
		return Promise.resolve();
	};
	const limits = { fetches: { take, forget: () => Promise.resolve() } };
	return fetchBlueprint(actor, String(address), limits, rules);
}

/** A site with one page, and what else it answers by path. */
async function site(
	page: { html?: string; link?: (port: string) => string },
	others: Record<string, RequestListener>,
) {
	const asked: string[] = [];
	const server = await serve((request, response) => {
		const { url = '' } = request;
		asked.push(url);
		const other = others[url];
		if (other) {
			other(request, response);
			return;
		}
		if (page.link) response.setHeader('link', page.link(String(server.port)));
		response.setHeader('content-type', 'text/html; charset=UTF-8');
		response.end(page.html ?? PAGE);
	});
	return { at: server.at, asked };
}

function withHead(head: string): string {
	return PAGE.replace(/<head>/i, `<head>${head}`);
}

const json: RequestListener = (_, response) =>
	response.setHeader('content-type', 'application/json; charset=UTF-8').end(POST);

async function textAt(address: URL): Promise<string> {
	return new TextDecoder().decode((await fetched(address)).bytes);
}

describe('a page of WordPress', () => {
	const route = '/wp-json/wp/v2/posts/12';

	test.each([
		[
			'in its head',
			{ html: withHead(`<link rel="alternate" title="JSON" type="application/json" href="${route}" />`) },
		],
		[
			'with other quotes',
			{ html: withHead(`<LINK href='${route}' type='application/json' rel='alternate'>`) },
		],
		[
			'in a header',
			{
				link: (port: string) =>
					`<http://site.example:${port}/wp-json/>; rel="https://api.w.org/", <http://site.example:${port}${route}>; rel="alternate"; title="JSON"; type="application/json"`,
			},
		],
		[
			'by the number in its short link',
			{
				html: withHead(
					`<link rel="https://api.w.org/" href="/wp-json/"><link rel='shortlink' href='/?p=12' />`,
				),
			},
		],
	])('that names its post %s is read from there', async (_, page) => {
		const { at } = await site(page, { [route]: json });
		expect(await textAt(at('/roles/depot-planner/'))).toBe(POST);
		expect((await fetched(at('/roles/depot-planner/#top'))).address).toBe(at('/roles/depot-planner/').href);
	});

	test('without readable addresses names the post in a parameter', async () => {
		const head = `<link rel="https://api.w.org/" href="/index.php?rest_route=/" /><link rel="alternate" type="application/json" href="/index.php?lang=en&#038;rest_route=/wp/v2/pages/7" />`;
		const { at } = await site(
			{ html: withHead(head) },
			{ '/index.php?lang=en&rest_route=/wp/v2/pages/7': json },
		);
		expect(await textAt(at('/?p=7'))).toBe(POST);
	});

	test.each<[string, RequestListener]>([
		['is refused', (_, response) => response.writeHead(401).end('{}')],
		[
			'holds no blueprint',
			(_, response) => response.setHeader('content-type', 'application/json').end('{"id": 12}'),
		],
		['is no JSON', (_, response) => response.setHeader('content-type', 'application/pdf').end('%PDF')],
		[
			'leads on to this machine',
			(_, response) => response.writeHead(302, { location: 'http://127.0.0.9/' }).end(),
		],
		['breaks off', (_, response) => response.destroy()],
	])('is read as a page where its post %s', async (_, answer) => {
		const html = withHead(`<link rel="alternate" type="application/json" href="${route}" />`);
		const { at, asked } = await site({ html }, { [route]: answer });
		expect(await textAt(at('/'))).toBe(html);
		expect(asked).toEqual(['/', route]);
	});

	test.each([
		'http://other.example/wp-json/wp/v2/posts/12',
		'https://site.example/wp-json/wp/v2/posts/12',
		'/feed.json',
		'/wp-json/wp/v2/posts',
		'javascript:alert(1)',
		'http://[',
	])('is read as a page where its post would be at %s', async (href) => {
		const html = withHead(`<link rel="alternate" type="application/json" href="${href}" />`);
		const { at, asked } = await site({ html }, {});
		expect(await textAt(at('/'))).toBe(html);
		expect(asked).toEqual(['/']);
	});

	test('and its post share the time and the size that a fetch may take', async () => {
		const html = withHead(`<link rel="alternate" type="application/json" href="${route}" />`);
		const { at } = await site({ html }, { [route]: json });
		const tight = loopbackRules({ bytes: Buffer.byteLength(html) + 100 });
		expect(new TextDecoder().decode((await fetched(at('/'), tight)).bytes)).toBe(html);
	});
});

describe('fetching is refused', () => {
	test('at the field, with a sentence', async () => {
		const { at } = await site({}, { '/gone': (_, response) => response.writeHead(404).end() });
		const refusal = await refusalOf(fetched(at('/gone')));
		expect(refusal.fields).toEqual([
			{
				field: 'address',
				message: `${at('/').host} answered with 404: there is no such page. Check the address.`,
			},
		]);
	});

	test('to who may not edit roles', async () => {
		const limits = { fetches: { take: () => Promise.resolve(), forget: () => Promise.resolve() } };
		const work = fetchBlueprint({ ...actor, access: 'member' }, 'https://example.com/', limits);
		expect((await refusalOf(work)).code).toBe('forbidden');
	});

	test('after too many, before anything is asked for; an address that is none does not count', async () => {
		const { at, asked } = await site({}, {});
		const take = () => Promise.reject(tooMany(120));
		const limits = { fetches: { take, forget: () => Promise.resolve() } };
		expect((await refusalOf(fetchBlueprint(actor, at('/').href, limits, loopbackRules()))).code).toBe(
			'too_many',
		);
		expect(asked).toEqual([]);
		const refusal = await refusalOf(fetchBlueprint(actor, at('/').href, limits, loopbackRules()));
		expect(refusal.fields[0]?.message).toBe(
			'The server fetched too many pages for you in a short time. Try again in 2 minutes, or paste the text.',
		);
		expect(refusal.message).toBe('Too many attempts. Try again in 2 minutes.');
		const taken: string[] = [];
		await refusalOf(fetched('http://localhost/', loopbackRules(), taken));
		expect(taken).toEqual([]);
		await fetched(at('/'), loopbackRules(), taken);
		expect(taken).toEqual([`${actor.organizationId} ${actor.memberId}`]);
	});
});
