import { describe, expect, test } from 'vitest';
import { createLogger } from '#lib/server/log.ts';
import { loggedPath } from '../../src/server/request-log.ts';

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
	const lines: string[] = [];
	write(createLogger('info', { write: (line: string) => void lines.push(line) }));
	return lines.join('');
}

describe('the log', () => {
	test('is one JSON object a line, with the time in ISO form and the level by name', () => {
		const line: unknown = JSON.parse(logged((log) => log.info({ jobId: 'j1' }, 'opened')));
		expect(line).toEqual({
			level: 'info',
			time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
			jobId: 'j1',
			msg: 'opened',
		});
	});

	test('leaves out what names a person or opens a door, however deep it stands', () => {
		const text = logged((log) =>
			log.info({ email: 'ada@example.org', member: { name: 'Ada' }, a: { b: { token: 's3cret' } } }, 'x'),
		);
		expect(text).not.toMatch(/ada@example|Ada|s3cret/);
	});

	test('tells of a database error without the row and the value that it quotes', () => {
		const error = Object.assign(new Error('invalid input syntax for type uuid: "ada@example.org"'), {
			code: '22P02',
			detail: 'Key (email)=(ada@example.org) already exists.',
			where: 'unnamed portal parameter $1 = ada@example.org',
			table: 'person',
		});
		const text = logged((log) => log.error({ err: error }, 'failed'));
		expect(text).not.toContain('ada@example.org');
		expect(text).toContain('22P02');
		expect(text).toContain('"table":"person"');
		expect(text).toContain('log.test.ts');
	});
});

describe('a path in the log', () => {
	test.each([
		['/jobs/0191-a?q=Ada%20Lovelace', '/jobs/0191-a'],
		['/exercise/abcDEF123', '/exercise/…'],
		['/exercise/abcDEF123/__data.json?x=1', '/exercise/…/__data.json'],
		['/invitation/abcDEF123#x', '/invitation/…'],
		[`/elsewhere/${'x'.repeat(50)}/y`, '/elsewhere/…/y'],
		[
			'/applications/01a1ffbc-d1f3-7002-99cf-01b81515cd58',
			'/applications/01a1ffbc-d1f3-7002-99cf-01b81515cd58',
		],
		['', ''],
	])('%s is written as %s', (url, expected) => {
		expect(loggedPath(url)).toBe(expected);
	});
});
