import { z } from 'zod';
import { RedFlagState } from '#lib/domain/recommendation/panel.ts';
import { defaultFloor, defaultThresholds, Thresholds } from '#lib/domain/recommendation/model/thresholds.ts';
import {
	defaultMeanPrior,
	defaultVariance,
	type MeanPrior,
	type VarianceComponents,
} from '#lib/domain/recommendation/model/variance.ts';

const id = z.union([z.string().min(1), z.number().transform(String)]);
/** In squared points. What is left out of a model, 0, is taken as this, which no figure shows. */
const nothing = 1e-9;
const component = z
	.number()
	.min(0)
	.max(1e4)
	.transform((value) => Math.max(value, nothing));

const Variance = z
	.strictObject({
		cand: component,
		cand_dim: component,
		cand_rater: component,
		resid: z.number().min(1e-6).max(1e4),
		rater: component,
		rater_dim: component,
	})
	.transform((file): VarianceComponents => ({
		candidate: file.cand,
		candidateDimension: file.cand_dim,
		candidateRater: file.cand_rater,
		residual: file.resid,
		rater: file.rater,
		raterDimension: file.rater_dim,
	}));

const MeanPriorFile = z
	.strictObject({ mean: z.number().min(-100).max(100), varCommon: component, varDim: component })
	.transform(({ mean, varCommon, varDim }): MeanPrior => ({ mean, common: varCommon, dimension: varDim }));

const Dimension = z.object({
	id,
	weight: z.number().min(0).max(1e6),
	critical: z.boolean().nullish(),
	floor: z.number().min(1).max(5).nullish(),
});

const Rating = z.object({
	cand: id,
	rater: id,
	dim: id,
	/** null: not assessed; the candidate stays in the panel. */
	score: z.number().min(1).max(5).nullable(),
});

/** A panel of candidates of one role, as the reference files hold it. Fields that describe it are let through. */
export const PanelFile = z
	.object({
		dims: z.array(Dimension).min(1),
		ratings: z.array(Rating),
		variance: Variance.nullish().transform((variance) => variance ?? defaultVariance),
		mu_prior: MeanPriorFile.nullish().transform((prior) => prior ?? defaultMeanPrior),
		policy: Thresholds.partial()
			.nullish()
			.transform((policy): Thresholds => ({ ...defaultThresholds, ...given(policy ?? {}) })),
		severity: z.enum(['off', 'show', 'apply']).nullish(),
		/** Candidates' red flags and pending cards; in a file of decisions they belong to one candidate. */
		red_flags: z
			.array(RedFlagState)
			.nullish()
			.transform((flags) => flags ?? []),
		pending: z
			.int()
			.min(0)
			.nullish()
			.transform((pending) => pending ?? 0),
	})
	.superRefine(({ dims, ratings }, context) => {
		const known = new Set<string>();
		dims.forEach((dimension, at) => {
			if (known.has(dimension.id))
				context.addIssue({
					code: 'custom',
					path: ['dims', at, 'id'],
					message: `"${dimension.id}" stands twice`,
				});
			known.add(dimension.id);
		});
		if (dims.every(({ weight }) => weight === 0))
			context.addIssue({
				code: 'custom',
				path: ['dims'],
				message: 'no dimension has any weight, so nothing can be scored',
			});
		ratings.forEach((rating, at) => {
			if (!known.has(rating.dim))
				context.addIssue({
					code: 'custom',
					path: ['ratings', at, 'dim'],
					message: `no dimension has the id "${rating.dim}"`,
				});
		});
	});
export type PanelFile = z.infer<typeof PanelFile>;

export const floorOf = (dimension: PanelFile['dims'][number]) => dimension.floor ?? defaultFloor;

/** An optional field may be there without a value, and must not hide the default. */
function given(policy: { [Key in keyof Thresholds]?: Thresholds[Key] | undefined }): Partial<Thresholds> {
	return Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== undefined));
}
