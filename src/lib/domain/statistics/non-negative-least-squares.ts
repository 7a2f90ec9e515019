import { choleskyOf, multiply, principal, solve, type Square } from '#lib/domain/statistics/matrix.ts';

const tolerance = 1e-12;

/**
 * The k >= 0 that minimises k'Ak - 2k'c for a symmetric positive definite n x n matrix A: least squares ||L'k - L^-1 c||
 * with A = LL'. Lawson and Hanson (1974), chapter 23. With nothing to hold at zero it is A^-1 c.
 */
export function nonNegativeLeastSquares(a: Square, n: number, c: Float64Array): Float64Array {
	const free = new Set<number>();
	const k = new Float64Array(n);
	let gradient = Float64Array.from(c);
	// Each round ends at the optimum over its free set and lowers the objective, so no set comes twice.
	for (;;) {
		const next = steepest(gradient, free);
		if (next === undefined) return k;
		free.add(next);
		settle(a, n, c, k, free);
		gradient = Float64Array.from(multiply(a, n, k), (value, i) => c[i]! - value);
		// Rounding alone can ask for a weight that its own solution puts back to zero.
		if (!free.has(next)) return k;
	}
}

function steepest(gradient: Float64Array, free: ReadonlySet<number>): number | undefined {
	let best: number | undefined;
	for (let j = 0; j < gradient.length; j++)
		if (!free.has(j) && gradient[j]! > tolerance && (best === undefined || gradient[j]! > gradient[best]!))
			best = j;
	return best;
}

/** Moves k to the optimum over the free set, giving up what would turn negative on the way. */
function settle(a: Square, n: number, c: Float64Array, k: Float64Array, free: Set<number>): void {
	while (free.size > 0) {
		const indices = [...free].sort((x, y) => x - y);
		const target = solve(
			choleskyOf(principal(a, n, indices), indices.length),
			indices.length,
			Float64Array.from(indices, (i) => c[i]!),
		);
		let share = 1;
		indices.forEach((i, place) => {
			const goal = target[place]!;
			if (goal <= 0) share = Math.min(share, k[i]! / (k[i]! - goal));
		});
		const reached = target.every((goal) => goal > 0);
		indices.forEach((i, place) => {
			const goal = target[place]!;
			k[i] = reached ? goal : k[i]! + share * (goal - k[i]!);
			if (!reached && goal <= 0 && k[i] <= tolerance) {
				k[i] = 0;
				free.delete(i);
			}
		});
		if (reached) return;
	}
}
