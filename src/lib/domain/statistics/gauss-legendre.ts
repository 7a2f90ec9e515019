export interface Quadrature {
	/** Within (−1, 1). */
	nodes: readonly number[];
	weights: readonly number[];
}

/** Value and derivative of the Legendre polynomial of degree n at x, |x| < 1 (Abramowitz & Stegun 1964, 22.7.10). */
function legendre(n: number, x: number): { value: number; slope: number } {
	let before = 1;
	let value = x;
	for (let k = 2; k <= n; k += 1) {
		[before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
	}
	return { value, slope: (n * (x * value - before)) / (x * x - 1) };
}

/** Gauss and Legendre's rule of n points, n ≥ 1: exact for polynomials up to degree 2n − 1. */
export function gaussLegendre(n: number): Quadrature {
	if (!(Number.isInteger(n) && n >= 1)) throw new RangeError(`gaussLegendre: ${n} points`);
	const nodes = Array.from({ length: n }, (_, at) => {
		let x = Math.cos((Math.PI * (at + 0.75)) / (n + 0.5));
		for (let step = 0; step < 8; step += 1) {
			const { value, slope } = legendre(n, x);
			x -= value / slope;
		}
		return x;
	});
	const weights = nodes.map((x) => 2 / ((1 - x * x) * legendre(n, x).slope ** 2));
	return { nodes, weights };
}
