import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readReference } from '../../../../tests/reference/read-reference.ts';
import { normalCdf, normalDensity, normalQuantile } from '#lib/domain/statistics/normal.ts';

const numbers = z.array(z.number());
const reference = readReference(
	'normal',
	z.object({ x: numbers, cdf: numbers, p: numbers, quantile: numbers }),
);

test('the distribution function and the quantile are those of the reference', () => {
	reference.x.forEach((x, at) => expect(Math.abs(normalCdf(x) - reference.cdf[at]!)).toBeLessThan(1e-11));
	reference.p.forEach((p, at) => {
		expect(Math.abs(normalQuantile(p) - reference.quantile[at]!)).toBeLessThan(1e-10);
	});
});

test.each([
	[-1, 0.15865525393145707],
	[-3, 0.0013498980316300946],
	[-5, 2.866515718791939e-7],
	[-10, 7.619853024160527e-24],
	[-37.5, 4.60535300958196e-308],
])('the lower tail at %d keeps its relative accuracy', (x, p) => {
	expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(1e-12);
});

test('the distribution function rises, is symmetric and stays within 0 and 1', () => {
	fc.assert(
		fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
			const [low, high] = a < b ? [a, b] : [b, a];
			expect(normalCdf(low)).toBeLessThanOrEqual(normalCdf(high));
			expect(normalCdf(low) + normalCdf(-low)).toBeCloseTo(1, 14);
		}),
	);
});

test('it rises without a step where its two methods meet', () => {
	for (const x of [-2, 2]) {
		const [before, after] = [normalCdf(x - 1e-9), normalCdf(x + 1e-9)];
		expect((after - before) / 2e-9).toBeCloseTo(normalDensity(x), 6);
	}
});

test('the quantile undoes the distribution function', () => {
	fc.assert(
		fc.property(fc.double({ min: 1e-300, max: 0.5, noNaN: true }), (p) => {
			expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-12);
		}),
	);
});

test('the ends are exact and everything outside is refused', () => {
	expect([normalCdf(-Infinity), normalCdf(0), normalCdf(Infinity)]).toEqual([0, 0.5, 1]);
	expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
	for (const p of [-0.1, 1.1, NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
	expect(() => normalCdf(NaN)).toThrow(RangeError);
});
