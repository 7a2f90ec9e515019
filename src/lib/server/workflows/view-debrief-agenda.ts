import { agendaSentence, debriefAgenda } from '#lib/domain/recommendation/disagreement.ts';
import type { Recommendation } from '#lib/domain/recommendation/recommendation.ts';
import type { DimensionNames } from '#lib/domain/scorecard/names.ts';
import type { PanelScorecard } from '#lib/server/db/evidence.ts';

/** What to talk about first, each with what its raters gave and whose notes to read. */
export function agendaView(
	{ dimensions, trace }: Pick<Recommendation, 'dimensions' | 'trace'>,
	panel: readonly PanelScorecard[],
	readerId: string,
	names: DimensionNames,
) {
	const nameOf = new Map(panel.map(({ raterId, raterName }) => [raterId, raterName]));
	return debriefAgenda(dimensions).map((item) => {
		const rows = trace.rows.filter((row) => row.dimensionId === item.dimensionId);
		const raters = trace.dimensions.find(({ id }) => id === item.dimensionId)?.raters ?? [];
		return {
			code: item.code,
			dimensionId: item.dimensionId,
			sentence: agendaSentence(item, names),
			given: raters
				.map(({ raterId, mean }) => ({ raterName: nameOf.get(raterId) ?? '', mean }))
				.sort((a, b) => b.mean - a.mean || a.raterName.localeCompare(b.raterName, 'en')),
			othersScorecardIds: [
				...new Set(rows.flatMap((row) => (row.raterId === readerId ? [] : [row.scorecardId]))),
			],
		};
	});
}
