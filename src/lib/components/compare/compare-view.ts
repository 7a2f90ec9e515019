import type { Band, RecommendationStatus } from '#lib/domain/recommendation/verdict.ts';

export interface Compared {
	applicationId: string;
	candidateName: string;
	status: RecommendationStatus;
	band: Band | null;
	words: string;
	reasons: string[];
	score: number | null;
	/** Not cut to the scale. */
	interval: [number, number] | null;
	raw: number | null;
	coverage: number;
	raters: number;
	isProvisional: boolean;
	/** By an engine that does not say how sure it is. */
	isEarlier: boolean;
	dimensions: {
		id: string;
		/** Who rated it. */
		raters: number;
		mean: number | null;
		score: number | null;
		interval: [number, number] | null;
	}[];
	/** 1 is best; null outside the comparison. */
	expectedRank?: number | null;
}
