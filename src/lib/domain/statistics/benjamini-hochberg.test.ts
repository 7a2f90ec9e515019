import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiHochberg } from '#lib/domain/statistics/benjamini-hochberg.ts';

test('q-values stand in the order given and never fall with p', () => {
	expect(benjaminiHochberg([0.04, 0.01, 0.03, 0.5]).map((q) => Number(q?.toFixed(6)))).toEqual([
		0.053333, 0.04, 0.053333, 0.5,
	]);
});

test('a missing test is passed over and counts for nothing', () => {
	expect(benjaminiHochberg([0.02, null, 0.01])).toEqual([0.02, null, 0.02]);
	expect(benjaminiHochberg([])).toEqual([]);
});

test('q is at least p and at most 1, and keeps its order', () => {
	fc.assert(
		fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
			const q = benjaminiHochberg(pValues).map((value) => value!);
			pValues.forEach((p, i) => {
				expect(q[i]).toBeGreaterThanOrEqual(p * (1 - 1e-12));
				expect(q[i]).toBeLessThanOrEqual(1);
				pValues.forEach((other, j) => {
					if (other < p) expect(q[j]).toBeLessThanOrEqual(q[i]!);
				});
			});
		}),
	);
});

test('what is no probability is refused', () => {
	for (const bad of [-0.1, 1.1, NaN]) expect(() => benjaminiHochberg([0.5, bad])).toThrow(RangeError);
});
