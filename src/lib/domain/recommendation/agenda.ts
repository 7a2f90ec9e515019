import { bandOf, bandSteps } from '#lib/domain/recommendation/model/bands.ts';
import type {
	ModelRecommendation,
	ModelRobustness,
} from '#lib/domain/recommendation/model-recommendation.ts';
import type { Band } from '#lib/domain/recommendation/verdict.ts';

/** A topic with the points by which the score could move over it, and whether that could turn the recommendation. */
export type ModelAgendaItem = { swing: number; turns: boolean } & (
	| { code: 'far_apart'; dimensionId: string; range: number; raters: number; low: number; high: number }
	| { code: 'unexpected_card'; raterId: string; z: number; without: number }
	| { code: 'critical_risk'; dimensionId: string; probability: number; floor: number }
	| { code: 'rater_decides'; raterIds: string[] }
	| { code: 'weights_decide'; sameSideOfBar: number; share: number | null }
	| { code: 'few_raters'; dimensionId: string; raters: number }
);

type Result = Pick<
	ModelRecommendation,
	'score' | 'se' | 'raters' | 'dimensions' | 'cards' | 'robustness' | 'trace'
>;

const unexpected = 2;

/**
 * What a debrief should talk about, in order of what it could change: a critical floor at risk, then what could turn the
 * recommendation, then what moves the score, by how much; last what too few people rated, since there is little to talk
 * about.
 */
export function modelAgenda(result: Result): ModelAgendaItem[] {
	const talk =
		result.raters === 0 ? [] : [...risks(result), ...apart(result), ...cards(result), ...flips(result)];
	return [...talk.sort((a, b) => urgency(b) - urgency(a) || bySwing(a, b)), ...thin(result)];
}

/** Whether another band would be another recommendation: on the other side of the bar, or two bands away. */
export function turnsBand(from: Band, to: Band): boolean {
	return isToHire(from) !== isToHire(to) || bandSteps(from, to) >= 2;
}

/** Whether other reasonable weights, or moving a tenth of all weight, could put the score on the other side of the bar. */
export function hangsOnWeights({
	sameSideOfBar,
	shift,
}: Pick<ModelRobustness, 'sameSideOfBar' | 'shift'>): boolean {
	return sameSideOfBar < 0.8 || (shift.share !== null && shift.share < 0.1);
}

function isToHire(band: Band): boolean {
	return band === 'STRONG_HIRE' || band === 'HIRE' || band === 'LEAN_HIRE';
}

/** Sums of fractions that ought to be equal are not quite: then the order stays. */
function bySwing(a: ModelAgendaItem, b: ModelAgendaItem): number {
	const difference = b.swing - a.swing;
	return Math.abs(difference) < 1e-9 ? 0 : difference;
}

function urgency(item: ModelAgendaItem): number {
	if (item.code === 'critical_risk') return 2;
	return item.turns ? 1 : 0;
}

function risks({ trace }: Result): ModelAgendaItem[] {
	return trace.gates.flatMap((gate): ModelAgendaItem[] =>
		gate.code === 'CRITICAL_FLOOR' &&
		'probability' in gate &&
		gate.passed !== null &&
		gate.probability >= gate.capsAt
			? [
					{
						code: 'critical_risk',
						dimensionId: gate.dimensionId,
						probability: gate.probability,
						floor: gate.floor,
						swing: 0,
						turns: true,
					},
				]
			: [],
	);
}

/** The score is linear in the ratings, so that it is known what agreeing with either side would make of it. */
function apart({ score, se, dimensions, robustness, trace }: Result): ModelAgendaItem[] {
	return dimensions.flatMap(({ id, n, range, disagreement }): ModelAgendaItem[] => {
		if (disagreement?.level !== 'high' || range === null) return [];
		const rows = trace.rows.filter(({ dimensionId }) => dimensionId === id);
		const levels = rows.map(({ level }) => level);
		const ifAllGave = (level: number) =>
			score + rows.reduce((sum, row) => sum + row.weight * (level - row.level), 0);
		const [low, high] =
			rows.length === 0 ? [score, score] : [ifAllGave(Math.min(...levels)), ifAllGave(Math.max(...levels))];
		const turns = [low, high].some((one) =>
			turnsBand(robustness.band, bandOf({ score: one, se }, trace.thresholds)),
		);
		return [{ code: 'far_apart', dimensionId: id, range, raters: n, low, high, swing: high - low, turns }];
	});
}

function cards({ cards: all, robustness }: Result): ModelAgendaItem[] {
	return all.flatMap(({ raterId, z }): ModelAgendaItem[] => {
		const without = robustness.withoutRater.find((one) => one.raterId === raterId);
		if (Math.abs(z) < unexpected || !without) return [];
		return [
			{
				code: 'unexpected_card',
				raterId,
				z,
				without: without.score,
				swing: Math.abs(without.delta),
				turns: turnsBand(robustness.band, without.band),
			},
		];
	});
}

function flips({ cards: all, robustness }: Result): ModelAgendaItem[] {
	const named = new Set(all.flatMap(({ raterId, z }) => (Math.abs(z) >= unexpected ? [raterId] : [])));
	const deciding = robustness.withoutRater.filter(
		({ raterId, band }) => !named.has(raterId) && turnsBand(robustness.band, band),
	);
	const { sameSideOfBar, shift } = robustness;
	const byWeights = hangsOnWeights(robustness);
	return [
		...(deciding.length > 0
			? [
					{
						code: 'rater_decides' as const,
						raterIds: deciding.map(({ raterId }) => raterId),
						swing: Math.max(...deciding.map(({ delta }) => Math.abs(delta))),
						turns: true,
					},
				]
			: []),
		...(byWeights
			? [{ code: 'weights_decide' as const, sameSideOfBar, share: shift.share, swing: 0, turns: true }]
			: []),
	];
}

function thin({ dimensions, robustness }: Result): ModelAgendaItem[] {
	return dimensions
		.filter(({ weight, n }) => weight > 0 && n < 2)
		.map(({ id, n }): ModelAgendaItem => {
			const unrated = robustness.unassessed.find(({ dimensionId }) => dimensionId === id);
			return {
				code: 'few_raters',
				dimensionId: id,
				raters: n,
				swing: unrated ? unrated.high.score - unrated.low.score : 0,
				turns: unrated
					? [unrated.low, unrated.high].some(({ band }) => turnsBand(robustness.band, band))
					: false,
			};
		});
}
