import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '#lib/server/config.ts';

describe('configuration', () => {
	test('needs nothing: the embedded database, port 3000, closed to the network', () => {
		expect(readConfig({})).toMatchObject({
			databaseUrl: undefined,
			port: 3000,
			hosts: ['127.0.0.1', '::1'],
			origin: undefined,
			logLevel: undefined,
			dataFolder: '.touchstone',
			bodySizeLimit: '12M',
		});
	});

	test('takes an empty variable for one that is not set', () => {
		expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: undefined });
	});

	test.each([
		'postgres://me:secret@db.example:5432/touchstone',
		'postgresql://me@/touchstone?host=/run/postgresql',
	])('uses the server at %s', (url) => {
		expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
	});

	test('listens where HOST says', () => {
		expect(readConfig({ HOST: '0.0.0.0' }).hosts).toEqual(['0.0.0.0']);
	});

	test('trusts no proxy unless told, and then only those named', () => {
		expect(readConfig({}).isTrustedProxy('127.0.0.1')).toBe(false);
		const { isTrustedProxy } = readConfig({ TRUSTED_PROXY: '10.0.0.0/8, ::1' });
		expect(['10.9.8.7', '::1', '127.0.0.1', '11.0.0.1', 'unknown'].map(isTrustedProxy)).toEqual([
			true,
			true,
			false,
			false,
			false,
		]);
	});

	test.each([
		['PORT', 'abc', 'a number from 0 to 65535'],
		['PORT', '65536', 'a number from 0 to 65535'],
		['HOST', 'http://here', 'an address or a name'],
		['ORIGIN', 'hiring.example.com', 'such as https://hiring.example.com'],
		['ORIGIN', 'https://example.com/hiring', 'without a path'],
		['DATABASE_URL', 'localhost:5432', 'postgres://'],
		['DATABASE_URL', 'mysql://localhost/x', 'postgres://'],
		['TRUSTED_PROXY', 'nginx', 'none, or addresses'],
		['TRUSTED_PROXY', '10.0.0.0/33', 'none, or addresses'],
		['TRUSTED_PROXY', '10.0.0.0/', 'none, or addresses'],
		['LOG_LEVEL', 'loud', 'one of fatal, error, warn'],
		['BODY_SIZE_LIMIT', 'much', 'such as 5M'],
	])('refuses %s=%s and says what would be right', (name, value, right) => {
		const read = () => readConfig({ [name]: value });
		expect(read).toThrow(ConfigError);
		expect(read).toThrow(new RegExp(`^${name} must .*${right}`));
	});

	test('names every wrong variable at once, and repeats no secret', () => {
		const read = () => readConfig({ PORT: 'x', DATABASE_URL: 'mysql://me:hunter2@db/x' });
		expect(read).toThrow(/PORT must/);
		expect(read).toThrow(/DATABASE_URL must/);
		expect(read).not.toThrow(/hunter2/);
	});
});
