import { expect, test } from 'vitest';
import { z } from 'zod';
import { readReference } from '../../../../tests/reference/read-reference.ts';
import { intraclass } from '#lib/domain/statistics/intraclass.ts';
import {
	conditionsNeeded,
	oneFacetDependability,
	oneFacetVariance,
} from '#lib/domain/statistics/one-facet.ts';

const { one_facet } = readReference(
	'gstudy',
	z.object({
		one_facet: z.array(
			z.object({
				id: z.string(),
				matrix: z.array(z.array(z.number())),
				expected: z.object({
					variance: z.object({ p: z.number(), i: z.number(), pi: z.number() }),
					dstudy: z.array(z.object({ n_i: z.number(), erho2: z.number(), phi: z.number() })),
					n_for_phi80: z.number(),
				}),
			}),
		),
	}),
);

test.each(one_facet)('$id has the variances and coefficients of the reference', ({ matrix, expected }) => {
	const variance = oneFacetVariance(matrix)!;
	expect(variance.person).toBeCloseTo(expected.variance.p, 10);
	expect(variance.condition).toBeCloseTo(expected.variance.i, 10);
	expect(variance.residual).toBeCloseTo(expected.variance.pi, 10);
	for (const { n_i, erho2, phi } of expected.dstudy) {
		const study = oneFacetDependability(variance, n_i);
		expect(study.generalizability).toBeCloseTo(erho2, 10);
		expect(study.dependability).toBeCloseTo(phi, 10);
	}
	const single = oneFacetDependability(variance, 1);
	expect(conditionsNeeded(variance.person, single.absoluteError, 0.8)).toBe(expected.n_for_phi80);
});

test.each(one_facet)('the coefficients of one rater in $id are the intraclass correlations', ({ matrix }) => {
	const { generalizability, dependability } = oneFacetDependability(oneFacetVariance(matrix)!, 1);
	expect(dependability).toBeCloseTo(intraclass(matrix)!.estimates.icc2!, 12);
	expect(generalizability).toBeCloseTo(intraclass(matrix)!.estimates.icc3!, 12);
});

test('a negative estimate is reported and counts as nought', () => {
	const variance = oneFacetVariance([
		[1, 5],
		[5, 1],
	])!;
	expect(variance.person).toBeLessThan(0);
	expect(oneFacetDependability(variance, 2)).toMatchObject({ generalizability: 0, dependability: 0 });
});

test('what cannot be known is null', () => {
	expect(oneFacetVariance([[1, 2]])).toBeNull();
	expect(oneFacetVariance([])).toBeNull();
	const flat = oneFacetVariance([
		[3, 3],
		[3, 3],
	])!;
	expect(oneFacetDependability(flat, 3)).toMatchObject({ generalizability: null, dependability: null });
	expect(conditionsNeeded(0, 1, 0.8)).toBeNull();
	expect(conditionsNeeded(0, 0, 0.8)).toBeNull();
	expect(conditionsNeeded(1, 0, 0.8)).toBe(0);
});

test('a matrix with holes, a target of 1 and no condition are refused', () => {
	expect(() => oneFacetVariance([[1, 2], [3]])).toThrow(RangeError);
	expect(() => conditionsNeeded(1, 1, 1)).toThrow(RangeError);
	expect(() => oneFacetDependability({ person: 1, condition: 1, residual: 1 }, 0)).toThrow(RangeError);
});
