import { hangsOnWeights, type ModelAgendaItem, turnsBand } from '#lib/domain/recommendation/agenda.ts';
import type { ContributionRow } from '#lib/domain/recommendation/contributions.ts';
import type { Thresholds } from '#lib/domain/recommendation/model/thresholds.ts';
import type { ModelRobustness, Notice } from '#lib/domain/recommendation/model-recommendation.ts';
import {
	chance,
	listOf,
	percent,
	pointsWords,
	scoreWords,
	signed,
} from '#lib/domain/recommendation/words-figures.ts';
import { type DimensionNames, dimensionName } from '#lib/domain/scorecard/names.ts';

/** What raters are called, for sentences. */
export type RaterNames = ReadonlyMap<string, string>;

export function raterName(names: RaterNames, id: string): string {
	return names.get(id) ?? 'an interviewer who is not on this panel';
}

/** What a score is, wherever one is explained. */
export const scoreMeaning =
	'The rating we would expect if very many average interviewers had assessed this candidate. It says nothing about interviewers’ common blind spots.';

export function barSentence(probability: number, bar: number): string {
	return `The score is at or above the bar of ${pointsWords(bar)} with a probability of ${chance(probability)}.`;
}

/** How the band follows from it. */
export function bandRuleSentences(limits: Thresholds): string[] {
	const from = (probability: number) => percent(probability);
	return [
		`From that probability follows the band: hire from ${from(limits.pHire)} on, leaning to hire from ${from(limits.pLeanHire)}, leaning against from ${from(limits.pLeanNo)}, below that no hire.`,
		`“Very sure” asks for more: for a strong hire ${from(limits.pStrongHireBar)}, and ${from(limits.pStrong)} of reaching ${pointsWords(limits.strongBar)}; for a strong no hire ${from(limits.pStrongNo)} of lying below ${pointsWords(limits.strongNoBar)}.`,
	];
}

/** "gave 5 on Coding where 3.8 was expected: +0.13". */
export function contributionSentence(
	{
		level,
		dimensionId,
		expected,
		contribution,
	}: Pick<ContributionRow, 'level' | 'dimensionId' | 'expected' | 'contribution'>,
	names: DimensionNames,
): string {
	return `gave ${pointsWords(level)} on ${dimensionName(names, dimensionId)} where ${scoreWords(expected)} was expected: ${signed(contribution)}`;
}

export type AgendaNames = { dimensions: DimensionNames; raters: RaterNames };

/** `withFigures`: with what the score would become, from which weights could be told. */
export function modelAgendaSentence(
	item: ModelAgendaItem,
	{ dimensions, raters }: AgendaNames,
	withFigures: boolean,
): string {
	switch (item.code) {
		case 'far_apart':
			return `${dimensionName(dimensions, item.dimensionId)}: ${item.raters} raters stand far apart, by ${levels(item.range)}.${
				withFigures
					? ` If all agreed with the lowest the score would be ${scoreWords(item.low)}, with the highest ${scoreWords(item.high)}.`
					: ''
			}`;
		case 'unexpected_card':
			return `${raterName(raters, item.raterId)} rated much ${item.z > 0 ? 'higher' : 'lower'} than everybody else led to expect.${
				withFigures ? ` Without these ratings the score would be ${scoreWords(item.without)}.` : ''
			}`;
		case 'critical_risk':
			return `${dimensionName(dimensions, item.dimensionId)} is critical, and lies below its floor of ${pointsWords(item.floor)} with a probability of ${chance(item.probability)}.`;
		case 'rater_decides':
			return `It hangs on ${item.raterIds.length === 1 ? 'one interviewer' : 'single interviewers'}: without ${listOf(
				item.raterIds.map((id) => raterName(raters, id)),
				'disjunction',
			)} the recommendation would be another.`;
		case 'weights_decide':
			return `It hangs on the weights: ${
				withFigures && item.share !== null && item.share < 0.1
					? `moving ${percent(item.share)} of the weight would bring the score to the bar.`
					: `other reasonable ones would put the score on the other side of the bar in ${times(1 - item.sameSideOfBar)}.`
			}`;
		case 'few_raters':
			return `${dimensionName(dimensions, item.dimensionId)}: ${
				item.raters === 0 ? 'nobody rated it.' : 'only one person rated it.'
			}`;
	}
}

/** The short answer to "Would it change?". */
export function changeSentence(
	robustness: Pick<ModelRobustness, 'band' | 'sameSideOfBar' | 'shift' | 'withoutRater' | 'unassessed'>,
	names: AgendaNames,
): string {
	const raters = robustness.withoutRater.filter(({ band }) => turnsBand(robustness.band, band));
	const open = robustness.unassessed.filter(({ low, high }) =>
		[low, high].some(({ band }) => turnsBand(robustness.band, band)),
	);
	const could = [
		...(raters.length > 0
			? [
					`without ${listOf(
						raters.map(({ raterId }) => raterName(names.raters, raterId)),
						'disjunction',
					)}`,
				]
			: []),
		...(hangsOnWeights(robustness) ? ['with other weights'] : []),
		...(open.length > 0
			? [
					`once ${listOf(
						open.map(({ dimensionId }) => dimensionName(names.dimensions, dimensionId)),
						'disjunction',
					)} is rated`,
				]
			: []),
	];
	if (could.length > 0) return `It could: ${could.join('; or ')}.`;
	const weights = robustness.shift.share === null ? 'any weights' : 'other reasonable weights';
	return `Hardly: not with ${weights}, nor with any one interviewer left out.`;
}

export function weightsSentence({ sameSideOfBar }: Pick<ModelRobustness, 'sameSideOfBar'>): string {
	return `Under other weights near these, the score stays on its side of the bar in ${times(sameSideOfBar)}.`;
}

export function shiftSentence(
	{ shift }: Pick<ModelRobustness, 'shift'>,
	bar: number,
	names: DimensionNames,
): string {
	if (shift.share === null)
		return `No weights at all would bring the score to the bar of ${pointsWords(bar)}.`;
	if (shift.moves.length === 0) return `The score lies on the bar of ${pointsWords(bar)} as it is.`;
	const moves = shift.moves.map(
		({ from, to, share }) =>
			`${percent(share)} from ${dimensionName(names, from)} to ${dimensionName(names, to)}`,
	);
	return `The smallest shift of weight that would bring it to the bar of ${pointsWords(bar)}: ${listOf(moves)}.`;
}

export type NoticeWords = { code: Notice['code']; title: string; text: string };

export function noticeWords(notice: Notice): NoticeWords {
	switch (notice.code) {
		case 'FRAGILE':
			return {
				code: notice.code,
				title: 'This recommendation is fragile',
				text: 'Other weights, a small shift of them, or one interviewer less could turn it. Weigh the evidence itself, and think of one more interview.',
			};
		case 'SEVERITY_MATTERS':
			return {
				code: notice.code,
				title: 'Interviewers’ severity matters here',
				text: `Taking off how strict or lenient these interviewers usually are moves the score by ${signed(notice.difference)}, enough to look at it before deciding.`,
			};
		case 'SCALE_END':
			return {
				code: notice.code,
				title: `Ratings near the ${notice.mean > 3 ? 'upper' : 'lower'} end of the scale`,
				text: `The mean rating is ${scoreWords(notice.mean)}. There the scale leaves little room, and hides differences that the interval does not know of.`,
			};
	}
}

function levels(range: number): string {
	const rounded = Math.round(range * 100) / 100;
	return `${rounded} ${rounded === 1 ? 'level' : 'levels'}`;
}

/** A probability as a frequency, which more people read rightly. */
function times(probability: number): string {
	const of100 = Math.round(probability * 100);
	if (probability === 1) return 'every case';
	if (of100 === 0) return 'fewer than 1 of 100 cases';
	if (of100 === 100) return 'more than 99 of 100 cases';
	return `${of100} of 100 cases`;
}
