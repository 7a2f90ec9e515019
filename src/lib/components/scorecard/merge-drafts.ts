import type { ScorecardContent } from '#lib/domain/scorecard/content.ts';
import { differingFields } from '#lib/domain/scorecard/draft-save.ts';

export type Side = 'mine' | 'theirs';

/**
 * The places at which two versions differ and between which a person can choose: a rating is one place, its note
 * another, a red flag one.
 */
export function differingPlaces(mine: ScorecardContent, theirs: ScorecardContent): string[] {
	const places = differingFields(mine, theirs)
		.filter((field) => field !== 'redFlags')
		.map((field) => field.replace(/^(ratings\.[^.]+)\.(level|notAssessed)$/, '$1'));
	return [...new Set(places)];
}

/** Mine, with theirs at the places where theirs was chosen. What only one side has counts as differing too. */
export function merged(
	mine: ScorecardContent,
	theirs: ScorecardContent,
	chosen: Readonly<Record<string, Side>>,
): ScorecardContent {
	const from = (place: string) => (chosen[place] === 'theirs' ? theirs : mine);
	const ids = <Entry>(pick: (content: ScorecardContent) => Record<string, Entry>) => [
		...new Set([...Object.keys(pick(mine)), ...Object.keys(pick(theirs))]),
	];
	const blank = { level: null, notAssessed: null, note: '' };
	const ratings = ids((content) => content.ratings).map((id) => {
		const { level, notAssessed } = from(`ratings.${id}`).ratings[id] ?? blank;
		const { note } = from(`ratings.${id}.note`).ratings[id] ?? blank;
		return [id, { level, notAssessed, note }] as const;
	});
	const questionNotes = ids((content) => content.questionNotes).map(
		(id) => [id, from(`questionNotes.${id}`).questionNotes[id] ?? ''] as const,
	);
	const flagIds = new Set([...mine.redFlags, ...theirs.redFlags].map(({ id }) => id));
	return {
		ratings: Object.fromEntries(
			ratings.filter(
				([, { level, notAssessed, note }]) => level !== null || notAssessed !== null || note !== '',
			),
		),
		overall: from('overall').overall,
		keyTakeaways: from('keyTakeaways').keyTakeaways,
		privateNotes: from('privateNotes').privateNotes,
		noteForNext: from('noteForNext').noteForNext,
		observedSignals: from('observedSignals').observedSignals,
		askedQuestions: from('askedQuestions').askedQuestions,
		questionNotes: Object.fromEntries(questionNotes.filter(([, note]) => note !== '')),
		redFlags: [...flagIds].flatMap((id) => from(`redFlags.${id}`).redFlags.filter((flag) => flag.id === id)),
	};
}
