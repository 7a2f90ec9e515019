import { describe, expect, test } from 'vitest';
import { isEnough } from '#lib/domain/calibration/enough.ts';
import { tooFewSentence } from '#lib/domain/calibration/words.ts';

describe('what a fit needs', () => {
	test.each([
		[60, 8, true],
		[59, 8, false],
		[60, 7, false],
		[5000, 7, false],
		[0, 0, false],
	])('%i ratings of %i candidates: %s', (ratings, candidates, enough) => {
		expect(isEnough({ ratings, candidates })).toBe(enough);
	});

	test('is said with both numbers, those there are and those that are needed', () => {
		const sentence = tooFewSentence({ ratings: 59, candidates: 1 });
		for (const part of ['59 ratings', '1 candidate ', '60 ratings', '8 candidates'])
			expect(sentence).toContain(part);
	});
});
