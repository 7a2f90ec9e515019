import { z } from 'zod';
import { ModelRecommendation } from '#lib/domain/recommendation/model-recommendation.ts';
import { WeightedMeanRecommendation } from '#lib/domain/recommendation/weighted-mean-recommendation.ts';

/** What an engine made of a panel; every engine's form stays readable, whichever computes now. */
export const Recommendation = z.union([ModelRecommendation, WeightedMeanRecommendation]);
export type Recommendation = z.infer<typeof Recommendation>;
