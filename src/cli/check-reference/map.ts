import { z } from 'zod';
import { fitPanel, fitSingle } from '#lib/domain/recommendation/model/fit.ts';
import { ratingPanel } from '#lib/domain/recommendation/model/ratings.ts';
import {
	calibrationRatings,
	componentFields,
	Components,
	components,
	isSingle,
	MeanPriorFields,
	RatingFields,
} from './model-fields.ts';
import { caseFields, DEFAULT_TOLERANCE, Expected, referenceKind } from './reference-case.ts';

const weight = z.number().min(0);

const schema = z.object({
	...caseFields,
	ratings: RatingFields,
	prior: z.object({
		s2: Components,
		nu: z.union([weight, z.record(z.string(), weight)]),
		mu: MeanPriorFields.nullable(),
	}),
	expected: Expected,
});

export const mapKind = referenceKind(['map'], schema, (file) => [
	{
		id: file.id ?? 'map',
		expected: file.expected,
		tolerance: file.tolerance ?? DEFAULT_TOLERANCE,
		compute: () => {
			const { s2, nu, mu } = file.prior;
			const single = isSingle(s2);
			const panel = ratingPanel(calibrationRatings(file.ratings));
			const options = {
				prior: { variance: components(s2), weight: typeof nu === 'number' ? nu : weights(nu) },
				meanPrior: mu,
			};
			const fit = single ? fitSingle(panel, options) : fitPanel(panel, options);
			return { variance: componentFields(fit.variance, single), objective: fit.objective };
		},
	},
]);

function weights(nu: Record<string, number>) {
	return {
		candidate: nu['cand'] ?? 0,
		candidateDimension: nu['cand_dim'] ?? 0,
		rater: nu['rater'] ?? 0,
		raterDimension: nu['rater_dim'] ?? 0,
		candidateRater: nu['cand_rater'] ?? 0,
		residual: nu['resid'] ?? 0,
	};
}
