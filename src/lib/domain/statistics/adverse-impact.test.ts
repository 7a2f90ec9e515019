import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readReference } from '../../../../tests/reference/read-reference.ts';
import { adverseImpact, type GroupCount } from '#lib/domain/statistics/adverse-impact.ts';

const { cases } = readReference(
	'adverse_impact',
	z.object({
		cases: z.array(
			z.object({
				id: z.string(),
				groups: z.record(z.string(), z.tuple([z.number(), z.number()])),
				expected: z.object({
					reference: z.string(),
					groups: z.record(
						z.string(),
						z.object({
							verdict: z.string(),
							impact_ratio: z.number(),
							fisher_p: z.number().optional(),
							z: z.number().nullable().optional(),
							fragile: z.boolean().optional(),
						}),
					),
				}),
			}),
		),
	}),
);

function counts(groups: Record<string, readonly [number, number]>): GroupCount[] {
	return Object.entries(groups).map(([group, [selected, applicants]]) => ({ group, selected, applicants }));
}

describe.each(cases)('$id', ({ groups, expected }) => {
	test('has the verdicts and the numbers of the reference', () => {
		const result = adverseImpact(counts(groups))!;
		expect(result.reference).toBe(expected.reference);
		for (const { group, verdict, impactRatio, comparison } of result.groups) {
			const wanted = expected.groups[group]!;
			expect(verdict).toBe(wanted.verdict);
			expect(impactRatio).toBeCloseTo(wanted.impact_ratio, 10);
			if (wanted.fisher_p === undefined) continue;
			expect(comparison?.fisherP).toBeCloseTo(wanted.fisher_p, 10);
			if (typeof wanted.z === 'number') expect(comparison?.z).toBeCloseTo(wanted.z, 10);
			expect(comparison?.fragile).toBe(wanted.fragile);
		}
	});
});

function verdicts(groups: Record<string, readonly [number, number]>) {
	const result = adverseImpact(counts(groups));
	return Object.fromEntries((result?.groups ?? []).map(({ group, verdict }) => [group, verdict]));
}

test('equal rates make the larger group the reference, then the first name', () => {
	expect(adverseImpact(counts({ b: [10, 20], a: [10, 20], c: [5, 10] }))?.reference).toBe('a');
	expect(adverseImpact(counts({ a: [5, 10], c: [10, 20] }))?.reference).toBe('c');
});

test('where nobody is selected nothing is judged', () => {
	expect(verdicts({ a: [0, 50], b: [0, 40] })).toEqual({ a: 'REFERENCE', b: 'TOO_SMALL' });
	const [, second] = adverseImpact(counts({ a: [0, 50], b: [0, 40] }))!.groups;
	expect(second).toMatchObject({ impactRatio: null, comparison: { z: null, interval: null, fisherP: 1 } });
});

test('where all are selected the rates do not differ', () => {
	const [, second] = adverseImpact(counts({ a: [50, 50], b: [40, 40] }))!.groups;
	expect(second).toMatchObject({ verdict: 'NO_INDICATION', impactRatio: 1 });
	expect(second?.comparison).toMatchObject({ z: null, interval: [1, 1], ratioIfOneMore: null, shortfall: 0 });
});

test('a group nobody applied from has no rate', () => {
	const [, empty] = adverseImpact(counts({ a: [5, 20], b: [0, 0] }))!.groups;
	expect(empty).toMatchObject({ rate: null, impactRatio: null, verdict: 'TOO_SMALL', comparison: null });
	expect(adverseImpact(counts({ a: [0, 0] }))).toBeNull();
	expect(adverseImpact([])).toBeNull();
});

test('the order of the groups changes no number, and none is infinite or not a number', () => {
	const group = fc
		.integer({ min: 0, max: 60 })
		.chain((applicants) => fc.tuple(fc.integer({ min: 0, max: applicants }), fc.constant(applicants)));
	fc.assert(
		fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), (pairs) => {
			const groups = pairs.map(([selected, applicants], at) => ({ group: `g${at}`, selected, applicants }));
			const result = adverseImpact(groups);
			const turned = adverseImpact(groups.toReversed());
			expect(turned?.groups.toReversed()).toEqual(result?.groups);
			JSON.stringify(result, (_, value: unknown) => {
				if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
				return value;
			});
		}),
	);
});

test('counts that cannot be and a group named twice are refused', () => {
	expect(() => adverseImpact(counts({ a: [3, 2] }))).toThrow(RangeError);
	expect(() => adverseImpact(counts({ a: [0.5, 2] }))).toThrow(RangeError);
	const twice = { group: 'a', selected: 1, applicants: 2 };
	expect(() => adverseImpact([twice, twice])).toThrow(RangeError);
});
