import { type Cell, shared } from '#lib/domain/report/cells.ts';
import { compareText } from '#lib/domain/recommendation/panel.ts';
import { agreementTable, kappa } from '#lib/domain/statistics/kappa.ts';

/** Dimensions of candidates that both rated, below which a pair shows no kappa. */
export const leastCommonCells = 10;
const widest = 4;

export type RaterPair = {
	raterIds: [string, string];
	cells: number;
	/** Quadratic-weighted; null where chance alone gives full agreement. */
	kappa: number | null;
	standardError: number | null;
};

/** Pairs with enough cells in common, by id, and how many others met without having enough. */
export function raterPairs(cells: readonly Cell[]): { pairs: RaterPair[]; tooFew: number } {
	const met = new Map<string, { raterIds: [string, string]; levels: [number, number][] }>();
	for (const { levels } of shared(cells)) {
		const given = [...levels].sort(([a], [b]) => compareText(a, b));
		given.forEach(([first, own], i) => {
			for (const [second, other] of given.slice(i + 1)) {
				const key = `${first} ${second}`;
				const pair = met.get(key) ?? { raterIds: [first, second], levels: [] };
				met.set(key, pair);
				pair.levels.push([own, other]);
			}
		});
	}
	const all = [...met.values()].sort((a, b) => compareText(a.raterIds.join(' '), b.raterIds.join(' ')));
	const enough = all.filter(({ levels }) => levels.length >= leastCommonCells);
	return {
		pairs: enough.map(({ raterIds, levels }) => ({
			raterIds,
			cells: levels.length,
			...quadraticKappa(levels),
		})),
		tooFew: all.length - enough.length,
	};
}

/** A rater's mean of several ratings is a category of its own: only the distance between categories weighs. */
function quadraticKappa(levels: readonly [number, number][]): Pick<RaterPair, 'kappa' | 'standardError'> {
	const categories = [...new Set(levels.flat())].sort((a, b) => a - b);
	const weights = categories.map((a) => categories.map((b) => 1 - ((a - b) / widest) ** 2));
	const result = kappa(agreementTable(levels, categories), weights);
	return { kappa: result?.kappa ?? null, standardError: result?.standardError ?? null };
}
