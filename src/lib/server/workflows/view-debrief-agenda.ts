import { modelAgenda, type ModelAgendaItem } from '#lib/domain/recommendation/agenda.ts';
import {
	type AgendaItem,
	agendaSentence,
	debriefAgenda,
} from '#lib/domain/recommendation/weighted-mean-agenda.ts';
import type { Recommendation } from '#lib/domain/recommendation/recommendation.ts';
import { modelAgendaSentence } from '#lib/domain/recommendation/words-model.ts';
import type { DimensionNames } from '#lib/domain/scorecard/names.ts';
import type { PanelScorecard } from '#lib/server/db/evidence.ts';

type Row = { scorecardId: string; raterId: string; dimensionId: string; level: number };

/** What to talk about first, each with what its raters gave and whose notes to read. */
export function agendaView(
	result: Recommendation,
	panel: readonly PanelScorecard[],
	names: DimensionNames,
	reader: { memberId: string; seesWeights: boolean },
) {
	const raters = new Map(panel.map(({ raterId, raterName }) => [raterId, raterName]));
	const rows: readonly Row[] =
		result.engine === 'm3/1' ? [...result.trace.rows, ...result.trace.unweighted] : result.trace.rows;
	const othersOf = (own: readonly Row[]) => [
		...new Set(own.flatMap((row) => (row.raterId === reader.memberId ? [] : [row.scorecardId]))),
	];
	const about = (item: AgendaItem | ModelAgendaItem) => {
		if ('dimensionId' in item) {
			const own = rows.filter(({ dimensionId }) => dimensionId === item.dimensionId);
			return {
				given: givenBy(own, raters),
				othersScorecardIds: othersOf(own),
				place: own.length > 0 ? { by: 'dimension' as const, anchor: `dimension-${item.dimensionId}` } : null,
			};
		}
		const raterIds = raterIdsOf(item);
		const own = rows.filter(({ raterId }) => raterIds.includes(raterId));
		return {
			given: [],
			othersScorecardIds: othersOf(own),
			place: own[0] ? { by: 'rater' as const, anchor: `scorecard-${own[0].scorecardId}` } : null,
		};
	};
	if (result.engine === 'm3/1') {
		return modelAgenda(result).map((item) => ({
			key: keyOf(item),
			sentence: modelAgendaSentence(item, { dimensions: names, raters }, reader.seesWeights),
			turns: item.turns,
			...about(item),
		}));
	}
	return debriefAgenda(result.dimensions).map((item) => ({
		key: keyOf(item),
		sentence: agendaSentence(item, names),
		turns: false,
		...about(item),
	}));
}

function raterIdsOf(item: ModelAgendaItem): string[] {
	if (item.code === 'unexpected_card') return [item.raterId];
	return item.code === 'rater_decides' ? item.raterIds : [];
}

function keyOf(item: AgendaItem | ModelAgendaItem): string {
	if ('dimensionId' in item) return `${item.code}-${item.dimensionId}`;
	return 'raterId' in item ? `${item.code}-${item.raterId}` : item.code;
}

/** Each rater's mean of the own ratings, highest first. */
function givenBy(rows: readonly Row[], names: ReadonlyMap<string, string>) {
	return [...Map.groupBy(rows, ({ raterId }) => raterId)]
		.map(([raterId, own]) => ({
			raterName: names.get(raterId) ?? '',
			mean: own.reduce((sum, { level }) => sum + level, 0) / own.length,
		}))
		.sort((a, b) => b.mean - a.mean || a.raterName.localeCompare(b.raterName, 'en'));
}
