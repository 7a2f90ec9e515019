import { turnsBand } from '#lib/domain/recommendation/agenda.ts';
import { contributionsByDimension, contributionsByRater } from '#lib/domain/recommendation/contributions.ts';
import { intervalOf } from '#lib/domain/recommendation/model/interval.ts';
import type { ModelRecommendation } from '#lib/domain/recommendation/model-recommendation.ts';
import { noticesTold } from '#lib/domain/recommendation/severity-told.ts';
import { disagreementWords } from '#lib/domain/recommendation/words-disagreement.ts';
import { bandWords } from '#lib/domain/recommendation/words.ts';
import {
	type AgendaNames,
	bandRuleSentences,
	barSentence,
	changeSentence,
	contributionSentence,
	noticeWords,
	raterName,
	shiftSentence,
	weightsSentence,
} from '#lib/domain/recommendation/words-model.ts';
import { scoreWords } from '#lib/domain/recommendation/words-figures.ts';
import { type DimensionNames, dimensionName } from '#lib/domain/scorecard/names.ts';
import type { PanelScorecard } from '#lib/server/db/evidence.ts';
import { toldFigures } from '#lib/server/workflows/told-figures.ts';
import { severityView } from '#lib/server/workflows/view-debrief-severity.ts';

export type ModelReader = { calibrationOwner: boolean; seesWeights: boolean };

/** What the model tells beside its verdict: why the score is what it is, and what would change it. */
export function modelView(
	result: ModelRecommendation,
	panel: readonly PanelScorecard[],
	dimensions: DimensionNames,
	reader: ModelReader,
) {
	const names = {
		dimensions,
		raters: new Map(panel.map(({ raterId, raterName: name }) => [raterId, name])),
	};
	const { probability, trace, bounds, robustness } = result;
	return {
		barSentence: barSentence(probability.bar, trace.thresholds.bar),
		bandRule: bandRuleSentences(trace.thresholds),
		change: result.status === 'RECOMMENDED' ? changeSentence(robustness, names) : null,
		bounds: toldFigures(reader.seesWeights).interval(bounds),
		severity: result.raw === null ? null : severityView(result, names.raters, reader),
		contributions: reader.seesWeights && result.raw !== null ? contributionsView(result, panel, names) : null,
		dimensions: dimensionsView(result, names, reader),
		whatIf: whatIfView(result, names, reader),
		notices: result.raw === null ? [] : noticesTold(result).map(noticeWords),
	};
}

function contributionsView(
	{ trace }: ModelRecommendation,
	panel: readonly PanelScorecard[],
	names: AgendaNames,
) {
	const titles = new Map(panel.map(({ id, title }) => [id, title]));
	return {
		start: trace.start,
		score: trace.score,
		raters: contributionsByRater(trace).map(({ raterId, sum, rows }) => ({
			raterId,
			raterName: raterName(names.raters, raterId),
			sum,
			rows: rows.map((row) => ({
				sentence: contributionSentence(row, names.dimensions),
				title: titles.get(row.scorecardId) ?? '',
				contribution: row.contribution,
				isHeld: row.weight === 0,
			})),
		})),
	};
}

function dimensionsView({ dimensions, trace }: ModelRecommendation, names: AgendaNames, reader: ModelReader) {
	const told = toldFigures(reader.seesWeights);
	const moved = contributionsByDimension(trace);
	return dimensions.map((dimension) => {
		const { id, weight, n, mean, estimate } = dimension;
		return {
			dimensionId: id,
			name: dimensionName(names.dimensions, id),
			isCritical: trace.dimensions.some((one) => one.id === id && one.critical),
			weight: reader.seesWeights ? weight : null,
			contribution: reader.seesWeights ? (moved.get(id) ?? 0) : null,
			estimate: estimate && {
				score: told.score(estimate.score),
				interval: told.interval(estimate.interval),
			},
			mean,
			raters: n,
			agreement: disagreementWords(dimension),
		};
	});
}

function whatIfView(
	{ robustness, trace, se, raw }: ModelRecommendation,
	names: AgendaNames,
	reader: ModelReader,
) {
	const told = toldFigures(reader.seesWeights);
	const variant = (
		key: string,
		what: string,
		of: { score: number; se: number; band: ModelRecommendation['robustness']['band'] },
	) => ({
		key,
		what,
		score: told.score(of.score),
		interval: told.interval(intervalOf(of)),
		words: bandWords[of.band],
		turns: turnsBand(robustness.band, of.band),
	});
	if (raw === null)
		return { asItIs: null, weights: [], withoutRater: [], unassessed: [], withoutDimension: [] };
	return {
		asItIs: variant('as-it-is', 'As it is', { score: trace.score, se, band: robustness.band }),
		weights: [
			weightsSentence(robustness),
			...(reader.seesWeights
				? [
						shiftSentence(robustness, trace.thresholds.bar, names.dimensions),
						`With equal weights it would be ${scoreWords(robustness.equalWeights)}.`,
					]
				: []),
		],
		withoutRater: robustness.withoutRater.map((without) =>
			variant(without.raterId, `Without ${raterName(names.raters, without.raterId)}`, without),
		),
		unassessed: robustness.unassessed.flatMap(({ dimensionId, low, high }) => {
			const name = dimensionName(names.dimensions, dimensionId);
			return [
				variant(`${dimensionId}-1`, `${name}, if one more interviewer gave 1`, low),
				variant(`${dimensionId}-5`, `${name}, if one more interviewer gave 5`, high),
			];
		}),
		withoutDimension: reader.seesWeights
			? robustness.withoutDimension.map(({ dimensionId, score }) => ({
					name: dimensionName(names.dimensions, dimensionId),
					score,
				}))
			: [],
	};
}
