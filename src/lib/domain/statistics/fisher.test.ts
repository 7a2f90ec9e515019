import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readReference } from '../../../../tests/reference/read-reference.ts';
import { fisherExact, type TwoByTwo } from '#lib/domain/statistics/fisher.ts';

const row = z.tuple([z.number(), z.number()]);
const { fisher } = readReference(
	'adverse_impact',
	z.object({
		fisher: z.array(z.object({ id: z.string(), table: z.tuple([row, row]), p_two_sided: z.number() })),
	}),
);

test.each(fisher)('$id has the p-value of the reference', ({ table, p_two_sided }) => {
	expect(fisherExact(table)).toBeCloseTo(p_two_sided, 11);
});

function choose(n: number, k: number): bigint {
	let value = 1n;
	for (let i = 1; i <= k; i += 1) value = (value * BigInt(n - k + i)) / BigInt(i);
	return value;
}

/** The same by whole numbers, without rounding or tolerance. */
function byCounting([[a, b], [c, d]]: TwoByTwo): number {
	const [m, n, k] = [a + b, c + d, a + c];
	const ways = (x: number): bigint => (x > m || k - x > n ? 0n : choose(m, x) * choose(n, k - x));
	let extreme = 0n;
	let total = 0n;
	for (let x = 0; x <= k; x += 1) {
		total += ways(x);
		if (ways(x) <= ways(a)) extreme += ways(x);
	}
	return Number((extreme * 10n ** 18n) / total) / 1e18;
}

const count = fc.integer({ min: 0, max: 25 });
const tables: fc.Arbitrary<TwoByTwo> = fc.tuple(fc.tuple(count, count), fc.tuple(count, count));

test('it is what counting all tables gives', () => {
	fc.assert(
		fc.property(tables, (table) => {
			expect(fisherExact(table)).toBeCloseTo(byCounting(table), 11);
		}),
	);
});

test('rows, columns and the diagonal can change places', () => {
	fc.assert(
		fc.property(tables, ([[a, b], [c, d]]) => {
			const p = fisherExact([
				[a, b],
				[c, d],
			]);
			expect(
				fisherExact([
					[c, d],
					[a, b],
				]),
			).toBeCloseTo(p, 12);
			expect(
				fisherExact([
					[b, a],
					[d, c],
				]),
			).toBeCloseTo(p, 12);
			expect(
				fisherExact([
					[a, c],
					[b, d],
				]),
			).toBeCloseTo(p, 12);
		}),
	);
});

test('large counts do not overflow', () => {
	const p = fisherExact([
		[60_000, 40_000],
		[59_000, 41_000],
	]);
	expect(p).toBeGreaterThan(1e-6);
	expect(p).toBeLessThan(1e-5);
});

test('an empty margin is no evidence, and what is no count is refused', () => {
	expect(
		fisherExact([
			[0, 0],
			[0, 0],
		]),
	).toBe(1);
	expect(
		fisherExact([
			[0, 5],
			[0, 9],
		]),
	).toBe(1);
	for (const bad of [-1, 0.5, NaN, Infinity]) {
		expect(() =>
			fisherExact([
				[bad, 1],
				[1, 1],
			]),
		).toThrow(RangeError);
	}
});
