import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readReference } from '../../../../tests/reference/read-reference.ts';
import { agreementTable, kappa } from '#lib/domain/statistics/kappa.ts';

const KINDS = ['unweighted', 'linear', 'quadratic'] as const;
const result = z.object({ kappa: z.number(), se: z.number() });
const { cases } = readReference(
	'kappa',
	z.object({
		cases: z.array(
			z.object({
				id: z.string(),
				table: z.array(z.array(z.number())),
				expected: z.object({ unweighted: result, linear: result, quadratic: result }),
			}),
		),
	}),
);

describe.each(cases)('$id', ({ table, expected }) => {
	test.each(KINDS)('%s kappa and its standard error are those of the reference', (kind) => {
		const { kappa: estimate, standardError } = kappa(table, kind)!;
		expect(estimate).toBeCloseTo(expected[kind].kappa, 11);
		expect(standardError).toBeCloseTo(expected[kind].se, 11);
	});
});

test('custom weights give the weighted kappa that Cohen published in 1968', () => {
	const [{ table }] = cases.filter(({ id }) => id === 'cohen1960') as [(typeof cases)[number]];
	const weights = [
		[1, 5 / 6, 1 / 2],
		[5 / 6, 1, 0],
		[1 / 2, 0, 1],
	];
	expect(kappa(table, weights)?.kappa).toBeCloseTo(0.348, 3);
});

const tables = fc.integer({ min: 2, max: 5 }).chain((size) =>
	fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: size, maxLength: size }), {
		minLength: size,
		maxLength: size,
	}),
);

test('the two raters can change places', () => {
	fc.assert(
		fc.property(tables, fc.constantFrom(...KINDS), (table, kind) => {
			const turned = table.map((_, i) => table.map((row) => row[i]!));
			const [a, b] = [kappa(table, kind), kappa(turned, kind)];
			if (!a || !b || a.kappa === null || b.kappa === null) {
				expect(a?.kappa).toBe(b?.kappa);
				return;
			}
			expect(a.kappa).toBeCloseTo(b.kappa, 10);
			expect(a.standardError).toBeCloseTo(b.standardError!, 7);
			expect(a.kappa).toBeLessThanOrEqual(1 + 1e-12);
		}),
	);
});

test('pairs of ratings are counted by category', () => {
	expect(
		agreementTable(
			[
				[1, 2],
				[1, 2],
				[3, 3],
			],
			[1, 2, 3],
		),
	).toEqual([
		[0, 2, 0],
		[0, 0, 0],
		[0, 0, 1],
	]);
	expect(() => agreementTable([[1, 2.5]], [1, 2, 3])).toThrow(RangeError);
});

test('kappa is null without counts and where chance alone agrees', () => {
	expect(kappa([], 'linear')).toBeNull();
	expect(
		kappa(
			[
				[0, 0],
				[0, 0],
			],
			'linear',
		),
	).toBeNull();
	expect(kappa([[7]], 'quadratic')?.kappa).toBeNull();
	expect(
		kappa(
			[
				[7, 0],
				[0, 0],
			],
			'quadratic',
		),
	).toMatchObject({ kappa: null, standardError: null, n: 7 });
});

test('what is no table is refused', () => {
	expect(() => kappa([[1, 2]], 'linear')).toThrow(RangeError);
	expect(() =>
		kappa(
			[
				[1, -2],
				[0, 1],
			],
			'linear',
		),
	).toThrow(RangeError);
	expect(() =>
		kappa(
			[
				[1, 2],
				[0, 1],
			],
			[[1]],
		),
	).toThrow(RangeError);
});
