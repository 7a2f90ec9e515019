import { compareText } from '#lib/domain/recommendation/panel.ts';

/** One rating, 1 to 5, of one candidate's dimension by one rater; several cards of a pair are one rater's ratings. */
export type CalibrationRating = { candidateId: string; raterId: string; dimensionId: string; level: number };

/** One candidate's ratings in their given order; numbers are places in the panel's lists. */
export type Rows = {
	dimension: Int32Array;
	rater: Int32Array;
	/** Place among the rater-and-dimension pairs that occur. */
	pair: Int32Array;
	level: Float64Array;
};

/** Ratings with their ids replaced by places in sorted lists, so that the order of the input decides nothing. */
export type RatingPanel = {
	dimensionIds: string[];
	raterIds: string[];
	candidateIds: string[];
	pairs: { rater: number; dimension: number }[];
	/** As `candidateIds`. */
	candidates: Rows[];
	count: number;
};

/**
 * `dimensionIds` and `candidateIds` add those that no rating names: they keep their place in the model.
 */
export function ratingPanel(
	ratings: readonly CalibrationRating[],
	also: { dimensionIds?: readonly string[]; candidateIds?: readonly string[] } = {},
): RatingPanel {
	const dimensionIds = sortedIds([
		...ratings.map((rating) => rating.dimensionId),
		...(also.dimensionIds ?? []),
	]);
	const raterIds = sortedIds(ratings.map((rating) => rating.raterId));
	const candidateIds = sortedIds([
		...ratings.map((rating) => rating.candidateId),
		...(also.candidateIds ?? []),
	]);
	const dimensionOf = placeOf(dimensionIds);
	const raterOf = placeOf(raterIds);
	const candidateOf = placeOf(candidateIds);
	const places = ratings.map((rating) => ({
		candidate: candidateOf.get(rating.candidateId)!,
		rater: raterOf.get(rating.raterId)!,
		dimension: dimensionOf.get(rating.dimensionId)!,
		level: rating.level,
	}));
	const pairKeys = [
		...new Set(places.map(({ rater, dimension }) => rater * dimensionIds.length + dimension)),
	];
	pairKeys.sort((a, b) => a - b);
	const pairOf = new Map(pairKeys.map((key, place) => [key, place]));
	const byCandidate = candidateIds.map((): typeof places => []);
	for (const place of places) byCandidate[place.candidate]!.push(place);
	return {
		dimensionIds,
		raterIds,
		candidateIds,
		pairs: pairKeys.map((key) => ({
			rater: Math.floor(key / dimensionIds.length),
			dimension: key % dimensionIds.length,
		})),
		candidates: byCandidate.map((own) => ({
			dimension: Int32Array.from(own, ({ dimension }) => dimension),
			rater: Int32Array.from(own, ({ rater }) => rater),
			pair: Int32Array.from(own, ({ rater, dimension }) =>
				pairOf.get(rater * dimensionIds.length + dimension)!,
			),
			level: Float64Array.from(own, ({ level }) => level),
		})),
		count: ratings.length,
	};
}

function sortedIds(ids: readonly string[]): string[] {
	return [...new Set(ids)].sort(compareText);
}

function placeOf(ids: readonly string[]): Map<string, number> {
	return new Map(ids.map((id, place) => [id, place]));
}
