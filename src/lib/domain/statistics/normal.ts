const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

function refuseNaN(name: string, x: number): void {
	if (Number.isNaN(x)) throw new RangeError(`${name}: the argument is not a number`);
}

/**
 * Density of the standard normal distribution at x, any real or infinite x; within [0, 0.3989…].
 * Throws RangeError for NaN.
 */
export function normalDensity(x: number): number {
	refuseNaN('normalDensity', x);
	if (Math.abs(x) > 39) return 0;
	// x² is split so that the rounding of the square is not magnified by exp (Cody 1969).
	const head = Math.trunc(x * 16) / 16;
	return (Math.exp((-head * head) / 2) * Math.exp((-(x - head) * (x + head)) / 2)) / SQRT_TWO_PI;
}

/** Φ(x) − ½ over the density, by the series x + x³/3 + x⁵/(3·5) + … (Marsaglia 2004); all terms of one sign. */
function centralSeries(x: number): number {
	let term = x;
	let sum = x;
	for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) {
		term *= (x * x) / odd;
		sum += term;
	}
	return sum;
}

/** Mills' ratio (1 − Φ(x)) over the density for x ≥ 2, by Laplace's continued fraction taken from its end. */
function millsRatio(x: number): number {
	const depth = Math.ceil(12 + 400 / (x * x));
	let tail = x;
	for (let k = depth; k >= 1; k -= 1) tail = x + k / tail;
	return 1 / tail;
}

/**
 * Φ(x), the standard normal distribution function; any real or infinite x, within [0, 1].
 * Relative accuracy about 1e-14 down to the lower tail's underflow near x = −38. Throws RangeError for NaN.
 */
export function normalCdf(x: number): number {
	refuseNaN('normalCdf', x);
	if (x > 2) return 1 - normalCdf(-x);
	if (x < -39) return 0;
	if (x < -2) return normalDensity(x) * millsRatio(-x);
	return 0.5 + normalDensity(x) * centralSeries(x);
}

/** A start for the lower half, within 5e-4 of the quantile (Hastings 1955; Abramowitz & Stegun 26.2.23). */
function roughLowerQuantile(p: number): number {
	const t = Math.sqrt(-2 * Math.log(p));
	const above = 2.515517 + t * (0.802853 + t * 0.010328);
	const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
	return above / below - t;
}

/**
 * Φ⁻¹(p), the standard normal quantile, for p in [0, 1]; 0 gives −∞ and 1 gives +∞.
 * Throws RangeError for p outside [0, 1] or NaN.
 */
export function normalQuantile(p: number): number {
	if (!(p >= 0 && p <= 1)) throw new RangeError(`normalQuantile: ${p} is not within [0, 1]`);
	if (p === 0) return -Infinity;
	if (p === 0.5) return 0;
	if (p > 0.5) return p === 1 ? Infinity : -normalQuantile(1 - p);
	let x = roughLowerQuantile(p);
	// Halley's steps; each at least squares the error, so three reach the last digits.
	for (let step = 0; step < 3; step += 1) {
		const density = normalDensity(x);
		if (density === 0) break;
		const newton = (normalCdf(x) - p) / density;
		x -= newton / (1 + (x * newton) / 2);
	}
	return x;
}
