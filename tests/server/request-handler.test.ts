import { request as send, type IncomingMessage } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { createLogger } from '#lib/server/log.ts';
import { drain, listen } from '../../src/server/listen.ts';
import { createReadiness, type Readiness } from '../../src/server/readiness.ts';
import { createRequestHandler, type Next } from '../../src/server/request-handler.ts';

type Answer = { status: number; headers: IncomingMessage['headers']; body: string };

/** A server whose app answers with the headers that reached it. */
async function serve(options: {
	env?: Record<string, string>;
	app?: Next;
	readiness?: () => Promise<Readiness>;
}) {
	const lines: Record<string, unknown>[] = [];
	const log = createLogger('info', {
		write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>),
	});
	const handler = createRequestHandler({
		config: readConfig(options.env ?? {}),
		log,
		readiness: options.readiness ?? (() => Promise.resolve({ ready: true })),
		app: options.app ?? ((request, response) => void response.end(JSON.stringify(request.headers))),
	});
	const { servers, port } = await listen(['127.0.0.1'], 0, handler);
	onTestFinished(() => drain(servers, 0, Promise.resolve()));
	const ask = (path: string, headers: Record<string, string> = {}) =>
		new Promise<Answer>((resolve, reject) => {
			const outgoing = send({ port, path, headers, host: '127.0.0.1' }, (response) => {
				let body = '';
				response.setEncoding('utf8').on('data', (text: string) => (body += text));
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
				);
			});
			outgoing.on('error', reject);
			outgoing.end();
		});
	return { ask, lines, servers, port };
}

const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/;

describe('in front of the app', () => {
	test('the private headers are the server’s own, whatever a client sends', async () => {
		const { ask, port } = await serve({});
		const { body } = await ask('/', {
			'X-Touchstone-Protocol': 'https',
			'x-touchstone-host': 'evil.example',
			'x-touchstone-address': '192.0.2.1',
		});
		expect(JSON.parse(body)).toMatchObject({
			'x-touchstone-protocol': 'http',
			'x-touchstone-host': `127.0.0.1:${port}`,
			'x-touchstone-address': '127.0.0.1',
		});
	});

	test('a request gets a number of its own, told to the app, the client and the log', async () => {
		const { ask, lines } = await serve({});
		const { headers, body } = await ask('/jobs?q=Ada', { 'x-request-id': 'chosen-by-client' });
		expect(headers['x-request-id']).toMatch(uuid7);
		expect(JSON.parse(body)).toMatchObject({ 'x-request-id': headers['x-request-id'] });
		expect(lines).toEqual([
			expect.objectContaining({
				requestId: headers['x-request-id'],
				method: 'GET',
				path: '/jobs',
				status: 200,
			}),
		]);
	});

	test('a trusted proxy may number requests, in a plain form', async () => {
		const { ask } = await serve({ env: { TRUSTED_PROXY: '127.0.0.1' } });
		expect((await ask('/', { 'x-request-id': 'edge-0001' })).headers['x-request-id']).toBe('edge-0001');
		expect((await ask('/', { 'x-request-id': 'a b"c' })).headers['x-request-id']).toMatch(uuid7);
	});

	test('a request without a valid host is refused', async () => {
		const { ask } = await serve({});
		expect((await ask('/', { host: 'a/b' })).status).toBe(400);
	});

	test('an app that fails answers 500 without a word why, and the log has it', async () => {
		const { ask, lines } = await serve({ app: () => Promise.reject(new Error('secret reason')) });
		const { status, body } = await ask('/');
		expect(status).toBe(500);
		expect(body).not.toContain('secret reason');
		expect(lines.map(({ level }) => level)).toEqual(['error', 'error']);
	});
});

describe('the probes', () => {
	test('alive does not ask the database', async () => {
		const { ask } = await serve({ readiness: () => Promise.reject(new Error('not asked')) });
		expect(await ask('/healthz')).toMatchObject({ status: 200, body: 'alive\n' });
	});

	test.each([
		[
			'ready',
			createReadiness(
				() => Promise.resolve([]),
				() => false,
			),
			200,
		],
		[
			'migrations pending',
			createReadiness(
				() => Promise.resolve(['0001']),
				() => false,
			),
			503,
		],
		[
			'database unreachable',
			createReadiness(
				() => Promise.reject(new Error('gone')),
				() => false,
			),
			503,
		],
		[
			'database unreachable',
			createReadiness(
				() => new Promise(() => {}),
				() => false,
				20,
			),
			503,
		],
		[
			'stopping',
			createReadiness(
				() => Promise.resolve([]),
				() => true,
			),
			503,
		],
	])('readiness says: %s', async (word, readiness, status) => {
		const { ask } = await serve({ readiness });
		expect(await ask('/readyz')).toMatchObject({ status, body: `${word}\n` });
	});
});

describe('listening and stopping', () => {
	test('a taken port is one sentence with a way out', async () => {
		const { port } = await serve({});
		await expect(listen(['127.0.0.1'], port, () => {})).rejects.toThrow(
			`Port ${port} is taken by another program (perhaps a Touchstone that already runs). Stop it, or choose another with PORT=${port + 1}.`,
		);
	});

	test('an address that the machine lacks is passed over, unless it is the first', async () => {
		await expect(listen(['192.0.2.1'], 0, () => {})).rejects.toThrow('no such address');
		const { servers } = await listen(['127.0.0.1', '192.0.2.1'], 0, () => {});
		expect(servers).toHaveLength(1);
		await drain(servers, 0, Promise.resolve());
	});

	test('a running request finishes; a new one is not accepted', async () => {
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		const began = Promise.withResolvers<void>();
		const { ask, servers } = await serve({
			app: async (_request, response) => {
				began.resolve();
				await held;
				response.end('finished');
			},
		});
		const running = ask('/');
		await began.promise;
		const drained = drain(servers, 5_000, new Promise(() => {}));
		await expect(ask('/')).rejects.toThrow('ECONNREFUSED');
		release();
		expect(await running).toMatchObject({ status: 200, body: 'finished' });
		await drained;
	});

	test('a request that never ends is cut at the time limit', async () => {
		const began = Promise.withResolvers<void>();
		const { ask, servers } = await serve({ app: () => began.resolve() });
		const running = ask('/');
		running.catch(() => {});
		await began.promise;
		await drain(servers, 30, new Promise(() => {}));
		await expect(running).rejects.toThrow();
	});
});
