import type { Recommendation } from '#lib/domain/recommendation/recommendation.ts';
import { type DimensionNames, dimensionName } from '#lib/domain/scorecard/names.ts';
import type { PanelScorecard } from '#lib/server/db/evidence.ts';
import type { Stored } from '#lib/server/db/recommendations.ts';

/** Every number that the recommendation rests on, with names, so that anyone can recompute it. */
export function workingView(
	{ id, dataHash, result }: Stored,
	panel: readonly PanelScorecard[],
	names: DimensionNames,
) {
	const raters = new Map(panel.map(({ raterId, raterName }) => [raterId, raterName]));
	const titles = new Map(panel.map((scorecard) => [scorecard.id, scorecard.title]));
	const nameOf = (dimensionId: string) => dimensionName(names, dimensionId);
	const who = (row: { raterId: string; scorecardId: string }) => ({
		raterName: raters.get(row.raterId) ?? '',
		title: titles.get(row.scorecardId) ?? '',
	});
	const { policyVersion, roleVersionId, notAssessed, excluded, pending } = result.trace;
	const origins = {
		recommendationId: id,
		policyVersion,
		roleVersionId,
		dataHash,
		notAssessed: notAssessed.map((row) => ({ ...who(row), dimension: nameOf(row.dimensionId) })),
		excluded: excluded.map((row) => ({
			...who(row),
			reason: row.reason,
			ratings: row.ratings.map(({ dimensionId, level }) => ({ dimension: nameOf(dimensionId), level })),
		})),
		pending,
	};
	const lookUp = { nameOf, who, raters };
	return result.engine === 'm3/1'
		? { ...origins, ...modelWorking(result, lookUp) }
		: { ...origins, ...plainWorking(result, lookUp) };
}

type LookUp = {
	nameOf: (dimensionId: string) => string;
	who: (row: { raterId: string; scorecardId: string }) => { raterName: string; title: string };
	raters: ReadonlyMap<string, string>;
};

function plainWorking(
	{ trace }: Extract<Recommendation, { engine: 'weighted-mean/1' }>,
	{ nameOf, who, raters }: LookUp,
) {
	return {
		engine: trace.engine,
		thresholds: trace.thresholds,
		rawWeightSum: trace.rawWeightSum,
		dimensions: trace.dimensions.map((dimension) => ({
			dimensionId: dimension.id,
			name: nameOf(dimension.id),
			rawWeight: dimension.rawWeight,
			weight: dimension.weight,
			raters: dimension.raters.map(({ raterId, mean }) => ({ raterName: raters.get(raterId) ?? '', mean })),
			mean: dimension.mean,
			weighted: dimension.weighted,
		})),
		rows: trace.rows.map((row) => ({ ...who(row), dimension: nameOf(row.dimensionId), level: row.level })),
		coveredWeight: trace.coveredWeight,
		weightedSum: trace.weightedSum,
		score: trace.score,
	};
}

function modelWorking(
	{ trace, probability }: Extract<Recommendation, { engine: 'm3/1' }>,
	{ nameOf, who, raters }: LookUp,
) {
	const { effects, mean } = trace.knowledge;
	const known = effects.map((effect, place) => ({ effect, mean: mean[place] ?? 0 }));
	return {
		engine: trace.engine,
		thresholds: trace.thresholds,
		snapshotId: trace.calibration?.snapshotId ?? null,
		mode: trace.mode,
		variance: trace.variance,
		meanPrior: trace.meanPrior,
		dimensions: trace.dimensions.map(({ id, rawWeight, weight, floor }) => ({
			dimensionId: id,
			name: nameOf(id),
			rawWeight,
			weight,
			floor,
			expected:
				known.find(({ effect }) => effect.kind === 'dimension' && effect.dimensionId === id)?.mean ?? null,
		})),
		severities: known.flatMap(({ effect, mean: severity }) =>
			effect.kind === 'dimension'
				? []
				: [
						{
							raterName: raters.get(effect.raterId) ?? '',
							dimension: effect.kind === 'rater' ? null : nameOf(effect.dimensionId),
							severity,
						},
					],
		),
		start: trace.start,
		rows: trace.rows.map((row) => ({
			...who(row),
			dimension: nameOf(row.dimensionId),
			level: row.level,
			expected: row.expected,
			weight: row.weight,
			contribution: row.contribution,
		})),
		unweighted: trace.unweighted.map((row) => ({
			...who(row),
			dimension: nameOf(row.dimensionId),
			level: row.level,
		})),
		score: trace.score,
		se: trace.se,
		probability,
	};
}
