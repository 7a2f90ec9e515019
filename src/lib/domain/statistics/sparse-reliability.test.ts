import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readReference } from '../../../../tests/reference/read-reference.ts';
import { sparseReliability } from '#lib/domain/statistics/sparse-reliability.ts';

const { gqk } = readReference(
	'gstudy',
	z.object({
		gqk: z.array(
			z.object({
				id: z.string(),
				pairs: z.array(z.tuple([z.string(), z.string()])),
				s2c: z.number(),
				s2r: z.number(),
				s2e: z.number(),
				expected: z.object({ k_harmonic: z.number(), q: z.number(), G: z.number() }),
			}),
		),
	}),
);

test.each(gqk)('a $id design has the reliability of the reference', ({ pairs, s2c, s2r, s2e, expected }) => {
	const result = sparseReliability(pairs, { candidate: s2c, rater: s2r, residual: s2e })!;
	expect(result.raters).toBeCloseTo(expected.k_harmonic, 12);
	expect(result.q).toBeCloseTo(expected.q, 11);
	expect(result.reliability).toBeCloseTo(expected.G, 11);
});

const variance = { candidate: 0.36, rater: 0.16, residual: 0.49 };
const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');

test('q lies between a crossed and a nested design, as the shared raters of each two candidates say', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(names, names), { maxLength: 15 }), (pairs) => {
			const result = sparseReliability(pairs, variance);
			const raters = new Map<string, Set<string>>();
			for (const [candidate, rater] of pairs) {
				raters.set(candidate, (raters.get(candidate) ?? new Set()).add(rater));
			}
			if (!result) {
				expect(raters.size).toBeLessThan(2);
				return;
			}
			const sets = [...raters.values()];
			let shared = 0;
			for (const one of sets) {
				for (const other of sets) {
					if (one !== other) shared += one.intersection(other).size / (one.size * other.size);
				}
			}
			expect(result.q).toBeCloseTo(1 / result.raters - shared / (sets.length * (sets.length - 1)), 12);
			expect(result.q).toBeGreaterThanOrEqual(0);
			expect(result.q).toBeLessThanOrEqual(1 / result.raters + 1e-12);
		}),
	);
});

test('no variance is no reliability, and a negative variance is refused', () => {
	const pairs = [
		['a', 'x'],
		['b', 'x'],
	] as const;
	expect(sparseReliability(pairs, { candidate: 0, rater: 0, residual: 0 })?.reliability).toBeNull();
	expect(() => sparseReliability(pairs, { ...variance, rater: -1 })).toThrow(RangeError);
});
