import { type Cell, shared } from '#lib/domain/report/cells.ts';

/** Candidates in a quarter: below the first it shows no figure, below the second a weak one. */
export const leastInQuarter = { shown: 5, firm: 10 };
const mostQuarters = 12;

export type Quarter = {
	year: number;
	/** 1 to 4, of the UTC calendar. */
	quarter: number;
	/** Those whose debrief was opened in it and whom two raters or more rated on one dimension at least. */
	candidates: number;
	figure:
		| { kind: 'too_few' }
		| {
				kind: 'weak' | 'firm';
				/** In points of the scale: how far two raters of one candidate's dimension lie apart, on average. */
				apart: number;
		  };
};

/**
 * Mean absolute difference between raters by the quarter in which the debrief was opened. Each candidate's dimension counts
 * once, however many raters it had. Quarters without any follow one another too; the last twelve at most.
 */
export function agreementOverTime(cells: readonly Cell[]): Quarter[] {
	const byQuarter = Map.groupBy(shared(cells), ({ openedAt }) => placeOf(openedAt));
	if (byQuarter.size === 0) return [];
	const last = Math.max(...byQuarter.keys());
	const first = Math.max(Math.min(...byQuarter.keys()), last - mostQuarters + 1);
	return Array.from({ length: last - first + 1 }, (_, i) => quarterOf(first + i, byQuarter.get(first + i)));
}

function quarterOf(place: number, cells: readonly Cell[] = []): Quarter {
	const candidates = new Set(cells.map(({ candidateId }) => candidateId)).size;
	const when = { year: Math.floor(place / 4), quarter: (place % 4) + 1, candidates };
	if (candidates < leastInQuarter.shown) return { ...when, figure: { kind: 'too_few' } };
	const apart =
		cells.reduce((sum, { levels }) => sum + meanDifference([...levels.values()]), 0) / cells.length;
	return { ...when, figure: { kind: candidates < leastInQuarter.firm ? 'weak' : 'firm', apart } };
}

function placeOf(at: Date): number {
	return at.getUTCFullYear() * 4 + Math.floor(at.getUTCMonth() / 3);
}

function meanDifference(levels: readonly number[]): number {
	let sum = 0;
	levels.forEach((level, i) => {
		for (const other of levels.slice(i + 1)) sum += Math.abs(level - other);
	});
	return sum / ((levels.length * (levels.length - 1)) / 2);
}
