import { z } from 'zod';

const variance = z.number().positive();

/** Variance components of a rating, in squared points of the 1 to 5 scale, as in generalizability theory (Brennan 2001). */
export const VarianceComponents = z.strictObject({
	/** How much candidates differ overall. */
	candidate: variance,
	/** How much one candidate's dimensions differ from each other. */
	candidateDimension: variance,
	/** Interviewers' general severity. */
	rater: variance,
	/** Their severity on one dimension beside the general one. */
	raterDimension: variance,
	/** The impression one candidate makes on one interviewer, shared by all dimensions of the card (halo). */
	candidateRater: variance,
	residual: variance,
});
export type VarianceComponents = z.infer<typeof VarianceComponents>;

/**
 * What is known of the dimensions' means before any rating: each is `mean` plus a part shared by all dimensions plus its
 * own, so that the covariance of two means is `common`, and `common + dimension` that of a mean with itself.
 */
export const MeanPrior = z.strictObject({ mean: z.number(), common: variance, dimension: variance });
export type MeanPrior = z.infer<typeof MeanPrior>;

/** Until an organization has estimated its own; a composite of five dimensions then has dependability .45 (2.b). */
export const defaultVariance: VarianceComponents = {
	candidate: 0.27,
	candidateDimension: 0.16,
	rater: 0.12,
	raterDimension: 0.04,
	candidateRater: 0.19,
	residual: 0.25,
};

export const defaultMeanPrior: MeanPrior = { mean: 3.2, common: 0.25, dimension: 0.09 };

/** Degrees of freedom that the prior of each component weighs in a fit. */
export const priorWeight = 5;
