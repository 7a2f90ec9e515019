import type { Outcome } from '#lib/domain/decision/outcome.ts';
import type { Band, RecommendationStatus } from '#lib/domain/recommendation/recommendation.ts';

export interface RankingRow {
	applicationId: string;
	candidateName: string;
	stageName: string;
	/** Members who owe a scorecard. */
	owedBy: string[];
	decision: Outcome | null;
	/** Among all that the reader may see; null where nothing is ranked. */
	rank: { place: number; tied: boolean } | null;
	/** Null where the reader is shown none. */
	figures: {
		status: RecommendationStatus;
		band: Band | null;
		words: string;
		score: number | null;
		raw: number | null;
		coverage: number;
		raters: number;
		provisional: boolean;
		reasons: string[];
	} | null;
}

export interface RankingGroup {
	code: 'ranked' | 'insufficient' | 'hold' | 'stopped' | 'ready' | 'none';
	/** In all, over what the reader may see, counted up to 1001; null where it is not counted. */
	count: number | null;
	rows: RankingRow[];
}

export interface DueEntry {
	applicationId: string;
	candidateName: string;
	stageName: string;
	/** The reader's own, of interviews. */
	scorecardIds: string[];
	/** An exercise of this person waits for the reader's grading, under a pseudonym. */
	grading: boolean;
}

export interface RankingPage {
	jobId: string;
	due: DueEntry[];
	groups: RankingGroup[];
	isFirst: boolean;
	/** Where the next page goes on. */
	next: string | null;
}
