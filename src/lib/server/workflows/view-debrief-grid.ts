import type { ModelDimension } from '#lib/domain/recommendation/model-recommendation.ts';
import type { Recommendation } from '#lib/domain/recommendation/recommendation.ts';
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
			spread: result && computed && spreadOf(result, dimension.id),
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

function spreadOf(result: Recommendation, dimensionId: string) {
	if (result.engine === 'm3/1') {
		const dimension = result.dimensions.find(({ id }) => id === dimensionId);
		return dimension ? modelSpread(dimension) : null;
	}
	const dimension = result.dimensions.find(({ id }) => id === dimensionId);
	return dimension ? plainSpread(dimension) : null;
}

type Spread = 'none' | 'one' | 'close' | 'usual' | 'apart' | 'far_apart';

/** A range of two levels is nothing rare: only where chance makes it improbable do raters stand apart. */
export function modelSpread({
	n,
	range,
	disagreement,
}: Pick<ModelDimension, 'n' | 'range' | 'disagreement'>): Spread {
	if (n < 2 || range === null || !disagreement) return plainSpread({ n, range });
	if (disagreement.level === 'high') return 'far_apart';
	if (disagreement.level === 'moderate') return 'apart';
	return range >= 2 ? 'usual' : 'close';
}

function plainSpread({ n, range }: { n: number; range: number | null }): Spread {
	if (n === 0) return 'none';
	if (n === 1 || range === null) return 'one';
	if (range >= 3) return 'far_apart';
	return range >= 2 ? 'apart' : 'close';
}
