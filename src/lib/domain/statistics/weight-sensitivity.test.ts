import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readReference } from '../../../../tests/reference/read-reference.ts';
import { incompleteBeta } from '#lib/domain/statistics/special.ts';
import {
	probabilityAboveBar,
	smallestChange,
	smallestShift,
} from '#lib/domain/statistics/weight-sensitivity.ts';

const numbers = z.array(z.number());
const { cases } = readReference(
	'weight_robustness',
	z.object({
		cases: z.array(
			z.object({
				id: z.string(),
				m: numbers,
				W: numbers,
				bar: z.number(),
				kappa: z.number(),
				expected: z.object({
					p_above_bar: z.number(),
					flip_tv: z.object({ tv: z.number().nullable() }),
					flip_l2: z.object({ l2: z.number(), delta: numbers }),
				}),
			}),
		),
	}),
);

describe.each(cases)('case $id of the reference', ({ m, W, bar, kappa, expected }) => {
	test('has its probability and its two smallest changes', () => {
		expect(probabilityAboveBar(m, W, bar, kappa)).toBeCloseTo(expected.p_above_bar, 10);
		const { share } = smallestShift(m, W, bar);
		if (expected.flip_tv.tv === null) expect(share).toBeNull();
		else expect(share).toBeCloseTo(expected.flip_tv.tv, 10);
		expect(smallestChange(m, W, bar).distance).toBeCloseTo(expected.flip_l2.l2, 10);
	});
});

const score = fc.double({ min: 1, max: 5, noNaN: true });
const panels = fc.integer({ min: 1, max: 6 }).chain((size) =>
	fc.record({
		scores: fc.array(score, { minLength: size, maxLength: size }),
		weights: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: size, maxLength: size }),
		bar: score,
	}),
);

test.each([0.01, 0.5, 2, 50, 1000, 100_000])(
	'with two dimensions and concentration %d it is the beta distribution',
	(kappa) => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.05, max: 0.95, noNaN: true }),
				fc.double({ min: 1.1, max: 4.9, noNaN: true }),
				(w, bar) => {
					// 5w + 1(1 − w) > bar where w > (bar − 1)/4.
					const expected = 1 - incompleteBeta((bar - 1) / 4, kappa * w, kappa * (1 - w));
					expect(Math.abs(probabilityAboveBar([5, 1], [w, 1 - w], bar, kappa) - expected)).toBeLessThan(1e-9);
				},
			),
			{ numRuns: 25 },
		);
	},
);

test('the scale of the weights and the order of the dimensions change nothing', () => {
	fc.assert(
		fc.property(panels, ({ scores, weights, bar }) => {
			const p = probabilityAboveBar(scores, weights, bar, 50);
			expect(p).toBeGreaterThanOrEqual(0);
			expect(p).toBeLessThanOrEqual(1);
			const turned = probabilityAboveBar(
				scores.toReversed(),
				weights.map((weight) => weight * 7).toReversed(),
				bar,
				50,
			);
			expect(Math.abs(turned - p)).toBeLessThan(1e-10);
		}),
		{ numRuns: 50 },
	);
});

test('the smallest shift puts the mean on the bar and moves no more weight than there is', () => {
	fc.assert(
		fc.property(panels, ({ scores, weights, bar }) => {
			const total = weights.reduce((sum, weight) => sum + weight, 0);
			const shares = weights.map((weight) => weight / total);
			const { share, moves } = smallestShift(scores, weights, bar);
			if (share === null) {
				expect(Math.min(...scores) > bar || Math.max(...scores) < bar).toBe(true);
				return;
			}
			for (const move of moves) {
				shares[move.from]! -= move.share;
				shares[move.to]! += move.share;
			}
			expect(Math.min(...shares)).toBeGreaterThan(-1e-12);
			expect(scores.reduce((sum, value, at) => sum + value * shares[at]!, 0)).toBeCloseTo(bar, 10);
		}),
	);
});

test('the smallest change puts the mean on the bar and keeps the sum of the shares', () => {
	fc.assert(
		fc.property(panels, ({ scores, weights, bar }) => {
			const { score: mean, change } = smallestChange(scores, weights, bar);
			if (change === null) return;
			const largest = Math.max(1, ...change.map(Math.abs));
			expect(change.reduce((sum, value) => sum + value, 0) / largest).toBeCloseTo(0, 8);
			const moved = change.reduce((sum, value, at) => sum + value * scores[at]!, mean);
			expect((moved - bar) / largest).toBeCloseTo(0, 8);
		}),
	);
});

test('scores on one side of the bar, at it, or all equal', () => {
	expect(probabilityAboveBar([4, 4.5], [1, 1], 3.5, 50)).toBe(1);
	expect(probabilityAboveBar([2, 3.5], [1, 1], 3.5, 50)).toBe(0);
	expect(probabilityAboveBar([3.5, 3.5], [1, 1], 3.5, 50)).toBe(1);
	expect(probabilityAboveBar([4, 1], [1, 0], 3.5, 50)).toBe(1);
	expect(smallestShift([3.5, 3.5], [1, 1], 3.5)).toEqual({ score: 3.5, share: 0, moves: [] });
	expect(smallestChange([4.1, 4.1, 4.1], [1, 1, 1], 3.5)).toMatchObject({ distance: null, change: null });
});

test('weights and numbers that cannot be are refused', () => {
	expect(() => smallestShift([1, 2], [1], 3)).toThrow(RangeError);
	expect(() => smallestShift([1, 2], [0, 0], 3)).toThrow(RangeError);
	expect(() => smallestChange([1, 2], [1, -1], 3)).toThrow(RangeError);
	expect(() => smallestChange([], [], 3)).toThrow(RangeError);
	expect(() => probabilityAboveBar([1, NaN], [1, 1], 3, 50)).toThrow(RangeError);
	expect(() => probabilityAboveBar([1, 4], [1, 1], 3, 0)).toThrow(RangeError);
});
