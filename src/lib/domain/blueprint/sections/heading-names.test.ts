import { describe, expect, test } from 'vitest';
import { nameOf, readHeading } from '#lib/domain/blueprint/sections/heading-names.ts';
import { blueprintIn, postWith, textWith } from '../../../../../tests/fixtures/blueprints/build.ts';

describe('the number of a heading', () => {
	test.each([
		'19) Hiring Criteria',
		'19. Hiring Criteria',
		'19.0 Hiring Criteria',
		'19 | Hiring Criteria',
		'19 Hiring Criteria',
		'(19) Hiring Criteria',
		'§19 Hiring Criteria',
		'#19 Hiring Criteria',
		'XIX. Hiring Criteria',
		'Section 19: Hiring Criteria',
	])('may be written as in "%s"', (text) => {
		expect(readHeading(text)).toEqual({ number: 19, name: 'hiring criteria' });
	});

	test('is none that only begins the words', () => {
		expect(readHeading('30 Days of Rain')).toEqual({ number: null, name: '30 days of rain' });
	});
});

describe('a heading in other words', () => {
	test.each([
		['Concerns', 'weak_signals'],
		['Areas of concern', 'weak_signals'],
		['Signs of a weak candidate', 'weak_signals'],
		['What weak candidates do', 'weak_signals'],
		['Signs of a strong candidate', 'strong_signals'],
		['What good looks like', 'strong_signals'],
		['Strengths to look for', 'strong_signals'],
		['Critical red flags', 'red_flags'],
		['Red flags 🚩', 'red_flags'],
		['🧪 Hands-on assessment', 'exercises'],
		['Work sample exercises', 'exercises'],
		['Evaluation criteria for hiring', 'evaluation'],
	])('%s is %s', (text, name) => {
		expect(nameOf(text)).toBe(name);
	});
});

describe('a list that repeats the headings', () => {
	test('is no section, whatever its own heading', () => {
		const post = postWith('Red flags', '<ul><li>Lies</li></ul>');
		const contents = '<h2>Table of contents</h2><ul><li>Role Summary</li><li>Red flags</li></ul><h2>1) Role';
		expect(blueprintIn(post.replace('<h2>1) Role', contents)).background).toEqual([]);
	});
});

describe('the first section', () => {
	test.each(['Overview', '1. Overview', 'I. Overview'])(
		'may be headed by a line that is only "%s"',
		(heading) => {
			const text = textWith('Red flags', '  • Lies').replace('1) Role Summary', heading);
			expect(blueprintIn(text).summary).toBe('The mate loads cars.');
		},
	);

	test('may have no heading in a post', () => {
		const summary = 'The mate loads cars, and knows which of them may roll when the sea is high.';
		const post = postWith('Red flags', '<ul><li>Lies</li></ul>').replace(
			/<h2>1\) Role Summary<\/h2><p>[^<]*/,
			`<p>${summary}`,
		);
		expect(blueprintIn(post).summary).toBe(summary);
	});
});
