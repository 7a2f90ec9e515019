import { z } from 'zod';
import {
	conditionsNeeded,
	type Dependability,
	oneFacetDependability,
	oneFacetVariance,
} from '#lib/domain/statistics/one-facet.ts';
import { caseFields, eachCase, Json, Matrix, type ReferenceCase, type Tolerance } from './reference-case.ts';

const levels = z.int().min(1);

export const oneFacetSchema = z.object({
	...caseFields,
	matrix: Matrix,
	expected: z
		.looseObject({ dstudy: z.array(z.looseObject({ n_i: levels }).catchall(Json)).optional() })
		.catchall(Json),
});

export function dependabilityFields(result: Dependability) {
	return {
		rel_error: result.relativeError,
		abs_error: result.absoluteError,
		erho2: result.generalizability,
		phi: result.dependability,
	};
}

export function oneFacetCases(
	cases: readonly z.infer<typeof oneFacetSchema>[],
	tolerance: Tolerance | undefined,
): ReferenceCase[] {
	return eachCase(cases, tolerance, ({ matrix, expected: { dstudy, ...rest } }) => ({
		expected: { ...rest, ...(dstudy && { dstudy }) },
		compute: () => {
			const variance = oneFacetVariance(matrix);
			if (!variance) return null;
			const { person, condition, residual } = variance;
			const single = oneFacetDependability(variance, 1);
			return {
				variance: { p: person, i: condition, pi: residual },
				dstudy: dstudy?.map(({ n_i }) => ({
					n_i,
					...dependabilityFields(oneFacetDependability(variance, n_i)),
				})),
				n_for_phi80: conditionsNeeded(Math.max(0, person), single.absoluteError, 0.8),
			};
		},
	}));
}
