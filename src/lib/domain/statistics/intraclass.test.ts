import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readReference } from '../../../../tests/reference/read-reference.ts';
import { intraclass } from '#lib/domain/statistics/intraclass.ts';

const { cases } = readReference(
	'icc',
	z.object({
		cases: z.array(
			z.object({
				id: z.string(),
				matrix: z.array(z.array(z.number())),
				expected: z.object({
					ICC1: z.number(),
					ICC2: z.number(),
					ICC3: z.number(),
					ci95: z.object({ ICC2: z.tuple([z.number(), z.number()]) }),
				}),
			}),
		),
	}),
);

describe.each(cases)('$id', ({ matrix, expected }) => {
	test('the estimates and the interval of agreement are those of the reference', () => {
		const result = intraclass(matrix)!;
		expect(result.estimates.icc1).toBeCloseTo(expected.ICC1, 10);
		expect(result.estimates.icc2).toBeCloseTo(expected.ICC2, 10);
		expect(result.estimates.icc3).toBeCloseTo(expected.ICC3, 10);
		expect(result.intervals.icc2?.[0]).toBeCloseTo(expected.ci95.ICC2[0], 10);
		expect(result.intervals.icc2?.[1]).toBeCloseTo(expected.ci95.ICC2[1], 10);
	});
});

const ratings = fc
	.record({ n: fc.integer({ min: 2, max: 8 }), k: fc.integer({ min: 2, max: 5 }) })
	.chain(({ n, k }) =>
		fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: k, maxLength: k }), {
			minLength: n,
			maxLength: n,
		}),
	);

test('the order of candidates and of interviewers changes nothing', () => {
	fc.assert(
		fc.property(ratings, (matrix) => {
			const turned = matrix.map((row) => row.toReversed()).toReversed();
			const [a, b] = [intraclass(matrix)!, intraclass(turned)!];
			for (const form of ['icc1', 'icc2', 'icc3', 'icc1k', 'icc2k', 'icc3k'] as const) {
				const [first, second] = [a.estimates[form], b.estimates[form]];
				if (first === null || second === null) expect(first).toBe(second);
				else expect(Math.abs(first - second)).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(first)));
			}
		}),
		{ numRuns: 60 },
	);
});

test('every number is finite or null, and an interval holds its estimate', () => {
	fc.assert(
		fc.property(ratings, (matrix) => {
			const { estimates, intervals } = intraclass(matrix)!;
			for (const form of ['icc1', 'icc3', 'icc1k', 'icc3k'] as const) {
				const [estimate, interval] = [estimates[form], intervals[form]];
				if (estimate !== null) expect(Number.isFinite(estimate)).toBe(true);
				if (estimate === null || interval === null) continue;
				expect(interval[0]).toBeLessThanOrEqual(estimate + 1e-12);
				expect(interval[1]).toBeGreaterThanOrEqual(estimate - 1e-12);
			}
		}),
		{ numRuns: 60 },
	);
});

test('a row with a missing rating is left out', () => {
	const complete = [
		[1, 2],
		[3, 5],
		[4, 4],
	];
	expect(intraclass([...complete, [5, null]])).toEqual(intraclass(complete));
});

test('candidates with the same mean have no averaged form', () => {
	const { estimates, meanSquares } = intraclass([
		[3.1, 3.5],
		[3.5, 3.1],
		[3.3, 3.3],
	])!;
	expect(meanSquares.between).toBe(0);
	expect([estimates.icc1k, estimates.icc2k, estimates.icc3k]).toEqual([null, null, null]);
	expect(estimates.icc1).toBeLessThan(0);
});

test('ratings that are all equal have no correlation at all', () => {
	const { estimates, intervals } = intraclass([
		[3, 3],
		[3, 3],
	])!;
	const none = { icc1: null, icc2: null, icc3: null, icc1k: null, icc2k: null, icc3k: null };
	expect({ estimates, intervals }).toEqual({ estimates: none, intervals: none });
});

test('perfect agreement is 1 and has no interval', () => {
	const { estimates, intervals } = intraclass([
		[1, 1],
		[3, 3],
		[5, 5],
	])!;
	expect([estimates.icc1, estimates.icc2, estimates.icc3]).toEqual([1, 1, 1]);
	expect(intervals.icc3).toBeNull();
});

test('too little is null, and a matrix that is none is refused', () => {
	expect(intraclass([])).toBeNull();
	expect(intraclass([[1, 2]])).toBeNull();
	expect(intraclass([[1], [2]])).toBeNull();
	expect(() => intraclass([[1, 2], [3]])).toThrow(RangeError);
	expect(() =>
		intraclass([
			[1, NaN],
			[3, 4],
		]),
	).toThrow(RangeError);
});
