import type { PanelInput } from '#lib/domain/recommendation/panel.ts';
import type { EngineVersion, Recommendation } from '#lib/domain/recommendation/recommendation.ts';
import { weightedMean } from '#lib/domain/recommendation/weighted-mean.ts';

/** Every engine that ever made a recommendation stays here, so that an old one can be recomputed to the byte. */
const engines: Record<EngineVersion, (input: PanelInput) => Recommendation> = {
	'weighted-mean/1': weightedMean,
};

const currentEngine: EngineVersion = 'weighted-mean/1';

/**
 * Computes the recommendation from the independent scorecards. The same input gives the same bytes in canonical JSON.
 *
 * @throws ConfigurationError where the data cannot be scored, as when no dimension has weight
 */
export function recommend(input: PanelInput, engine: EngineVersion = currentEngine): Recommendation {
	return engines[engine](input);
}
