import type pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { useDatabase } from './database.ts';
import { cookieOf, type RunningServer, startServer } from './server.ts';

export type Answer = { status: number; location: string | null; text: string; headers: Headers };

/** A running product on a database of its own, for a test file. */
export function useSite() {
	const database = useDatabase();
	const holder: { server: RunningServer | null } = { server: null };
	beforeAll(async () => {
		holder.server = await startServer({ DATABASE_URL: urlOf(database.config) });
	});
	afterAll(async () => {
		await holder.server?.stop();
	});

	async function request(path: string, init: RequestInit & { as?: SignedIn | null } = {}): Promise<Answer> {
		const url = holder.server?.url ?? '';
		const { as = null, ...rest } = init;
		const headers = new Headers(rest.headers);
		if (as) headers.set('cookie', await cookieOf(database.db, as));
		if (rest.method && rest.method !== 'GET' && !headers.has('origin')) headers.set('origin', url);
		const answer = await fetch(url + path, { redirect: 'manual', ...rest, headers });
		const { status } = answer;
		return {
			status,
			location: answer.headers.get('location'),
			text: await answer.text(),
			headers: answer.headers,
		};
	}

	return {
		database,
		get url() {
			return holder.server?.url ?? '';
		},
		get: (path: string, as: SignedIn | null = null) => request(path, { as }),
		/** The same page as the data that a script would fetch. */
		data: (path: string, as: SignedIn | null = null) =>
			request(`${path === '/' ? '' : path}/__data.json`, { as }),
		post: (path: string, as: SignedIn | null = null, fields: Record<string, string> = {}, origin?: string) =>
			request(path, {
				as,
				method: 'POST',
				body: new URLSearchParams(fields),
				headers: {
					accept: 'text/html',
					'content-type': 'application/x-www-form-urlencoded',
					...(origin ? { origin } : {}),
				},
			}),
		send: (method: string, path: string, body: unknown, as: SignedIn | null = null) =>
			request(path, {
				as,
				method,
				body: JSON.stringify(body),
				headers: { 'content-type': 'application/json' },
			}),
	};
}

function urlOf(config: pg.ClientConfig): string {
	if (config.connectionString) return config.connectionString;
	const url = new URL(`postgres://localhost/${config.database ?? ''}`);
	url.username = typeof config.user === 'string' ? config.user : '';
	url.searchParams.set('host', config.host ?? '');
	if (config.port) url.searchParams.set('port', String(config.port));
	return url.href;
}
