import { z } from 'zod';
import { MeanPrior, VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';

/** What the thread is given, and what it says. */
export const FitRequest = z.object({
	ratings: z.array(
		z.object({ candidateId: z.string(), raterId: z.string(), dimensionId: z.string(), level: z.number() }),
	),
	prior: z.object({ variance: VarianceComponents, weight: z.number() }),
	meanPrior: MeanPrior,
});

export const FitMessage = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('iteration'), number: z.number() }),
	z.object({
		kind: z.literal('done'),
		fit: z.object({
			variance: VarianceComponents,
			objective: z.number(),
			iterations: z.number(),
			converged: z.boolean(),
		}),
	}),
]);
export type FitMessage = z.infer<typeof FitMessage>;
