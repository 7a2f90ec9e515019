import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areEqual, equalWeights, scaleTo100, sumsTo100, weightsSum } from '#lib/domain/role/weights.ts';

const weight = fc.double({ min: 0, max: 1e4, noNaN: true });

describe('sum', () => {
	test('has no binary noise, and counts a missing weight as nothing', () => {
		expect(weightsSum([0.1, 0.2, null])).toBe(0.3);
		expect(weightsSum([])).toBe(0);
	});

	test.each([
		[[33.33, 33.33, 33.33], true],
		[[50, 49.9], true],
		[[50, 49.8], false],
		[[50, 50.2], false],
	])('%j counts as 100: %s', (weights, expected) => {
		expect(sumsTo100(weights)).toBe(expected);
	});
});

describe('equal weights', () => {
	test('are tenths that sum to exactly 100', () => {
		expect(equalWeights(3)).toEqual([33.4, 33.3, 33.3]);
		expect(equalWeights(7)).toEqual([14.3, 14.3, 14.3, 14.3, 14.3, 14.3, 14.2]);
		expect(equalWeights(0)).toEqual([]);
	});

	test('of any number are recognised as equal and as 100', () => {
		for (let count = 1; count <= 60; count++) {
			expect(areEqual(equalWeights(count))).toBe(true);
			expect(weightsSum(equalWeights(count))).toBe(100);
		}
	});

	test('weights that differ by more than a tenth are not equal', () => {
		expect(areEqual([20, 20.2])).toBe(false);
		expect(areEqual([])).toBe(true);
	});
});

describe('scaling', () => {
	test('keeps proportions, keeps zero at zero and ends at exactly 100', () => {
		expect(scaleTo100([1, 1, 2, 0])).toEqual([25, 25, 50, 0]);
		expect(scaleTo100([20, 15, 10, 15, 10, 15, 10, 10])).toEqual([
			19.1, 14.3, 9.5, 14.3, 9.5, 14.3, 9.5, 9.5,
		]);
	});

	test('has no answer for negative weights, for nothing, and for zeros', () => {
		expect(scaleTo100([10, -1])).toBeNull();
		expect(scaleTo100([])).toBeNull();
		expect(scaleTo100([0, 0])).toBeNull();
	});

	test('of any weights sums to 100, and no heavier dimension becomes the lighter one', () => {
		fc.assert(
			fc.property(fc.array(weight, { minLength: 1, maxLength: 60 }), (weights) => {
				const scaled = scaleTo100(weights);
				if (!scaled) {
					expect(weights.every((w) => w === 0)).toBe(true);
					return;
				}
				expect(weightsSum(scaled)).toBe(100);
				weights.forEach((a, i) =>
					weights.forEach((b, j) => {
						if (a > b) expect(scaled[i] ?? 0).toBeGreaterThanOrEqual((scaled[j] ?? 0) - 1e-9);
					}),
				);
			}),
		);
	});
});
