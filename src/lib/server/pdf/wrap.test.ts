import { describe, expect, test } from 'vitest';
import { shortened, wrap } from '#lib/server/pdf/wrap.ts';

/** Ten letters to a line. */
const wrapped = (text: string) => wrap(text, 10, (part) => part.length);

describe('a text that is wrapped', () => {
	test.each([
		['', ['']],
		['one two three', ['one two', 'three']],
		['exactly 10', ['exactly 10']],
		['a\n\nb', ['a', '', 'b']],
		['  a bcd efgh', ['  a bcd', '  efgh']],
		['a   b', ['a   b']],
		['one        two', ['one', 'two']],
		['0123456789abcdef x', ['0123456789', 'abcdef x']],
		['ab 0123456789abc', ['ab', '0123456789', 'abc']],
		['\ta b', ['a b']],
		['a\tb', ['a       b']],
		['          far', ['far']],
		['trailing   ', ['trailing']],
	])('keeps what its lines begin with: %j', (text, lines) => {
		expect(wrapped(text)).toEqual(lines);
	});

	test('loses no letter and is never wider, whatever it is', () => {
		const text = 'word '.repeat(30) + 'x'.repeat(95) + '\n   ' + 'ab cde '.repeat(9) + '\n\t\ty';
		const lines = wrapped(text);
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(10);
		expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
	});

	test('is not cut within a character of several code points', () => {
		expect(wrap('e\u0301'.repeat(4), 2, (part) => [...part].filter((each) => each === 'e').length)).toEqual([
			'e\u0301e\u0301',
			'e\u0301e\u0301',
		]);
	});

	test('is one line with an ellipsis where it must be one', () => {
		expect(shortened('Short', 10, (part) => part.length)).toBe('Short');
		expect(shortened('Head of everything', 10, (part) => part.length)).toBe('Head of…');
	});
});
