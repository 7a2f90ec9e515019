import type { ModelRecommendation } from '#lib/domain/recommendation/model-recommendation.ts';
import { severityTold } from '#lib/domain/recommendation/severity-told.ts';
import { severityExplanation, severitySentence } from '#lib/domain/recommendation/words-severity.ts';
import { type RaterNames, raterName } from '#lib/domain/recommendation/words-model.ts';

/** What this reader is told of interviewers' severity; null where the policy keeps it unsaid. */
export function severityView(
	result: ModelRecommendation,
	names: RaterNames,
	reader: { calibrationOwner: boolean; seesWeights: boolean },
) {
	const told = severityTold(result, {
		calibrationOwner: reader.calibrationOwner,
		seesWorking: reader.seesWeights,
	});
	if (!told) return null;
	return {
		sentence: severitySentence(told),
		explanation: severityExplanation(told),
		shares:
			told.kind === 'unknown' || !told.shares
				? null
				: told.shares.map(({ raterId, share }) => ({ raterName: raterName(names, raterId), share })),
	};
}
