import type { Outcome } from '#lib/domain/decision/outcome.ts';
import type { Band, RecommendationStatus } from '#lib/domain/recommendation/verdict.ts';

export interface RankingRow {
	applicationId: string;
	candidateName: string;
	stageName: string;
	/** Members who owe a scorecard. */
	owedBy: string[];
	decision: Outcome | null;
	/**
	 * Among all that the reader may see; null where nothing is ranked. `place` is the number of the tie group, or of the
	 * score where no error is known.
	 */
	rank: { place: number; tied: boolean } | null;
	/** Null where the reader is shown none. */
	figures: {
		status: RecommendationStatus;
		band: Band | null;
		words: string;
		score: number | null;
		/** Not cut to the scale; null where none is known. */
		interval: [number, number] | null;
		raw: number | null;
		coverage: number;
		raters: number;
		provisional: boolean;
		reasons: string[];
	} | null;
}

export interface RankingGroup {
	code: 'ranked' | 'earlier' | 'insufficient' | 'hold' | 'stopped' | 'ready' | 'none';
	/** In all, over what the reader may see, counted up to 1001; null where it is not counted. */
	count: number | null;
	rows: RankingRow[];
	/** Tie groups that begin on the pages before this one; of those, the last may go on here. */
	begunBefore: number;
	/** More of this group stand on the next page. */
	goesOn: boolean;
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
