import { z } from 'zod';
import { candidateEffects } from '#lib/domain/recommendation/model/candidate-effect.ts';
import { fitPanel, fitSingle } from '#lib/domain/recommendation/model/fit.ts';
import { ratingPanel } from '#lib/domain/recommendation/model/ratings.ts';
import { solveSystem } from '#lib/domain/recommendation/model/system.ts';
import { defaultVariance, type VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import { connectedComponents } from '#lib/domain/statistics/components.ts';
import { calibrationRatings, componentFields, isSingle, RatingFields } from './model-fields.ts';
import { caseFields, DEFAULT_TOLERANCE, Json, referenceKind } from './reference-case.ts';

const schema = z.object({
	...caseFields,
	ratings: RatingFields,
	expected: z.object({ variance: z.record(z.string(), z.number()) }).catchall(Json),
});

type File = z.output<typeof schema>;

/** Of the residual variance: a component below this share was driven to the edge of the box. */
const vanishing = 1e-5;

export const lmmKind = referenceKind(['lmm_crossed', 'lmm_m3'], schema, (file) => [
	{
		id: file.id ?? 'lmm',
		expected: file.expected,
		tolerance: file.tolerance ?? DEFAULT_TOLERANCE,
		compute: () => fitted(file),
	},
]);

function fitted({ ratings: fields, expected }: File) {
	const single = isSingle(expected.variance);
	const ratings = calibrationRatings(fields);
	const full = ratingPanel(ratings);
	const panel = single ? { ...full, pairs: [] } : full;
	const options = { prior: null, meanPrior: null, start: single ? singleStart : defaultVariance };
	const fit = single ? fitSingle(panel, options) : fitPanel(panel, options);
	const system = solveSystem(panel, { mode: 'severity', variance: fit.variance, meanPrior: null });
	if (!system) throw new RangeError('The fit ended where the model has no solution.');
	const { estimate, covariance, size } = system;
	const variances = componentFields(fit.variance, single);
	const error = (place: number) => covariance[place * size + place]!;
	const named = (value: (place: number) => number) =>
		Object.fromEntries(panel.dimensionIds.map((id, d) => [single ? 'intercept' : id, value(d)]));
	const byRater = (value: (place: number) => number) =>
		Object.fromEntries(panel.raterIds.map((id, r) => [id, value(panel.dimensionIds.length + r)]));
	const candidates = candidateEffects(system);
	return {
		variance: variances,
		fixef: named((place) => estimate[place]!),
		fixef_se: named((place) => Math.sqrt(error(place))),
		reml_criterion: fit.objective,
		singular: Object.values(variances).some((value) => value < vanishing * fit.variance.residual),
		blup_cand: Object.fromEntries(candidates.map(({ candidateId, effect }) => [candidateId, effect])),
		pev_cand: Object.fromEntries(candidates.map(({ candidateId, variance }) => [candidateId, variance])),
		blup_rater: byRater((place) => estimate[place]!),
		pev_rater: byRater(error),
		components: connectedComponents(
			ratings.map(({ candidateId, raterId }) => [candidateId, raterId] as const),
		).map(({ candidates: ids, interviewers }) => ({ candidates: ids, raters: interviewers })),
	};
}

const singleStart: VarianceComponents = {
	...defaultVariance,
	candidate: defaultVariance.candidate + defaultVariance.candidateDimension,
	rater: defaultVariance.rater + defaultVariance.raterDimension,
	residual: defaultVariance.candidateRater + defaultVariance.residual,
};
