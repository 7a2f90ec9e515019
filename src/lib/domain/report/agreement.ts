import { type Cell, shared } from '#lib/domain/report/cells.ts';
import { krippendorffAlpha } from '#lib/domain/statistics/krippendorff.ts';

/** Candidates whom two raters or more rated, below whom agreement is not told. */
export const leastCandidates = 10;

export type Agreement = {
	/** Candidates with two raters or more on this dimension, and the raters of those. */
	candidates: number;
	raters: number;
	figure:
		| { kind: 'too_few' }
		/** Everybody gave everybody the same level: there is nothing to agree about. */
		| { kind: 'all_alike' }
		| { kind: 'alpha'; alpha: number };
};

/** Krippendorff's alpha of one dimension by the interval metric; its units are candidates. */
export function agreementOf(cells: readonly Cell[]): Agreement {
	const units = shared(cells);
	const counts = {
		candidates: units.length,
		raters: new Set(units.flatMap(({ levels }) => [...levels.keys()])).size,
	};
	if (units.length < leastCandidates) return { ...counts, figure: { kind: 'too_few' } };
	const { alpha } = krippendorffAlpha(
		units.map(({ levels }) => [...levels.values()]),
		'interval',
	);
	return { ...counts, figure: alpha === null ? { kind: 'all_alike' } : { kind: 'alpha', alpha } };
}
