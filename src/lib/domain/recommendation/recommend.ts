import type { Calibration } from '#lib/domain/recommendation/calibration.ts';
import { crossedEffects } from '#lib/domain/recommendation/crossed-effects.ts';
import type { PanelInput } from '#lib/domain/recommendation/panel.ts';
import type { Recommendation } from '#lib/domain/recommendation/recommendation.ts';
import type { EngineVersion } from '#lib/domain/recommendation/verdict.ts';
import { weightedMean } from '#lib/domain/recommendation/weighted-mean.ts';

/** Every engine that ever made a recommendation stays here, so that an old one can be recomputed to the byte. */
const engines: Record<EngineVersion, (input: PanelInput, calibration: Calibration | null) => Recommendation> =
	{
		'weighted-mean/1': weightedMean,
		'm3/1': crossedEffects,
	};

export const currentEngine = 'm3/1' satisfies EngineVersion;

/**
 * Computes the recommendation from the independent scorecards. The same input gives the same bytes in canonical JSON.
 * `calibration` is the snapshot that the input names, null where it names none.
 *
 * @throws ConfigurationError where the data cannot be scored, as when no dimension has weight
 */
export function recommend(
	input: PanelInput,
	calibration: Calibration | null = null,
	engine: EngineVersion = currentEngine,
): Recommendation {
	return engines[engine](input, calibration);
}
