import type { OverallWord } from '#lib/domain/scorecard/content.ts';
import type { Kit } from '#lib/domain/scorecard/kit.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';
import type { NotAssessedReason } from '#lib/domain/scorecard/not-assessed.ts';

/** What was submitted, as its readers see it. */
export type RevisionView = {
	number: number;
	at: Date;
	/** Empty for the first. */
	reason: string;
	othersSeen: boolean;
	overall: OverallWord;
	keyTakeaways: string;
	noteForNext: string;
	/** In the scorecard's order. */
	ratings: {
		dimensionId: string;
		name: string;
		level: Level | null;
		/** The level in words, where the role has them. */
		anchor: string;
		notAssessed: NotAssessedReason | null;
		note: string;
	}[];
	signals: { strong: string[]; weak: string[] };
	/** Questions that were asked or written about. */
	questions: { id: string; text: string; asked: boolean; note: string }[];
};

export type RedFlagView = {
	id: string;
	text: string;
	evidence: string;
	state: 'open' | 'confirmed' | 'dismissed';
	raisedAt: Date;
	resolvedAt: Date | null;
	resolvedByName: string | null;
	resolution: string | null;
};

export type SubmittedScorecardView = {
	authorName: string;
	kit: Pick<Kit, 'jobTitle' | 'task'>;
	submittedAt: Date;
	shadow: boolean;
	seenOthersAt: Date | null;
	/** Newest first, at least one. */
	revisions: RevisionView[];
	redFlags: RedFlagView[];
};

/** Where another rater of the same stage stands. Who, and when, may be shown; what was written may not. */
export type Neighbour = {
	id: string;
	name: string;
	state: 'draft' | 'submitted' | 'waived';
	submittedAt: Date | null;
};
