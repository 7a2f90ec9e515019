/** Tables whose probability exceeds the observed one by less than this share count as equally probable. */
const TIE = 1 + 1e-7;

export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]];

/**
 * Fisher's exact test, two-sided: the probability, with both margins fixed, of all tables no more probable than the
 * observed one (Fisher 1935). `table` holds whole counts, 0 or more; within [0, 1], and 1 where a margin is empty.
 * Throws RangeError for other counts.
 */
export function fisherExact([[a, b], [c, d]]: TwoByTwo): number {
	if ([a, b, c, d].some((count) => !Number.isSafeInteger(count) || count < 0)) {
		throw new RangeError(`fisherExact: ${a}, ${b}, ${c}, ${d} are not all counts`);
	}
	const row = a + b;
	const column = a + c;
	const n = row + c + d;
	const least = Math.max(0, row + column - n);
	const most = Math.min(row, column);
	// Weights relative to the most probable table, so that large counts neither overflow nor cancel.
	const mode = Math.min(most, Math.max(least, Math.floor(((row + 1) * (column + 1)) / (n + 2))));
	const weights = new Float64Array(most - least + 1);
	weights[mode - least] = 1;
	for (let x = mode; x < most; x += 1) {
		const ratio = ((row - x) * (column - x)) / ((x + 1) * (n - row - column + x + 1));
		weights[x + 1 - least] = (weights[x - least] ?? 0) * ratio;
	}
	for (let x = mode; x > least; x -= 1) {
		const ratio = (x * (n - row - column + x)) / ((row - x + 1) * (column - x + 1));
		weights[x - 1 - least] = (weights[x - least] ?? 0) * ratio;
	}
	const limit = (weights[a - least] ?? 0) * TIE;
	let extreme = 0;
	let total = 0;
	for (const weight of weights) {
		total += weight;
		if (weight <= limit) extreme += weight;
	}
	return extreme / total;
}
