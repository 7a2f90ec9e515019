import type { Recommendation } from '#lib/domain/recommendation/recommendation.ts';
import { spreadOf } from '#lib/domain/recommendation/words-disagreement.ts';
import { NotAssessedReason, notAssessedWords } from '#lib/domain/scorecard/not-assessed.ts';
import type { PanelRating, PanelScorecard } from '#lib/server/db/evidence.ts';

export type GridInput = {
	dimensions: readonly { id: string; name: string; critical: boolean }[];
	submitted: readonly PanelScorecard[];
	ratings: readonly PanelRating[];
	/** What the means and the spread come from; null where the reader is not shown them. */
	result: Recommendation | null;
	/** The frozen recommendation, where there is one. */
	frozen: Recommendation | null;
	seesWeights: boolean;
};

/** Scorecards by dimension: those that count first, then those that do not. */
export function gridView({ dimensions, submitted, ratings, result, frozen, seesWeights }: GridInput) {
	const columns = submitted
		.map((scorecard) => ({
			scorecardId: scorecard.id,
			raterName: scorecard.raterName,
			title: scorecard.title,
			stageName: scorecard.stageName,
			isGrading: scorecard.grading,
			excluded: exclusionOf(scorecard),
			isLater: frozen !== null && !holds(frozen, scorecard.id),
			overall: scorecard.overall,
			numbers: { counted: scorecard.countedNumber, newest: scorecard.number },
		}))
		.sort((a, b) => Number(a.excluded !== null) - Number(b.excluded !== null));
	const rows = dimensions.map((dimension) => {
		const computed = result?.dimensions.find(({ id }) => id === dimension.id) ?? null;
		return {
			dimensionId: dimension.id,
			name: dimension.name,
			isCritical: dimension.critical,
			weight: seesWeights ? (computed?.weight ?? null) : null,
			mean: computed?.mean ?? null,
			spread: computed && spreadOf(computed),
			cells: columns.map(({ scorecardId, numbers }) => {
				const at = (number: number | null) =>
					ratings.find(
						(rating) =>
							rating.scorecardId === scorecardId &&
							rating.dimensionId === dimension.id &&
							rating.number === number,
					);
				return cellOf(at(numbers.counted), at(numbers.newest));
			}),
		};
	});
	return { columns: columns.map(({ numbers: _, ...column }) => column), rows };
}

function cellOf(counted: PanelRating | undefined, newest: PanelRating | undefined) {
	const hasChanged = counted?.level !== newest?.level || counted?.notAssessed !== newest?.notAssessed;
	return {
		...answerOf(counted),
		revisedTo: hasChanged ? answerOf(newest) : null,
		hasNote: (newest?.note ?? '') !== '',
	};
}

function answerOf(rating: PanelRating | undefined): { level: number | null; notAssessed: string | null } {
	return { level: rating?.level ?? null, notAssessed: notAssessedText(rating?.notAssessed ?? null) };
}

export function notAssessedText(code: string | null): string | null {
	if (code === null) return null;
	const known = NotAssessedReason.safeParse(code);
	return known.success ? notAssessedWords[known.data] : code;
}

export function exclusionOf({ shadow, seenOthers }: Pick<PanelScorecard, 'shadow' | 'seenOthers'>) {
	if (shadow) return 'shadow' as const;
	return seenOthers ? ('seen_others' as const) : null;
}

function holds({ trace }: Recommendation, scorecardId: string): boolean {
	const unweighted = trace.engine === 'm3/1' ? trace.unweighted : [];
	return [...trace.rows, ...unweighted, ...trace.notAssessed, ...trace.excluded].some(
		(row) => row.scorecardId === scorecardId,
	);
}
