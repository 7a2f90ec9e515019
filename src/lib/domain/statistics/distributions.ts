import { incompleteBeta, upperIncompleteGamma } from '#lib/domain/statistics/special.ts';

/** Whether the functions below take the degrees of freedom: from 1e-6 to 1e9, not necessarily whole. */
export function areDegrees(df: number): boolean {
	return df >= 1e-6 && df <= 1e9;
}

function requireDegrees(name: string, df: number): void {
	if (!areDegrees(df)) throw new RangeError(`${name}: ${df} degrees of freedom`);
}

function requireNumber(name: string, x: number): void {
	if (Number.isNaN(x)) throw new RangeError(`${name}: the argument is not a number`);
}

/**
 * P(χ² > x) with df degrees of freedom, df > 0 and not necessarily whole; 1 for x ≤ 0, 0 for +∞.
 * Throws RangeError for NaN or other degrees than `areDegrees` allows.
 */
export function chiSquareUpperTail(x: number, df: number): number {
	requireDegrees('chiSquareUpperTail', df);
	requireNumber('chiSquareUpperTail', x);
	return x <= 0 ? 1 : upperIncompleteGamma(df / 2, x / 2);
}

/**
 * P(F ≤ x) with d1 and d2 degrees of freedom, both > 0 and not necessarily whole; 0 for x ≤ 0, 1 for +∞.
 * Throws RangeError for NaN or other degrees than `areDegrees` allows.
 */
export function fLowerTail(x: number, d1: number, d2: number): number {
	requireDegrees('fLowerTail', d1);
	requireDegrees('fLowerTail', d2);
	requireNumber('fLowerTail', x);
	if (x <= 0) return 0;
	if (x * d1 === Infinity) return 1;
	const total = d1 * x + d2;
	return incompleteBeta((d1 * x) / total, d1 / 2, d2 / 2, d2 / total);
}

/**
 * P(F > x) with d1 and d2 degrees of freedom; 1 for x ≤ 0, 0 for +∞. Accurate far into the tail.
 * Throws RangeError as `fLowerTail` does.
 */
export function fUpperTail(x: number, d1: number, d2: number): number {
	requireDegrees('fUpperTail', d1);
	requireDegrees('fUpperTail', d2);
	requireNumber('fUpperTail', x);
	return x <= 0 ? 1 : fLowerTail(1 / x, d2, d1);
}

/**
 * The x with P(F ≤ x) = p, for p in [0, 1]; 0 gives 0 and 1 gives +∞. Bisection on ln x, relative error about 1e-13.
 * A quantile below 1e-300 or above 1e300 is given as that bound. Throws RangeError for p or degrees outside.
 */
export function fQuantile(p: number, d1: number, d2: number): number {
	requireDegrees('fQuantile', d1);
	requireDegrees('fQuantile', d2);
	if (!(p >= 0 && p <= 1)) throw new RangeError(`fQuantile: ${p} is not within [0, 1]`);
	if (p === 0) return 0;
	if (p === 1) return Infinity;
	let low = Math.log(1e-300);
	let high = Math.log(1e300);
	// The smaller tail is compared, for there the functions keep their relative accuracy.
	const isBelow = (x: number): boolean =>
		p <= 0.5 ? fLowerTail(x, d1, d2) < p : fUpperTail(x, d1, d2) > 1 - p;
	while (high - low > 1e-14) {
		const middle = (low + high) / 2;
		if (middle <= low || middle >= high) break;
		if (isBelow(Math.exp(middle))) low = middle;
		else high = middle;
	}
	return Math.exp((low + high) / 2);
}
