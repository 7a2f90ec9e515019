import { expect, test } from 'vitest';
import { defaultPolicy } from './policy.ts';
import { bandLines, costWords, policySentences } from './words.ts';

test('the default policy reads as it is', () => {
	const text = policySentences(defaultPolicy).join('\n');
	expect(text).toContain(
		'The bar is a score of 3.5. The recommendation is to hire from 75 % sure on that a score reaches it: a wrong hire counts three times a missed one.',
	);
	expect(text).toContain('leans to hire from 50 % sure on, and against from 25 %; below that it is no hire');
	expect(text).toContain('Strong hire takes 95 % for the bar and 50 % for a score of 4.25.');
	expect(text).toContain('80 % sure of lying below it stops, 50 % sure allows no more than leaning to hire');
	expect(text).toContain('told beside it, where a calibration snapshot knows');
	expect(text).toContain('3 different raters, and ratings for 80 % of the weight');
	expect(text).toContain('A rating of 1, 2 or 5 needs a written note. Every red flag needs one.');
	expect(text).toContain('due 24 hours after its interview');
});

test.each([
	[[], 'No rating needs a written note.'],
	[[1], 'A rating of 1 needs a written note.'],
	[[1, 5], 'A rating of 1 or 5 needs a written note.'],
	[[1, 2, 3, 4, 5], 'Every rating needs a written note.'],
] as const)('notes at %j', (levels, sentence) => {
	expect(policySentences({ ...defaultPolicy, notesRequiredAt: [...levels] }).join()).toContain(sentence);
});

test('one rater is one rater, and a strict policy says so', () => {
	const text = policySentences({ ...defaultPolicy, quorum: 1, evidenceFirst: 'require' }).join('\n');
	expect(text).toContain('It takes one different rater');
	expect(text).toContain('shown only to who has opened the notes');
});

test.each([
	[0.75, 'a wrong hire counts three times a missed one'],
	[0.5, 'a wrong hire counts as much as a missed one'],
	[0.7, 'a wrong hire counts 2.3 times a missed one'],
	[0.95, 'a wrong hire counts 19 times a missed one'],
	[1 / 3, 'a missed hire counts twice a wrong one'],
	[0.505, 'a wrong hire counts as much as a missed one'],
	[1, 'no wrong hire is worth any hire missed'],
	[0, 'no hire missed is worth any wrong hire'],
])('hiring from %d on says what each mistake costs', (probability, words) => {
	expect(costWords(probability)).toBe(words);
});

test.each([
	['off', 'neither shown nor taken off'],
	['apply', 'is taken off a score where enough is known'],
] as const)('severity "%s" is told', (severity, words) => {
	expect(policySentences({ ...defaultPolicy, severity }).join()).toContain(words);
});

test('each band says from when on it is given, best first', () => {
	expect(bandLines({ ...defaultPolicy, pHire: 0.8 }).map(({ band, when }) => `${band} ${when}`)).toEqual([
		'STRONG_HIRE from 95 % sure that the score reaches 3.5, and 50 % sure that it reaches 4.25',
		'HIRE from 80 % sure that the score reaches 3.5',
		'LEAN_HIRE from 50 % sure',
		'LEAN_NO_HIRE from 25 % sure',
		'NO_HIRE below 25 %',
		'STRONG_NO_HIRE below 25 %, and 50 % sure that the score lies below 2.5',
	]);
});
