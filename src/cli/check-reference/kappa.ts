import { z } from 'zod';
import { kappa, type KappaWeights } from '#lib/domain/statistics/kappa.ts';
import { caseFields, eachCase, Json, Matrix, referenceKind, Tolerance } from './reference-case.ts';

const table = z
	.array(z.array(z.number().min(0)))
	.min(1)
	.refine((rows) => rows.every((row) => row.length === rows.length), { message: 'the table is not square' });

const Custom = z.looseObject({ weights: Matrix }).catchall(Json);

const schema = z.object({
	cases: z.array(
		z
			.object({
				...caseFields,
				table,
				expected: z.looseObject({ custom: Custom.optional() }).catchall(Json),
				/** Standard errors of another program. */
				r_se: z.record(z.string(), Json).optional(),
			})
			.refine(({ table, expected }) => sizeFits(expected.custom?.weights, table.length), {
				path: ['expected', 'custom', 'weights'],
				message: 'not as many as the table has cells',
			}),
	),
	tolerance: Tolerance.optional(),
});

function sizeFits(weights: readonly (readonly number[])[] | undefined, size: number): boolean {
	return weights === undefined || (weights.length === size && weights[0]?.length === size);
}

function fields(counts: readonly (readonly number[])[], weights: KappaWeights) {
	const result = kappa(counts, weights);
	return {
		kappa: result?.kappa ?? null,
		se: result?.standardError ?? null,
		po: result?.observedAgreement ?? null,
		pe: result?.expectedAgreement ?? null,
	};
}

export const kappaKind = referenceKind(['kappa'], schema, ({ cases, tolerance }) =>
	eachCase(cases, tolerance, ({ table, expected: { custom, ...named }, r_se }) => ({
		expected: { ...named, ...(custom && { custom }), ...(r_se && { r_se }) },
		compute: () => {
			const results = {
				unweighted: fields(table, 'unweighted'),
				linear: fields(table, 'linear'),
				quadratic: fields(table, 'quadratic'),
				...(custom && { custom: { ...fields(table, custom.weights), weights: custom.weights } }),
			};
			const errors = Object.entries(results).map(([name, { se }]) => [name, se]);
			return { ...results, r_se: Object.fromEntries(errors) as unknown };
		},
	})),
);
