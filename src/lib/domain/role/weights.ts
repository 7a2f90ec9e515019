/** How far, in percent, weights may miss 100 together, or each other and still count as equal. */
const TOLERANCE = 0.1;
const ROUNDING = 1e-9;

/** Sum in percent, free of binary rounding noise; a missing weight counts as nothing. */
export function weightsSum(weights: readonly (number | null)[]): number {
	const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0);
	return Math.round(sum * 1e6) / 1e6;
}

export function sumsTo100(weights: readonly (number | null)[]): boolean {
	return Math.abs(weightsSum(weights) - 100) <= TOLERANCE + ROUNDING;
}

/** Whether no two weights differ by more than a tenth, as thirds of 100 must. */
export function areEqual(weights: readonly number[]): boolean {
	return weights.length === 0 || Math.max(...weights) - Math.min(...weights) <= TOLERANCE + ROUNDING;
}

/** `count` weights in tenths of a percent that sum to exactly 100; the first ones take what cannot be shared. */
export function equalWeights(count: number): number[] {
	return inTenths(Array.from({ length: count }, () => 1));
}

/**
 * The same proportions in tenths of a percent, summing to exactly 100 (largest remainder).
 * Null when there is nothing to scale: a negative weight, or a sum of 0.
 */
export function scaleTo100(weights: readonly number[]): number[] | null {
	return isScalable(weights) ? inTenths(weights) : null;
}

function isScalable(weights: readonly number[]): boolean {
	return weights.every((weight) => weight >= 0) && total(weights) > 0;
}

function total(weights: readonly number[]): number {
	return weights.reduce((sum, weight) => sum + weight, 0);
}

function inTenths(weights: readonly number[]): number[] {
	const sum = total(weights);
	const exact = weights.map((weight) => (weight / sum) * 1000);
	const tenths = exact.map((value) => Math.floor(value + ROUNDING));
	const left = weights.length === 0 ? 0 : 1000 - total(tenths);
	const byRemainder = exact
		.map((value, index) => ({ index, remainder: value - (tenths[index] ?? 0) }))
		.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
	const raised = new Set(byRemainder.slice(0, left).map(({ index }) => index));
	return tenths.map((value, index) => (value + (raised.has(index) ? 1 : 0)) / 10);
}
