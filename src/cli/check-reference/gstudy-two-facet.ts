import { z } from 'zod';
import { twoFacetDependability, twoFacetStudy } from '#lib/domain/statistics/two-facet.ts';
import { dependabilityFields } from './gstudy-one-facet.ts';
import { caseFields, eachCase, Json, type ReferenceCase, type Tolerance } from './reference-case.ts';

const levels = z.int().min(1);
const labels = z.array(z.union([z.string(), z.number()]));

export const twoFacetSchema = z.object({
	...caseFields,
	long: z
		.object({ p: labels, i: labels, o: labels, y: z.array(z.number()).min(1) })
		.superRefine(({ p, i, o, y }, context) => {
			for (const [name, list] of Object.entries({ p, i, o })) {
				if (list.length === y.length) continue;
				context.addIssue({ code: 'custom', path: [name], message: 'not one for each y' });
			}
		}),
	expected: z
		.looseObject({
			dstudy: z.array(z.looseObject({ n_i: levels, n_o: levels }).catchall(Json)).optional(),
		})
		.catchall(Json),
});

export function twoFacetCases(
	cases: readonly z.infer<typeof twoFacetSchema>[],
	tolerance: Tolerance | undefined,
): ReferenceCase[] {
	return eachCase(cases, tolerance, ({ long, expected: { dstudy, ...rest } }) => ({
		expected: { ...rest, ...(dstudy && { dstudy }) },
		compute: () => {
			const study = twoFacetStudy(
				long.y.map((score, at) => ({
					person: String(long.p[at]),
					item: String(long.i[at]),
					occasion: String(long.o[at]),
					score,
				})),
			);
			if (!study) return null;
			const { p, i, o, pi, po, io, pio } = study.meanSquares;
			return {
				variance: study.variance,
				mean_squares: { p, i, o, 'p:i': pi, 'p:o': po, 'i:o': io, 'p:i:o': pio },
				dstudy: dstudy?.map(({ n_i, n_o }) => ({
					n_i,
					n_o,
					...dependabilityFields(twoFacetDependability(study.variance, n_i, n_o)),
				})),
			};
		},
	}));
}
