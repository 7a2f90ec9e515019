import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	chiSquareUpperTail,
	fLowerTail,
	fQuantile,
	fUpperTail,
} from '#lib/domain/statistics/distributions.ts';

const degrees = fc.double({ min: 0.5, max: 300, noNaN: true });

test.each([
	[3.841458820694124, 1],
	[5.991464547107979, 2],
	[11.070497693516351, 5],
	[124.342113404004, 100],
])('chi-square is above %d with %d degrees of freedom once in twenty', (x, df) => {
	expect(chiSquareUpperTail(x, df)).toBeCloseTo(0.05, 12);
});

test('chi-square with two degrees of freedom is exponential, far into the tail', () => {
	for (const x of [0.001, 1, 10, 100, 1000]) {
		expect(Math.abs(chiSquareUpperTail(x, 2) / Math.exp(-x / 2) - 1)).toBeLessThan(1e-12);
	}
});

test('the two tails of F add up to one and mirror each other', () => {
	fc.assert(
		fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), degrees, degrees, (x, d1, d2) => {
			expect(Math.abs(fLowerTail(x, d1, d2) + fUpperTail(x, d1, d2) - 1)).toBeLessThan(1e-11);
		}),
	);
});

test('F with two degrees of freedom above has a closed form', () => {
	fc.assert(
		fc.property(fc.double({ min: 0, max: 50, noNaN: true }), degrees, (x, d2) => {
			expect(fUpperTail(x, 2, d2)).toBeCloseTo((1 + (2 * x) / d2) ** (-d2 / 2), 11);
		}),
	);
});

test.each([
	[0.975, 5, 15, 3.5764153492790607],
	[0.95, 1, 1, 161.447638797588],
	[0.05, 3.3, 7.7, 0.1297495016392386],
])('the quantile %d of F with %d and %d degrees of freedom is %d', (p, d1, d2, x) => {
	expect(Math.abs(fQuantile(p, d1, d2) / x - 1)).toBeLessThan(1e-11);
});

test('the quantile of F undoes its lower tail', () => {
	fc.assert(
		fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), degrees, degrees, (p, d1, d2) => {
			expect(Math.abs(fLowerTail(fQuantile(p, d1, d2), d1, d2) - p)).toBeLessThan(1e-10);
		}),
		{ numRuns: 50 },
	);
});

test('the ends are exact and everything outside is refused', () => {
	expect([chiSquareUpperTail(-1, 3), chiSquareUpperTail(0, 3), chiSquareUpperTail(Infinity, 3)]).toEqual([
		1, 1, 0,
	]);
	expect([fLowerTail(-1, 3, 4), fLowerTail(Infinity, 3, 4), fUpperTail(Infinity, 3, 4)]).toEqual([0, 1, 0]);
	expect([fQuantile(0, 3, 4), fQuantile(1, 3, 4)]).toEqual([0, Infinity]);
	for (const bad of [0, -1, NaN, Infinity]) {
		expect(() => chiSquareUpperTail(1, bad)).toThrow(RangeError);
		expect(() => fLowerTail(1, bad, 1)).toThrow(RangeError);
		expect(() => fQuantile(0.5, 1, bad)).toThrow(RangeError);
	}
	expect(() => chiSquareUpperTail(NaN, 1)).toThrow(RangeError);
	expect(() => fUpperTail(NaN, 1, 1)).toThrow(RangeError);
});
