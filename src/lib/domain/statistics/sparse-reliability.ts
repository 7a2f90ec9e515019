import { isAmount } from '#lib/domain/statistics/measure.ts';

export interface SparseReliability {
	/** Harmonic mean of the raters of a candidate. */
	raters: number;
	/** Share of the raters' variance that confounds the order: 0 when all met the same raters, 1/k̃ when nobody shared one. */
	q: number;
	/** G(q, k), within [0, 1]; null where all variance is nought. */
	reliability: number | null;
}

/**
 * Interrater reliability of a design neither crossed nor nested, G(q, k) (Putka, Le, McCloy & Diaz 2008).
 * `pairs`: who was rated by whom, repeats harmless. Variances are in squared points, 0 or more: of candidates, of raters,
 * and of what remains. Null below two candidates. Throws RangeError for a variance that is negative or above 1e100.
 */
export function sparseReliability(
	pairs: Iterable<readonly [candidate: string, rater: string]>,
	variance: { candidate: number; rater: number; residual: number },
): SparseReliability | null {
	const { candidate, rater, residual } = variance;
	if ([candidate, rater, residual].some((value) => !isAmount(value))) {
		throw new RangeError('sparseReliability: a variance is negative or too large');
	}
	const ratersOf = new Map<string, Set<string>>();
	for (const [id, raterId] of pairs) ratersOf.set(id, (ratersOf.get(id) ?? new Set()).add(raterId));
	const n = ratersOf.size;
	if (n < 2) return null;
	let inverse = 0;
	let own = 0;
	// Summed by rater: Σᵢⱼ cᵢⱼ/(kᵢkⱼ) = Σᵣ (Σᵢ∋ᵣ 1/kᵢ)², from which the terms of i = j are taken off again.
	const shares = new Map<string, number>();
	for (const raters of ratersOf.values()) {
		const share = 1 / raters.size;
		inverse += share;
		own += share * share * raters.size;
		for (const raterId of raters) shares.set(raterId, (shares.get(raterId) ?? 0) + share);
	}
	const all = [...shares.values()].reduce((sum, share) => sum + share * share, 0);
	const q = Math.max(0, inverse / n - (all - own) / (n * (n - 1)));
	const total = candidate + q * rater + (residual * inverse) / n;
	return { raters: n / inverse, q, reliability: total > 0 ? candidate / total : null };
}
