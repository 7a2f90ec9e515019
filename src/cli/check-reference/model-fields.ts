import { z } from 'zod';
import type { CalibrationRating } from '#lib/domain/recommendation/model/ratings.ts';
import type { VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';

/** The files' names of the variance components. */
export const fileNames = {
	cand: 'candidate',
	cand_dim: 'candidateDimension',
	rater: 'rater',
	rater_dim: 'raterDimension',
	cand_rater: 'candidateRater',
	resid: 'residual',
} as const satisfies Record<string, keyof VarianceComponents>;

const positive = z.number().positive();
const others = {
	cand_dim: positive.optional(),
	rater_dim: positive.optional(),
	cand_rater: positive.optional(),
};

/** Three components belong to ratings in one dimension, six to a panel of several. */
export const Components = z
	.strictObject({ cand: positive, rater: positive, resid: positive, ...others })
	.refine(
		({ cand_dim, rater_dim, cand_rater }) =>
			[cand_dim, rater_dim, cand_rater].every((value) => (value === undefined) === (cand_dim === undefined)),
		'names neither three nor six components',
	);

export const MeanPriorFields = z
	.strictObject({ mean: z.number(), varCommon: positive, varDim: positive })
	.transform(({ mean, varCommon, varDim }) => ({ mean, common: varCommon, dimension: varDim }));

/** `score: null` is not assessed. */
export const RatingFields = z.array(
	z.object({ cand: z.string(), rater: z.string(), dim: z.string().optional(), score: z.number().nullable() }),
);

/** Those with a level; ratings without a dimension are in one and the same. */
export function calibrationRatings(fields: z.output<typeof RatingFields>): CalibrationRating[] {
	return fields.flatMap(({ cand, rater, dim = '', score }) =>
		score === null ? [] : [{ candidateId: cand, raterId: rater, dimensionId: dim, level: score }],
	);
}

/** Components that the file does not name are 0. */
export function components(fields: z.output<typeof Components>): VarianceComponents {
	return {
		candidate: fields.cand,
		candidateDimension: fields.cand_dim ?? 0,
		rater: fields.rater,
		raterDimension: fields.rater_dim ?? 0,
		candidateRater: fields.cand_rater ?? 0,
		residual: fields.resid,
	};
}

export const isSingle = (fields: object): boolean => !('cand_dim' in fields);

/** In the files' names, those of the model that was fitted. */
export function componentFields(variance: VarianceComponents, single: boolean) {
	return Object.fromEntries(
		Object.entries(fileNames)
			.filter(([name]) => !single || ['cand', 'rater', 'resid'].includes(name))
			.map(([name, component]) => [name, variance[component]]),
	);
}
