import { headline, reasonSentence } from '#lib/domain/recommendation/words.ts';
import type { Band, RecommendationStatus } from '#lib/domain/recommendation/verdict.ts';
import type { DimensionNames } from '#lib/domain/scorecard/names.ts';
import type { Figures } from '#lib/server/db/comparisons.ts';
import type { ToldFigures } from '#lib/server/workflows/told-figures.ts';

export type ComparedApplication = {
	applicationId: string;
	candidateName: string;
	/** Recommended, by an engine that says how sure it is: those can be compared by probability. */
	isComparable: boolean;
	status: RecommendationStatus;
	band: Band | null;
	words: string;
	reasons: string[];
	/** Not cut to the scale: the page cuts, and rounds what comes in full. */
	score: number | null;
	interval: [number, number] | null;
	raw: number | null;
	coverage: number;
	raters: number;
	isProvisional: boolean;
	isEarlier: boolean;
	dimensions: {
		id: string;
		isScored: boolean;
		raters: number;
		mean: number | null;
		score: number | null;
		interval: [number, number] | null;
	}[];
};

/** An application's figures for the comparison, without weights, which not every reader may see. */
export function comparedView(
	{ id, candidateName }: { id: string; candidateName: string },
	figures: Figures,
	names: DimensionNames,
	told: ToldFigures,
): ComparedApplication {
	const isEarlier = figures.engine === 'weighted-mean/1';
	return {
		applicationId: id,
		candidateName,
		isComparable: figures.status === 'RECOMMENDED' && !isEarlier,
		status: figures.status,
		band: figures.band,
		words: headline(figures, names),
		reasons: figures.reasons.map((reason) => reasonSentence(reason, names)),
		score: figures.score === null ? null : told.score(figures.score),
		interval: figures.interval ? told.interval(figures.interval) : null,
		raw: figures.raw === null ? null : told.score(figures.raw),
		coverage: told.share(figures.coverage),
		raters: figures.raters,
		isProvisional: figures.provisional,
		isEarlier,
		// Where nobody rated a dimension, its estimate rests on the others alone: no evidence to set beside another's.
		dimensions: figures.dimensions.map(({ id: dimensionId, n, mean, estimate }) => ({
			id: dimensionId,
			isScored: isEarlier ? mean !== null : estimate !== null && estimate !== undefined,
			raters: n,
			mean,
			score: n > 0 && estimate ? told.score(estimate.score) : null,
			interval: n > 0 && estimate ? told.interval(estimate.interval) : null,
		})),
	};
}
