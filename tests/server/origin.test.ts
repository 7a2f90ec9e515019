import { describe, expect, test } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { originOf } from '../../src/server/origin.ts';

type Case = {
	it: string;
	env?: Record<string, string>;
	peer?: string;
	headers: Record<string, string>;
	expected: { protocol: string; host: string; address: string } | null;
};

const behindProxy = { TRUSTED_PROXY: '127.0.0.1,10.0.0.0/8' };

const cases: Case[] = [
	{
		it: 'is plain http on the host that was asked for',
		headers: { host: 'localhost:3000' },
		expected: { protocol: 'http', host: 'localhost:3000', address: '127.0.0.1' },
	},
	{
		it: 'believes no forwarded header when no proxy is trusted',
		headers: {
			host: 'localhost:3000',
			'x-forwarded-proto': 'https',
			'x-forwarded-host': 'evil.example',
			'x-forwarded-for': '192.0.2.9',
		},
		expected: { protocol: 'http', host: 'localhost:3000', address: '127.0.0.1' },
	},
	{
		it: 'believes no forwarded header from an address that is not trusted',
		env: behindProxy,
		peer: '192.0.2.66',
		headers: { host: 'app.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.0.0.1' },
		expected: { protocol: 'http', host: 'app.example', address: '192.0.2.66' },
	},
	{
		it: 'takes protocol, host and client from a trusted proxy',
		env: behindProxy,
		headers: {
			host: 'app:3000',
			'x-forwarded-proto': 'https',
			'x-forwarded-host': 'hiring.example.com',
			'x-forwarded-for': '192.0.2.9',
		},
		expected: { protocol: 'https', host: 'hiring.example.com', address: '192.0.2.9' },
	},
	{
		it: 'knows a trusted proxy that appears as IPv4 within IPv6',
		env: behindProxy,
		peer: '::ffff:10.1.2.3',
		headers: { host: 'hiring.example.com', 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.9' },
		expected: { protocol: 'https', host: 'hiring.example.com', address: '192.0.2.9' },
	},
	{
		it: 'passes over what a client made up before its own address',
		env: behindProxy,
		headers: { host: 'hiring.example.com', 'x-forwarded-for': '203.0.113.1, 192.0.2.9' },
		expected: { protocol: 'http', host: 'hiring.example.com', address: '192.0.2.9' },
	},
	{
		it: 'goes through several proxies of ours, to the values that the outermost wrote',
		env: behindProxy,
		headers: {
			host: 'inner',
			'x-forwarded-for': '203.0.113.1, 192.0.2.9, 10.0.0.5',
			'x-forwarded-proto': 'gopher, https, http',
			'x-forwarded-host': 'evil.example, hiring.example.com, inner',
		},
		expected: { protocol: 'https', host: 'hiring.example.com', address: '192.0.2.9' },
	},
	{
		it: 'takes the proxy for the client when it names none',
		env: behindProxy,
		headers: { host: 'hiring.example.com', 'x-forwarded-proto': 'https' },
		expected: { protocol: 'https', host: 'hiring.example.com', address: '127.0.0.1' },
	},
	{
		it: 'reads an address with a port or in brackets',
		env: behindProxy,
		headers: { host: 'hiring.example.com', 'x-forwarded-for': '[2001:db8::7]:4711' },
		expected: { protocol: 'http', host: 'hiring.example.com', address: '2001:db8::7' },
	},
	{
		it: 'is ORIGIN where that is set, whatever the request says',
		env: { ORIGIN: 'https://hiring.example.com/' },
		headers: { host: 'evil.example' },
		expected: { protocol: 'https', host: 'hiring.example.com', address: '127.0.0.1' },
	},
	{ it: 'cannot be told without a host', headers: {}, expected: null },
	{ it: 'cannot be told from a host with a path', headers: { host: 'a.example/b' }, expected: null },
	{ it: 'cannot be told from a host with a user', headers: { host: 'me@a.example' }, expected: null },
];

describe('the origin of a request', () => {
	test.each(cases)('$it', ({ env = {}, peer = '127.0.0.1', headers, expected }) => {
		const found = originOf({ headers, peer }, readConfig(env));
		if (expected === null) expect(found).toBeNull();
		else expect(found).toMatchObject(expected);
	});
});
