import type { CalibrationRating } from '#lib/domain/recommendation/model/ratings.ts';

/** A rating that counts, with the moment at which its debrief was opened. `dimensionId` is the `calibrationKey`. */
export type ReportRating = CalibrationRating & { openedAt: Date };

/** What all raters gave one candidate on one dimension. */
export type Cell = {
	candidateId: string;
	dimensionId: string;
	openedAt: Date;
	/** One level a rater, 1 to 5: the mean where the rater gave several. */
	levels: ReadonlyMap<string, number>;
};

export function cellsOf(ratings: readonly ReportRating[]): Cell[] {
	const found = new Map<string, { first: ReportRating; given: Map<string, number[]> }>();
	for (const rating of ratings) {
		const key = `${rating.candidateId} ${rating.dimensionId}`;
		const cell = found.get(key) ?? { first: rating, given: new Map<string, number[]>() };
		found.set(key, cell);
		const own = cell.given.get(rating.raterId);
		if (own) own.push(rating.level);
		else cell.given.set(rating.raterId, [rating.level]);
	}
	return [...found.values()].map(({ first: { candidateId, dimensionId, openedAt }, given }) => ({
		candidateId,
		dimensionId,
		openedAt,
		levels: new Map([...given].map(([raterId, levels]) => [raterId, mean(levels)])),
	}));
}

/** Cells that two raters or more filled: the only ones in which they can agree. */
export function shared(cells: readonly Cell[]): Cell[] {
	return cells.filter(({ levels }) => levels.size >= 2);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
