import type { DimensionNames } from '#lib/domain/scorecard/names.ts';
import { dimensionName } from '#lib/domain/scorecard/names.ts';
import type { PanelScorecard } from '#lib/server/db/evidence.ts';
import type { Stored } from '#lib/server/db/recommendations.ts';

/** Every number that the recommendation rests on, with names, so that anyone can recompute it by hand. */
export function workingView(
	{ id, dataHash, result }: Stored,
	panel: readonly PanelScorecard[],
	names: DimensionNames,
) {
	const { trace } = result;
	const raters = new Map(panel.map(({ raterId, raterName }) => [raterId, raterName]));
	const titles = new Map(panel.map((scorecard) => [scorecard.id, scorecard.title]));
	const who = (row: { raterId: string; scorecardId: string }) => ({
		raterName: raters.get(row.raterId) ?? '',
		title: titles.get(row.scorecardId) ?? '',
	});
	return {
		recommendationId: id,
		engine: trace.engine,
		policyVersion: trace.policyVersion,
		roleVersionId: trace.roleVersionId,
		dataHash,
		thresholds: trace.thresholds,
		rawWeightSum: trace.rawWeightSum,
		dimensions: trace.dimensions.map((dimension) => ({
			dimensionId: dimension.id,
			name: dimensionName(names, dimension.id),
			rawWeight: dimension.rawWeight,
			weight: dimension.weight,
			raters: dimension.raters.map(({ raterId, mean }) => ({ raterName: raters.get(raterId) ?? '', mean })),
			mean: dimension.mean,
			weighted: dimension.weighted,
		})),
		rows: trace.rows.map((row) => ({
			...who(row),
			dimension: dimensionName(names, row.dimensionId),
			level: row.level,
		})),
		notAssessed: trace.notAssessed.map((row) => ({
			...who(row),
			dimension: dimensionName(names, row.dimensionId),
		})),
		excluded: trace.excluded.map((row) => ({
			...who(row),
			reason: row.reason,
			ratings: row.ratings.map(({ dimensionId, level }) => ({
				dimension: dimensionName(names, dimensionId),
				level,
			})),
		})),
		coveredWeight: trace.coveredWeight,
		weightedSum: trace.weightedSum,
		score: trace.score,
		pending: trace.pending,
	};
}
