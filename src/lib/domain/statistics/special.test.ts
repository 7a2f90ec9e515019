import fc from 'fast-check';
import { expect, test } from 'vitest';
import { incompleteBeta, logGamma, upperIncompleteGamma } from '#lib/domain/statistics/special.ts';

const shape = fc.double({ min: 0.01, max: 500, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('log gamma knows the factorials and the square root of pi', () => {
	let factorial = 1;
	for (let n = 1; n <= 20; n += 1) {
		expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 12);
		factorial *= n;
	}
	expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
	expect(logGamma(1e-8)).toBeCloseTo(18.420680738180209, 12);
});

test('log gamma follows its recurrence', () => {
	fc.assert(
		fc.property(shape, (x) => {
			expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-11);
		}),
	);
});

test('the incomplete gamma function of a whole number is a sum of Poisson probabilities', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 80, noNaN: true }), (a, x) => {
			let term = Math.exp(-x);
			let sum = 0;
			for (let k = 0; k < a; k += 1) {
				sum += term;
				term *= x / (k + 1);
			}
			expect(Math.abs(upperIncompleteGamma(a, x) - sum)).toBeLessThan(1e-12);
		}),
	);
});

test('the incomplete beta function mirrors itself', () => {
	fc.assert(
		fc.property(share, shape, shape, (x, a, b) => {
			const value = incompleteBeta(x, a, b);
			expect(value).toBeGreaterThanOrEqual(0);
			expect(value).toBeLessThanOrEqual(1);
			expect(Math.abs(value + incompleteBeta(1 - x, b, a, x) - 1)).toBeLessThan(1e-10);
		}),
	);
});

test('the incomplete beta function of 1 and b has a closed form', () => {
	fc.assert(
		fc.property(share, fc.double({ min: 0.1, max: 50, noNaN: true }), (x, b) => {
			expect(incompleteBeta(x, 1, b)).toBeCloseTo(1 - (1 - x) ** b, 11);
		}),
	);
});

test('arguments outside are refused', () => {
	for (const bad of [0, -1, NaN, Infinity]) {
		expect(() => logGamma(bad)).toThrow(RangeError);
		expect(() => upperIncompleteGamma(bad, 1)).toThrow(RangeError);
		expect(() => incompleteBeta(0.5, bad, 1)).toThrow(RangeError);
	}
	expect(() => upperIncompleteGamma(1, NaN)).toThrow(RangeError);
	expect(() => incompleteBeta(NaN, 1, 1)).toThrow(RangeError);
});
