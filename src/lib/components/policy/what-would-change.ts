import type { Band, RecommendationStatus } from '#lib/domain/recommendation/verdict.ts';

type VerdictFigures = {
	status: RecommendationStatus;
	band: Band | null;
	words: string;
	score: number | null;
};

export type WhatWouldChangeFigures = {
	compared: number;
	hasMore: boolean;
	hasWithheld: boolean;
	changed: number;
	listed: {
		applicationId: string;
		candidateName: string;
		jobId: string;
		jobTitle: string;
		before: VerdictFigures;
		after: VerdictFigures;
	}[];
	rescored: number;
};

/** The answer in one sentence. */
export function whatWouldChangeSentence({
	compared,
	changed,
}: Pick<WhatWouldChangeFigures, 'compared' | 'changed'>): string {
	if (compared === 0)
		return 'No open job has a recommendation yet that you may see and that could still change.';
	const all = compared === 1 ? 'the one recommendation' : `all ${text(compared)} recommendations`;
	if (changed === 0) {
		return `Nothing would change: ${all} in open jobs would keep ${compared === 1 ? 'its' : 'their'} band.`;
	}
	return compared === 1
		? 'The one recommendation in open jobs would change.'
		: `${text(changed)} of ${text(compared)} recommendations in open jobs would change.`;
}

/** What the figures leave out, and what moves without a new band. */
export function whatWouldChangeNotes(figures: WhatWouldChangeFigures): string[] {
	const { changed, compared, hasMore, hasWithheld, listed, rescored } = figures;
	const others = changed > 0 ? 'other ' : '';
	return [
		...(rescored > 0
			? [
					`The score of ${text(rescored)} ${others}${rescored === 1 ? 'application' : 'applications'} would move by a tenth or more and stay in its band.`,
				]
			: []),
		...(listed.length < changed ? [`The first ${text(listed.length)} are listed.`] : []),
		...(hasMore ? [`Only the newest ${text(compared)} were looked at; there are older ones.`] : []),
		...(hasWithheld
			? [
					'Applications on which you still owe a scorecard, or whose notes you have to open first, are neither listed nor counted.',
				]
			: []),
	];
}

function text(count: number): string {
	return count.toLocaleString('en');
}
