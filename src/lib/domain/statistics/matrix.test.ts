import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cholesky, choleskyOf, inverse, logDeterminant, multiply, principal, solve } from './matrix.ts';

/** Symmetric positive definite, of a size on either side of a multiple of four. */
const positiveDefinite = fc.integer({ min: 1, max: 13 }).chain((n) =>
	fc
		.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: n * n, maxLength: n * n })
		.map((values) => {
			const a = new Float64Array(n * n);
			for (let i = 0; i < n; i++)
				for (let j = 0; j < n; j++) {
					for (let k = 0; k < n; k++) a[i * n + j]! += values[i * n + k]! * values[j * n + k]!;
					if (i === j) a[i * n + j]! += 1;
				}
			return { a, n };
		}),
);

function product(a: Float64Array, b: Float64Array, n: number): Float64Array {
	const result = new Float64Array(n * n);
	for (let i = 0; i < n; i++)
		for (let j = 0; j < n; j++)
			for (let k = 0; k < n; k++) result[i * n + j]! += a[i * n + k]! * b[k * n + j]!;
	return result;
}

function expectClose(a: Float64Array, b: Float64Array, within: number): void {
	a.forEach((value, at) => expect(Math.abs(value - b[at]!)).toBeLessThan(within));
}

describe('a symmetric positive definite matrix', () => {
	test('is its factor times the factor turned over', () => {
		fc.assert(
			fc.property(positiveDefinite, ({ a, n }) => {
				const l = choleskyOf(a, n);
				const turned = l.map((_, at) => l[(at % n) * n + Math.floor(at / n)]!);
				expectClose(product(l, turned, n), a, 1e-9);
			}),
		);
	});

	test('times its inverse is one, and solving agrees with it', () => {
		fc.assert(
			fc.property(positiveDefinite, ({ a, n }) => {
				const l = choleskyOf(a, n);
				const one = new Float64Array(n * n).map((_, at) => (at % n === Math.floor(at / n) ? 1 : 0));
				const back = inverse(l, n);
				expectClose(product(a, back, n), one, 1e-7);
				const b = Float64Array.from({ length: n }, (_, i) => i - 2);
				expectClose(solve(l, n, b), multiply(back, n, b), 1e-7);
			}),
		);
	});

	test('has the logarithm of its determinant', () => {
		expect(logDeterminant(choleskyOf(Float64Array.of(4, 2, 2, 3), 2), 2)).toBeCloseTo(Math.log(8), 14);
	});
});

test('a matrix that is not positive definite, or not a number, has no factor', () => {
	expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
	expect(cholesky(Float64Array.of(Number.NaN), 1)).toBeNull();
	const large = new Float64Array(25).fill(1);
	expect(cholesky(large, 5)).toBeNull();
	expect(() => choleskyOf(large, 5)).toThrow(RangeError);
});

test('rows and columns are taken in the order in which they are named', () => {
	expect([...principal(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), 3, [2, 0])]).toEqual([9, 7, 3, 1]);
});
