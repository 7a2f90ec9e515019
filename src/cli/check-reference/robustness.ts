import { z } from 'zod';
import {
	probabilityAboveBar,
	smallestChange,
	smallestShift,
} from '#lib/domain/statistics/weight-sensitivity.ts';
import { caseFields, eachCase, Expected, referenceKind, Tolerance } from './reference-case.ts';

const schema = z.object({
	cases: z.array(
		z
			.object({
				...caseFields,
				m: z.array(z.number()).min(1),
				W: z.array(z.number().min(0)).min(1),
				bar: z.number(),
				kappa: z.number().min(1e-9).max(1e9),
				expected: Expected,
			})
			.refine(({ m, W }) => m.length === W.length, { path: ['W'], message: 'not one for each m' })
			.refine(({ W }) => W.some((weight) => weight > 0), { path: ['W'], message: 'all are nought' }),
	),
	tolerance: Tolerance.optional(),
});

export const robustnessKind = referenceKind(['robustness'], schema, ({ cases, tolerance }) =>
	eachCase(cases, tolerance, ({ m, W, bar, kappa, expected }) => ({
		expected,
		compute: () => {
			const shift = smallestShift(m, W, bar);
			const change = smallestChange(m, W, bar);
			// Where no change exists a file may leave out the whole or say so field by field.
			const withoutChange = change.change === null && expected.flip_l2 === null;
			return {
				p_above_bar: probabilityAboveBar(m, W, bar, kappa),
				flip_tv: {
					S: shift.score,
					tv: shift.share,
					moves: shift.moves.map(({ from, to, share }) => [from, to, share]),
				},
				flip_l2: withoutChange ? null : { S: change.score, l2: change.distance, delta: change.change },
			};
		},
	})),
);
