import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, CanonicalJsonError } from '#lib/domain/recommendation/canonical-json.ts';

describe('canonical JSON', () => {
	test('keys stand in the order of their UTF-16 code units, not of code points or locale', () => {
		const value = {
			'\u20ac': 'euro',
			'\r': 'return',
			'\ufb33': 'dalet',
			'1': 'one',
			'\ud83d\ude00': 'smiley',
			'\u0080': 'control',
			'\u00f6': 'o umlaut',
		};
		expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toHaveLength(7);
		expect([...canonicalJson(value).matchAll(/:"([a-z ]+)"/g)].map((match) => match[1])).toEqual([
			'return',
			'one',
			'control',
			'o umlaut',
			'euro',
			'smiley',
			'dalet',
		]);
	});

	test.each([
		[1e9 / 3, '333333333.3333333'],
		[1e30, '1e+30'],
		[4.5, '4.5'],
		[2e-3, '0.002'],
		[1e-27, '1e-27'],
		[-0, '0'],
		[1e21, '1e+21'],
		[123456789012345680000, '123456789012345680000'],
	])('writes the number %d as ECMAScript does', (number, text) => {
		expect(canonicalJson(number)).toBe(text);
	});

	test('escapes only what must be escaped', () => {
		expect(canonicalJson('\u20ac$\u000f\nA\'B"\\/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\/"');
	});

	test.each([
		['undefined', { a: { b: undefined } }, '$.a.b'],
		['NaN', { a: [1, NaN] }, '$.a[1]'],
		['an infinity', [-Infinity], '$[0]'],
		['a date', { at: new Date(0) }, '$.at'],
		['a map', new Map(), '$'],
		['a hole in a list', Array.from({ length: 1 }), '$[0]'],
		['a bigint', 1n, '$'],
		['half a character', { a: '\ud800' }, '$.a'],
	])('refuses %s and says where', (_what, value, path) => {
		expect(() => canonicalJson(value)).toThrow(CanonicalJsonError);
		expect(() => canonicalJson(value)).toThrow(path);
	});

	test('refuses a value that holds itself, and takes one that is used twice', () => {
		const loop: Record<string, unknown> = {};
		loop.self = loop;
		expect(() => canonicalJson(loop)).toThrow('$.self');
		const shared = { n: 1 };
		expect(canonicalJson([shared, shared])).toBe('[{"n":1},{"n":1}]');
	});

	test('says the same as JSON, and says it the same again after a round trip', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const text = canonicalJson(value);
				expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
				expect(canonicalJson(JSON.parse(text))).toBe(text);
			}),
		);
	});
});
