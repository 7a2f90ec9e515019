import type { RatingPanel } from '#lib/domain/recommendation/model/ratings.ts';
import type { VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import type { Point } from '#lib/domain/statistics/minimise.ts';

const mostSteps = 1000;

/**
 * Expectation maximisation (Dempster, Laird and Rubin 1977) from a place with a finite value: every step lowers the
 * objective and none needs a search, so that it goes on where a quasi-Newton method gets stuck; but it is slow. A step
 * takes each component to (ν s0² + û'û + tr PEV) / (ν + q), which is σ² (1 - slope / (ν + q)) with the slope of the
 * objective in log σ². `freedom` is ν + q: the prior's degrees of freedom and the number of effects.
 */
export function expectationMaximisation(
	evaluate: (logs: Float64Array) => Point | null,
	start: Point & { at: Float64Array },
	freedom: Float64Array,
): Point & { at: Float64Array; converged: boolean } {
	let current = start;
	for (let step = 0; step < mostSteps; step++) {
		const at = current.at.map((log, k) => log + Math.log1p(-current.gradient[k]! / freedom[k]!));
		const point = evaluate(at);
		if (!point || point.value > current.value) return { ...current, converged: false };
		const fall = current.value - point.value;
		current = { ...point, at };
		if (fall < 1e-12 * (1 + Math.abs(point.value))) return { ...current, converged: true };
	}
	return { ...current, converged: false };
}

/** How many effects of each kind stand behind the ratings. */
export function effectCounts({ candidates, raterIds, pairs, count }: RatingPanel): VarianceComponents {
	const sum = (of: (rows: RatingPanel['candidates'][number]) => number) =>
		candidates.reduce((total, rows) => total + of(rows), 0);
	return {
		candidate: sum(({ level }) => Math.min(1, level.length)),
		candidateDimension: sum(({ dimension }) => new Set(dimension).size),
		rater: raterIds.length,
		raterDimension: pairs.length,
		candidateRater: sum(({ rater }) => new Set(rater).size),
		residual: count,
	};
}
