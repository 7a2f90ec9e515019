import { beforeAll, describe, expect, test } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { assignExercise, firstExerciseOf, linkTo, writeAnswers } from '../support/exercises.ts';
import { endpoints } from '../support/routes.ts';
import { cookieOf } from '../support/server.ts';
import { panelWorld } from '../support/scorecards.ts';
import { useSite } from '../support/site.ts';

const site = useSite();
const URLENCODED = 'application/x-www-form-urlencoded';

let admin: SignedIn;
let token: string;
let addresses: Record<string, string>;

beforeAll(async () => {
	const { db } = site.database;
	const world = await panelWorld(db);
	admin = world.admin;
	const { id } = firstExerciseOf(world.job);
	const { assignmentId } = await assignExercise(db, admin, world.applicationId, id);
	token = await linkTo(db, admin, assignmentId);
	await writeAnswers(db, token, ['I would listen first.', 'The truth, and a date.']);
	addresses = {
		applications: world.applicationId,
		jobs: world.job.jobId,
		roles: world.role.roleId,
		scorecards: world.scorecards.kim,
		exercises: assignmentId,
		settings: world.members.kim.memberId,
		exercise: token,
		invitation: 'x',
	};
}, 60_000);

function addressOf(route: string): string {
	const id = addresses[route.split('/')[1] ?? ''] ?? '';
	return route.replaceAll(/\[\w+\]/g, id);
}

async function send(
	address: string,
	body: string,
	type: string,
	cookie: string,
): Promise<{ status: number; text: string }> {
	const { url } = site;
	const answer = await fetch(url + address, {
		method: 'POST',
		redirect: 'manual',
		body,
		headers: { accept: 'text/html', origin: url, cookie, 'content-type': type },
	});
	return { status: answer.status, text: await answer.text() };
}

const unreadable = [
	{
		what: 'a multipart body that is none',
		type: 'multipart/form-data; boundary=there',
		body: '--other\r\nx',
	},
	{ what: 'a multipart body without its boundary', type: 'multipart/form-data', body: 'x' },
	{ what: 'plain text', type: 'text/plain', body: 'name=x' },
	{ what: 'another type', type: 'application/xml', body: '<a/>' },
	{
		what: 'more fields than any form has',
		type: URLENCODED,
		body: Array.from({ length: 5100 }, (_, index) => `a${String(index)}=1`).join('&'),
	},
	{ what: 'a text where a list is meant', type: URLENCODED, body: 'answers=x&panel=x&graders=x&pending=x' },
	{ what: 'nothing', type: URLENCODED, body: '' },
];

describe('what no page of ours has sent', () => {
	for (const { what, type, body } of unreadable) {
		test(`is never a fault of the server: ${what}`, async () => {
			const cookie = await cookieOf(site.database.db, admin);
			for (const { route, actions } of endpoints()) {
				for (const action of actions) {
					const address = addressOf(route) + (action === 'default' ? '' : `?/${action}`);
					// Filling with sample data reads no form and takes seconds.
					if (route === '/settings/sample') continue;
					const { status } = await send(address, body, type, cookie);
					expect(status, `${address} answers ${String(status)}`).toBeLessThan(500);
				}
			}
		}, 60_000);
	}

	test('is said in words', async () => {
		const cookie = await cookieOf(site.database.db, admin);
		const { status, text } = await send('/candidates/new', 'x', 'multipart/form-data', cookie);
		expect(status).toBe(400);
		expect(text).toContain('not a form that can be read');
		const other = await send('/candidates/new', '{}', 'application/json', cookie);
		expect(other.status).toBe(415);
		expect(other.text).not.toContain('Something went wrong');
	});
});

describe('a request from another site', () => {
	test('is refused whatever it holds, or holds nothing', async () => {
		const cookie = await cookieOf(site.database.db, admin);
		for (const headers of [{}, { 'content-type': 'application/json' }]) {
			for (const origin of ['https://elsewhere.example', 'null']) {
				const answer = await fetch(`${site.url}/sign-out`, {
					method: 'POST',
					redirect: 'manual',
					headers: { ...headers, origin, cookie },
				});
				expect(answer.status).toBe(403);
			}
		}
		const still = await fetch(`${site.url}/jobs`, { redirect: 'manual', headers: { cookie } });
		expect(still.status).toBe(200);
	});
});

describe('a character that Postgres keeps in no text', () => {
	test('is left out of what a form brings', async () => {
		const name = 'Nula\0 Fictive';
		const saved = await site.post('/candidates/new', admin, { name, email: '' });
		expect(saved.status).toBe(303);
		expect((await site.get('/candidates?q=nula', admin)).text).toContain('Nula Fictive');
	});

	test('finds nothing and breaks nothing in an address', async () => {
		const key = encodeURIComponent(JSON.stringify(['a\0b', admin.memberId]));
		const place = encodeURIComponent(JSON.stringify([0, 'a\0b', admin.memberId]));
		const job = `/jobs/${addresses['jobs'] ?? ''}`;
		for (const address of [
			'/candidates?q=a%00b',
			`/candidates?after=${key}`,
			`${job}?after=${place}`,
			`${job}/applications/new?q=a%00b`,
		]) {
			expect((await site.get(address, admin)).status, address).toBe(200);
		}
	});
});
