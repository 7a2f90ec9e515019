import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readReference } from '../../../../tests/reference/read-reference.ts';
import { type AlphaMetric, krippendorffAlpha } from '#lib/domain/statistics/krippendorff.ts';

const METRICS: readonly AlphaMetric[] = ['nominal', 'ordinal', 'interval', 'ratio'];
const { cases } = readReference(
	'krippendorff_alpha',
	z.object({
		cases: z.array(
			z.object({
				id: z.string(),
				units: z.array(z.array(z.number().nullable())),
				expected: z.object({
					nominal: z.number(),
					ordinal: z.number(),
					interval: z.number(),
					ratio: z.number(),
					n_pairable: z.number(),
				}),
			}),
		),
	}),
);

test.each(cases)('$id has the alpha of the reference by all metrics', ({ units, expected }) => {
	for (const metric of METRICS) {
		const { alpha, pairable } = krippendorffAlpha(units, metric);
		expect(alpha).toBeCloseTo(expected[metric], 11);
		expect(pairable).toBe(expected.n_pairable);
	}
});

const units = fc.array(fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { maxLength: 5 }), {
	maxLength: 8,
});

test('the order of units and observers changes nothing, and alpha is at most 1 or null', () => {
	fc.assert(
		fc.property(units, fc.constantFrom(...METRICS), (data, metric) => {
			const { alpha } = krippendorffAlpha(data, metric);
			const turned = krippendorffAlpha(data.map((unit) => unit.toReversed()).toReversed(), metric).alpha;
			if (alpha === null || turned === null) {
				expect(alpha).toBe(turned);
			} else {
				expect(alpha).toBeLessThanOrEqual(1);
				expect(turned).toBeCloseTo(alpha, 10);
			}
		}),
	);
});

test('units with one value count for nothing', () => {
	const paired = [
		[1, 2],
		[4, 4],
	];
	expect(krippendorffAlpha([...paired, [5, null], [null], []], 'ordinal')).toEqual(
		krippendorffAlpha(paired, 'ordinal'),
	);
});

test('alpha is null where nothing varies, nothing pairs or a ratio has no meaning', () => {
	expect(krippendorffAlpha([], 'interval')).toEqual({ alpha: null, units: 0, pairable: 0 });
	expect(
		krippendorffAlpha(
			[
				[3, 3],
				[3, 3, null],
			],
			'nominal',
		),
	).toEqual({ alpha: null, units: 2, pairable: 4 });
	expect(
		krippendorffAlpha(
			[
				[-1, 1],
				[0, 2],
			],
			'ratio',
		).alpha,
	).toBeNull();
	expect(() => krippendorffAlpha([[1, NaN]], 'nominal')).toThrow(RangeError);
});
