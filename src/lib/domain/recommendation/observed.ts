import { compareText, type PanelData } from '#lib/domain/recommendation/panel.ts';

export type ObservedDimension = {
	id: string;
	rawWeight: number;
	/** rawWeight / sum of raw weights. */
	weight: number;
	critical: boolean;
	floor: number | null;
	/** Each rater once, by id, with the mean of that rater's own ratings. */
	raters: { raterId: string; mean: number }[];
	mean: number | null;
	sd: number | null;
	range: number | null;
};

export type Observed = {
	dimensions: ObservedDimension[];
	rawWeightSum: number;
	weightedSum: number;
	/** 0 to 1. */
	coverage: number;
	/** 1 to 5, or null where nothing that counts was rated. */
	raw: number | null;
	bounds: [number, number];
	raters: number;
};

/** The observed layer of the recommendation: plain means, coverage and bounds. */
export function observe(panel: Pick<PanelData, 'dimensions' | 'scorecards'>): Observed {
	// Sums are taken by id, so that the order of the lists changes no bit of any figure.
	const byId = panel.dimensions.toSorted((a, b) => compareText(a.id, b.id));
	const rawWeightSum = sum(byId.map((dimension) => dimension.weight));
	const levels = levelsByDimension(panel.scorecards);

	const dimensions = panel.dimensions.map((dimension): ObservedDimension => {
		const raters = [...(levels.get(dimension.id) ?? [])]
			.map(([raterId, own]) => ({ raterId, mean: meanOf(own) }))
			.sort((a, b) => compareText(a.raterId, b.raterId));
		return {
			id: dimension.id,
			rawWeight: dimension.weight,
			weight: dimension.weight / rawWeightSum,
			critical: dimension.critical,
			floor: dimension.floor,
			raters,
			...spread(raters.map((rater) => rater.mean)),
		};
	});

	const rated = dimensions
		.flatMap(({ id, weight, mean, raters }) =>
			weight > 0 && mean !== null ? [{ id, weight, mean, raters }] : [],
		)
		.sort((a, b) => compareText(a.id, b.id));
	const coverage = Math.min(1, sum(rated.map(({ weight }) => weight)));
	const weightedSum = sum(rated.map(({ weight, mean }) => weight * mean));
	return {
		dimensions,
		rawWeightSum,
		weightedSum,
		coverage,
		raw: rated.length === 0 ? null : onScale(weightedSum / coverage),
		bounds: [onScale(weightedSum + (1 - coverage)), onScale(weightedSum + (1 - coverage) * 5)],
		raters: new Set(rated.flatMap(({ raters }) => raters.map((rater) => rater.raterId))).size,
	};
}

/** Dimension, then rater, then that rater's levels in order of size. */
function levelsByDimension(scorecards: PanelData['scorecards']): Map<string, Map<string, number[]>> {
	const found = new Map<string, Map<string, number[]>>();
	for (const { raterId, ratings, excluded } of scorecards) {
		if (excluded !== null) continue;
		for (const { dimensionId, level } of ratings) {
			const raters = found.get(dimensionId) ?? new Map<string, number[]>();
			raters.set(
				raterId,
				[...(raters.get(raterId) ?? []), level].sort((a, b) => a - b),
			);
			found.set(dimensionId, raters);
		}
	}
	return found;
}

function spread(values: readonly number[]): { mean: number | null; sd: number | null; range: number | null } {
	if (values.length === 0) return { mean: null, sd: null, range: null };
	const sorted = values.toSorted((a, b) => a - b);
	const centre = meanOf(sorted);
	const squares = sum(sorted.map((value) => (value - centre) ** 2));
	return {
		mean: centre,
		sd: values.length < 2 ? null : Math.sqrt(squares / (values.length - 1)),
		range: Math.max(...values) - Math.min(...values),
	};
}

function meanOf(values: readonly number[]): number {
	return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

/** Rounding can carry a mean of fives a bit beyond 5. */
function onScale(value: number): number {
	return Math.min(5, Math.max(1, value));
}
