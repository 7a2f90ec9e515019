import { describe, expect, test } from 'vitest';
import { inHundred, pairSentence } from '#lib/components/compare/compare-words.ts';

describe('a probability in words', () => {
	test('never looks as if it reached the limit that it misses, from either side', () => {
		expect([0.78, 0.7999, 0.8, 0.2, 0.2001, 0.22].map(inHundred)).toEqual([
			'78',
			'79',
			'80',
			'20',
			'21',
			'22',
		]);
	});

	test('never looks certain', () => {
		expect([0, 0.001, 0.996, 1].map(inHundred)).toEqual(['under 1', 'under 1', 'over 99', 'over 99']);
	});

	test('is told from the side of whoever is likelier above', () => {
		expect(pairSentence('Ana', 'Ben', 0.78)).toBe('Ana above Ben: 78 in 100; cannot be told apart below 80.');
		expect(pairSentence('Ben', 'Ana', 0.1)).toBe('Ana above Ben: 90 in 100.');
	});
});
