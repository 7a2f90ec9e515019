import type { PanelRating, PanelScorecard, PanelSignal } from '#lib/server/db/evidence.ts';
import { exclusionOf, notAssessedText } from '#lib/server/workflows/view-debrief-grid.ts';

/** One scorecard as its newest revision says it. What its author wrote leaves the server once the reader has opened it. */
export function scorecardView(
	scorecard: PanelScorecard,
	of: {
		isOwn: boolean;
		isOpened: boolean;
		dimensions: readonly { id: string; name: string }[];
		ratings: readonly PanelRating[];
		signals: readonly PanelSignal[];
	},
) {
	const isNewest = (row: { scorecardId: string; number: number }) =>
		row.scorecardId === scorecard.id && row.number === scorecard.number;
	const ratings = of.ratings.filter(isNewest);
	return {
		scorecardId: scorecard.id,
		raterName: scorecard.raterName,
		title: scorecard.title,
		stageName: scorecard.stageName,
		isGrading: scorecard.grading,
		isOwn: of.isOwn,
		isOpened: of.isOwn || of.isOpened,
		excluded: exclusionOf(scorecard),
		overall: scorecard.overall,
		submittedAt: scorecard.submittedAt?.toISOString() ?? null,
		revision:
			(scorecard.number ?? 1) > 1
				? {
						count: (scorecard.number ?? 1) - 1,
						at: scorecard.revisedAt?.toISOString() ?? null,
						counts: scorecard.countedNumber === scorecard.number,
					}
				: null,
		written:
			of.isOwn || of.isOpened
				? {
						revisionReason: scorecard.revisionReason ?? '',
						keyTakeaways: scorecard.keyTakeaways ?? '',
						noteForNext: scorecard.noteForNext ?? '',
						notes: of.dimensions.flatMap(({ id, name }) => {
							const rating = ratings.find((one) => one.dimensionId === id);
							if (!rating) return [];
							const { level, note } = rating;
							return [
								{ dimensionId: id, name, level, notAssessed: notAssessedText(rating.notAssessed), note },
							];
						}),
						signals: of.signals.filter(isNewest).map(({ kind, text }) => ({ kind, text })),
					}
				: null,
	};
}
