import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { decodeBytes } from '#lib/domain/blueprint/input/decode-bytes.ts';
import { fetchDocument } from '#lib/server/fetch/fetch-document.ts';
import { FetchFailure } from '#lib/server/fetch/fetch-failure.ts';
import { type FetchRules, openBudget, STRICT_RULES } from '#lib/server/fetch/fetch-rules.ts';
import { loopbackRules, useWebServers } from '../support/web-server.ts';

const serve = useWebServers();
const sockets: Socket[] = [];
const raw: Server[] = [];

afterEach(async () => {
	for (const socket of sockets.splice(0)) socket.destroy();
	for (const server of raw.splice(0)) await new Promise((settle) => server.close(settle));
});

/** A server of bytes, for what no server of pages would say. */
async function serveRaw(answer: (socket: Socket) => void): Promise<number> {
	const server = createServer((socket) => {
		sockets.push(socket);
		socket.on('error', () => undefined);
		answer(socket);
	});
	return listening(server);
}

async function listening(server: Server): Promise<number> {
	raw.push(server);
	await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
	return (server.address() as AddressInfo).port;
}

function fetched(address: URL | string, rules: FetchRules = loopbackRules()) {
	return fetchDocument(new URL(address), rules, openBudget(rules));
}

async function failureOf(address: URL | string, rules?: FetchRules): Promise<FetchFailure> {
	const outcome: unknown = await fetched(address, rules).catch((reason: unknown) => reason);
	if (outcome instanceof FetchFailure) return outcome;
	throw new Error('It was fetched, or failed otherwise.', { cause: outcome });
}

async function codeOf(address: URL | string, rules?: FetchRules): Promise<string> {
	return (await failureOf(address, rules)).detail.code;
}

function text({ bytes }: { bytes: Uint8Array }): string {
	return new TextDecoder().decode(bytes);
}

describe('a page', () => {
	test('is fetched with nothing of the person who asks', async () => {
		let heard: unknown;
		const { at, port } = await serve((request, response) => {
			heard = request.headers;
			response.setHeader('set-cookie', 'a=b').setHeader('content-type', 'text/html').end('<p>Here</p>');
		});
		const page = await fetched(at('/x'));
		expect(text(page)).toBe('<p>Here</p>');
		expect(page).toMatchObject({ type: 'text/html', url: at('/x') });
		expect(heard).toEqual({
			host: `site.example:${String(port)}`,
			'user-agent': 'Touchstone (import of role blueprints)',
			accept: 'text/html, application/json;q=0.9, text/*;q=0.8, */*;q=0.1',
			'accept-encoding': 'gzip, br',
			connection: 'close',
		});
	});

	test.each([
		['gzip', gzipSync('packed')],
		['br', brotliCompressSync('packed')],
		['identity', Buffer.from('packed')],
	])('is unpacked: %s', async (encoding, body) => {
		const { at } = await serve((_, response) => response.setHeader('content-encoding', encoding).end(body));
		expect(text(await fetched(at('/')))).toBe('packed');
	});

	test('in another character set becomes UTF-8, unless it is UTF-8 in truth', async () => {
		const { at } = await serve((request, response) => {
			response.setHeader('content-type', 'text/plain; charset=ISO-8859-2');
			response.end(request.url === '/true' ? Buffer.from('Łódź') : Buffer.from([0xa3, 0xf3, 0x64, 0xbc]));
		});
		expect(text(await fetched(at('/')))).toBe('Łódź');
		expect(text(await fetched(at('/true')))).toBe('Łódź');
	});

	test.each([
		['iso-8859-15', 'ISO-8859-2', Buffer.from([0xa3, 0xf3, 0x64, 0xbc])],
		['windows-1250', 'windows-1250', Buffer.from([0xa3, 0xf3, 0x64, 0x9f])],
		['iso-8859-15', 'UTF-8', Buffer.from('Łódź')],
		['utf-8', 'UTF-16LE', Buffer.from('Łódź', 'utf16le')],
	])('says %s in its head, and is read in what the server says: %s', async (inHead, said, word) => {
		const head = `<!doctype html><meta charset="${inHead}"><p>`;
		const { at } = await serve((_, response) =>
			response
				.setHeader('content-type', `text/html; charset=${said}`)
				.end(Buffer.concat([Buffer.from(head, said === 'UTF-16LE' ? 'utf16le' : 'latin1'), word])),
		);
		expect(decodeBytes((await fetched(at('/'))).bytes, () => undefined)).toBe(`${head}Łódź`);
	});

	test('with a mark of its own is left as it is, whatever the server says', async () => {
		const bytes = Buffer.from('\uFEFFŁódź', 'utf16le').swap16();
		const { at } = await serve((_, response) =>
			response.setHeader('content-type', 'text/html; charset=utf-16').end(bytes),
		);
		expect(decodeBytes((await fetched(at('/'))).bytes, () => undefined)).toBe('Łódź');
	});

	test.each([
		['text/markdown; charset=utf-8', true],
		['application/octet-stream', true],
		['application/ld+json', true],
		['application/xhtml+xml', true],
		['', true],
		['image/png', false],
		['image/svg+xml', false],
		['video/mp4', false],
		['application/pdf', false],
		['application/zip', false],
		['application/vnd.openxmlformats-officedocument.wordprocessingml.document', false],
	])('of the type %j can be a document: %s', async (type, can) => {
		const { at } = await serve((_, response) => {
			if (type) response.setHeader('content-type', type);
			response.end('x');
		});
		const outcome = await fetched(at('/')).then(
			() => true,
			(reason: unknown) => (reason instanceof FetchFailure ? reason.detail.code : reason),
		);
		expect(outcome).toBe(can || 'content_type');
	});

	test.each([401, 403, 404, 410, 429, 500, 304, 300])('with the status %i is none', async (status) => {
		const { at, port } = await serve((_, response) => response.writeHead(status).end('sorry'));
		const { detail } = await failureOf(at('/'));
		expect(detail).toEqual({ code: 'status', status, host: `site.example:${String(port)}` });
	});
});

describe('a name', () => {
	test('is looked up once, and the connection goes to what was checked then', async () => {
		const { at } = await serve((_, response) => response.end('the checked one'));
		const asked: string[] = [];
		const rebinding = loopbackRules({
			resolve: (host) => {
				asked.push(host);
				return Promise.resolve(asked.length === 1 ? ['127.0.0.1'] : ['127.0.0.99']);
			},
		});
		expect(text(await fetched(at('/'), rebinding))).toBe('the checked one');
		expect(asked).toEqual(['site.example']);
	});

	test('with a public and a private address is refused before anything is sent', async () => {
		let requests = 0;
		const { at } = await serve((_, response) => {
			requests += 1;
			response.end();
		});
		const mixed = loopbackRules({ resolve: () => Promise.resolve(['127.0.0.1', '10.0.0.1']) });
		expect((await failureOf(at('/'), mixed)).detail).toEqual({ code: 'private', host: 'site.example' });
		expect(requests).toBe(0);
	});

	test('with several addresses is reached at the one that answers', async () => {
		const { at } = await serve((_, response) => response.end('second'));
		const rules = loopbackRules({
			mayReach: (address) => address.startsWith('127.'),
			resolve: () => Promise.resolve(['127.0.0.2', '127.0.0.1']),
		});
		expect(text(await fetched(at('/'), rules))).toBe('second');
	});

	test('without any address is unknown', async () => {
		expect(
			await codeOf('http://nowhere.example/', loopbackRules({ resolve: () => Promise.resolve([]) })),
		).toBe('unknown_host');
	});

	test('that is not answered in time ends the fetch', async () => {
		const never = loopbackRules({
			milliseconds: 100,
			resolve: (_, signal) =>
				new Promise((_settle, fail) => {
					signal.addEventListener('abort', () => {
						fail(new FetchFailure({ code: 'lookup', host: 'slow.example' }));
					});
				}),
		});
		expect(await codeOf('http://slow.example/', never)).toBe('time');
	});

	test.each([
		'http://127.0.0.1:8080/',
		'http://[::1]:8080/',
		'http://[::ffff:127.0.0.1]:8080/',
		'http://169.254.169.254/latest/meta-data/',
		'http://localhost:8080/',
		'http://2130706433:8080/',
	])('and %s are refused by the strict rules', async (address) => {
		expect(await codeOf(address, STRICT_RULES)).toBe('private');
	});

	test('that leads to this machine is refused by the strict rules', async () => {
		const { at } = await serve((_, response) => response.end('inside'));
		const rules = { ...STRICT_RULES, mayAsk: () => true, resolve: () => Promise.resolve(['127.0.0.1']) };
		expect(await codeOf(at('/'), rules)).toBe('private');
	});

	test('is not looked up for a port where no pages are served', async () => {
		const asked: string[] = [];
		const rules = loopbackRules({
			mayAsk: STRICT_RULES.mayAsk,
			resolve: (host) => {
				asked.push(host);
				return Promise.resolve(['127.0.0.1']);
			},
		});
		expect((await failureOf('http://site.example:6379/', rules)).detail).toEqual({
			code: 'port',
			port: 6379,
		});
		expect(asked).toEqual([]);
	});
});

describe('a redirect', () => {
	test('is followed five times at most', async () => {
		const { at } = await serve((request, response) => {
			const left = Number(request.url?.slice(1));
			if (left === 0) response.end('arrived');
			else response.writeHead(302, { location: `/${String(left - 1)}` }).end();
		});
		expect(text(await fetched(at('/5')))).toBe('arrived');
		expect((await fetched(at('/5'))).url).toEqual(at('/0'));
		expect(await codeOf(at('/6'))).toBe('redirects');
	});

	test.each([
		['http://127.0.0.2/secret', 'private'],
		['http://[::1]/', 'private'],
		['//localhost/', 'private'],
		['http://ada:secret@site.example/', 'credentials'],
		['file:///etc/passwd', 'scheme'],
		['http://site.example:0/', 'port'],
		['http://[', 'unreadable'],
	])('to %s is checked like the first address', async (location, code) => {
		const { at } = await serve((_, response) => response.writeHead(301, { location }).end());
		const failure = await failureOf(at('/'));
		expect(failure.detail.code).toBe(code);
	});

	test('to a port where no pages are served is refused', async () => {
		const { at, port } = await serve((_, response) =>
			response.writeHead(302, { location: 'http://site.example:6379/' }).end(),
		);
		const rules = loopbackRules({ mayAsk: (asked) => asked === port });
		expect(await failureOf(at('/'), rules)).toMatchObject({
			redirected: true,
			detail: { code: 'port', port: 6379 },
		});
	});

	test('to a name that leads to this machine is refused', async () => {
		const { at } = await serve((_, response) =>
			response.writeHead(307, { location: 'http://other.example/' }).end(),
		);
		const rules = loopbackRules({
			resolve: (host) => Promise.resolve(host === 'other.example' ? ['127.0.0.7'] : ['127.0.0.1']),
		});
		const failure = await failureOf(at('/'), rules);
		expect(failure).toMatchObject({ redirected: true, detail: { code: 'private', host: 'other.example' } });
	});

	test('takes no cookie along', async () => {
		let cookie: string | undefined = 'none yet';
		const { at } = await serve((request, response) => {
			if (request.url === '/') response.writeHead(302, { location: '/b', 'set-cookie': 'a=b' }).end();
			else {
				({ cookie } = request.headers);
				response.end();
			}
		});
		await fetched(at('/'));
		expect(cookie).toBeUndefined();
	});
});

describe('a body', () => {
	const small = loopbackRules({ bytes: 100_000, milliseconds: 5000 });

	test('that never ends is stopped at the limit', async () => {
		let sent = 0;
		const { at } = await serve((_, response) => {
			const more = () => {
				while (!response.destroyed && response.write('x'.repeat(20_000))) sent += 20_000;
			};
			response.on('drain', more);
			more();
		});
		expect(await codeOf(at('/'), small)).toBe('too_large');
		expect(sent).toBeLessThan(20_000_000);
	});

	test('that unpacks to far more than was sent is stopped at the limit', async () => {
		const bomb = gzipSync(Buffer.alloc(50_000_000));
		expect(bomb.length).toBeLessThan(100_000);
		const { at } = await serve((_, response) => response.setHeader('content-encoding', 'gzip').end(bomb));
		expect(await codeOf(at('/'), small)).toBe('too_large');
	});

	test('that is packed and never ends, yet unpacks to nothing, is stopped as well', async () => {
		const { at } = await serve((_, response) => {
			response.setHeader('content-encoding', 'gzip');
			response.write(Buffer.from('1f8b0800000000000003', 'hex'));
			const emptyBlocks = Buffer.alloc(5000, Buffer.from('000000ffff', 'hex'));
			const more = () => {
				while (!response.destroyed && response.write(emptyBlocks));
			};
			response.on('drain', more);
			more();
		});
		expect(await codeOf(at('/'), small)).toBe('too_large');
	});

	test('that says its length is over the limit is not read', async () => {
		const { at } = await serve((_, response) => {
			response.setHeader('content-length', '200000');
			response.write('x');
		});
		expect(await codeOf(at('/'), small)).toBe('too_large');
	});

	test('that is shorter than it says is broken off', async () => {
		const port = await serveRaw((socket) =>
			socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nshort'),
		);
		expect(await codeOf(`http://site.example:${String(port)}/`, small)).toBe('broken_off');
	});

	test('of no said length that stalls is given up after the time, never taken for whole', async () => {
		const port = await serveRaw((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\nhello'));
		const rules = loopbackRules({ milliseconds: 200 });
		expect(await codeOf(`http://site.example:${String(port)}/`, rules)).toBe('time');
	});

	test('of no said length is whole where the connection ends', async () => {
		const port = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nhello'));
		expect(text(await fetched(`http://site.example:${String(port)}/`))).toBe('hello');
	});

	test('that is longer than it says ends where it said', async () => {
		const port = await serveRaw((socket) =>
			socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nfour${'x'.repeat(200_000)}`),
		);
		expect(text(await fetched(`http://site.example:${String(port)}/`, small))).toBe('four');
	});

	test('that drips is given up after the time for everything', async () => {
		const { at } = await serve((_, response) => {
			const timer = setInterval(() => response.write('x'), 20);
			response.on('close', () => {
				clearInterval(timer);
			});
		});
		const began = performance.now();
		expect(await codeOf(at('/'), { ...small, milliseconds: 300 })).toBe('time');
		expect(performance.now() - began).toBeLessThan(3000);
	});

	test('that comes in no known packing, or is not what it says, is refused', async () => {
		const { at } = await serve((request, response) =>
			response.setHeader('content-encoding', request.url === '/zstd' ? 'zstd' : 'gzip').end('plain'),
		);
		expect(await codeOf(at('/zstd'))).toBe('encoding');
		expect(await codeOf(at('/'))).toBe('broken_off');
	});
});

describe('a server', () => {
	test('that answers nothing is given up', async () => {
		const port = await serveRaw(() => undefined);
		const rules = loopbackRules({ milliseconds: 200 });
		expect(await codeOf(`http://site.example:${String(port)}/`, rules)).toBe('time');
	});

	test('that is not there refuses the connection', async () => {
		const port = await serveRaw(() => undefined);
		await new Promise((settle) => raw.pop()?.close(settle));
		expect(await codeOf(`http://site.example:${String(port)}/`)).toBe('refused');
	});

	test('that speaks something else is no web server', async () => {
		const port = await serveRaw((socket) => socket.end('220 mail.example ready\r\n'));
		expect(await codeOf(`http://site.example:${String(port)}/`)).toBe('not_http');
	});

	test('that changes to another protocol is no web server, and is hung up on', async () => {
		const closed = Promise.withResolvers<string>();
		const port = await serveRaw((socket) => {
			socket.resume().on('close', () => {
				closed.resolve('closed');
			});
			socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: foo\r\n\r\n');
		});
		expect(await codeOf(`http://site.example:${String(port)}/`)).toBe('not_http');
		expect(await closed.promise).toBe('closed');
	});

	test('that hangs up is said to have broken off', async () => {
		const port = await serveRaw((socket) => socket.destroy());
		expect(await codeOf(`http://site.example:${String(port)}/`)).toBe('broken_off');
	});

	test('without encryption behind https fails as such', async () => {
		const { port } = await serve((_, response) => response.end());
		expect(await codeOf(`https://site.example:${String(port)}/`)).toBe('tls');
	});

	test('behind https is asked for by its name', async () => {
		let asked = '';
		const server = createTlsServer({
			SNICallback: (name, done) => {
				asked = name;
				done(new Error('There is no certificate.'));
			},
		});
		server.on('tlsClientError', () => undefined);
		const port = await listening(server);
		await failureOf(`https://site.example:${String(port)}/`);
		expect(asked).toBe('site.example');
	});
});
