import { areDegrees, fQuantile } from '#lib/domain/statistics/distributions.ts';
import { isMeasure } from '#lib/domain/statistics/measure.ts';

/** One value for each of the six forms; `k` marks the mean of all judges instead of a single one. */
export interface IntraclassForms<T> {
	icc1: T;
	icc2: T;
	icc3: T;
	icc1k: T;
	icc2k: T;
	icc3k: T;
}

export type Interval = readonly [lower: number, upper: number];

export interface MeanSquares {
	between: number;
	judges: number;
	error: number;
	within: number;
}

export interface Intraclass {
	/** Complete rows that entered. */
	targets: number;
	judges: number;
	meanSquares: MeanSquares;
	estimates: IntraclassForms<number | null>;
	intervals: IntraclassForms<Interval | null>;
}

const UPPER = 0.975;

function finite(value: number): number | null {
	return Number.isFinite(value) ? value : null;
}

function interval(lower: number, upper: number): Interval | null {
	return Number.isFinite(lower) && Number.isFinite(upper) ? [lower, upper] : null;
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function meanSquaresOf(rows: readonly (readonly number[])[], k: number): MeanSquares {
	const n = rows.length;
	const columnMeans = Array.from({ length: k }, (_, j) => mean(rows.map((row) => row[j] ?? 0)));
	const grand = mean(columnMeans);
	let between = 0;
	let error = 0;
	let within = 0;
	let largest = 0;
	for (const row of rows) {
		const rowMean = mean(row);
		between += k * (rowMean - grand) ** 2;
		row.forEach((value, j) => {
			error += (value - rowMean - (columnMeans[j] ?? 0) + grand) ** 2;
			within += (value - rowMean) ** 2;
			largest = Math.max(largest, Math.abs(value));
		});
	}
	const judges = n * columnMeans.reduce((sum, value) => sum + (value - grand) ** 2, 0);
	// What is only the rounding of the means is nought, lest a form be reported that is undefined.
	const rounding = n * k * (8 * Number.EPSILON * largest) ** 2;
	const square = (sum: number, df: number): number => (sum <= rounding ? 0 : sum / df);
	return {
		between: square(between, n - 1),
		judges: square(judges, k - 1),
		error: square(error, (n - 1) * (k - 1)),
		within: square(within, n * (k - 1)),
	};
}

function estimatesOf({ between, judges, error, within }: MeanSquares, n: number, k: number) {
	const averaged = (value: number | null): number | null => (between === 0 ? null : value);
	return {
		icc1: ratio(between - within, [between, (k - 1) * within]),
		icc2: ratio(between - error, [between, (k - 1) * error, (k * judges) / n, (-k * error) / n]),
		icc3: ratio(between - error, [between, (k - 1) * error]),
		icc1k: averaged(ratio(between - within, [between])),
		icc2k: averaged(ratio(between - error, [between, judges / n, -error / n])),
		icc3k: averaged(ratio(between - error, [between])),
	};
}

/** Of the sum of these terms; null where they cancel out but for rounding, so that no order of summing decides. */
function ratio(numerator: number, terms: readonly number[]): number | null {
	const denominator = terms.reduce((sum, term) => sum + term, 0);
	const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
	return Math.abs(denominator) <= 1e-12 * size ? null : finite(numerator / denominator);
}

/** Interval of the single and the averaged form of a ratio F of mean squares, with its degrees of freedom. */
function ratioIntervals(f: number, df1: number, df2: number, k: number) {
	if (!Number.isFinite(f)) return { single: null, averaged: null };
	const lower = f / fQuantile(UPPER, df1, df2);
	const upper = f * fQuantile(UPPER, df2, df1);
	const single = (f: number): number => (f - 1) / (f + k - 1);
	return {
		single: interval(single(lower), single(upper)),
		averaged: interval(1 - 1 / lower, 1 - 1 / upper),
	};
}

/** Interval of the two-way random form, with Satterthwaite's degrees of freedom as Shrout and Fleiss give them. */
function agreementIntervals(squares: MeanSquares, icc2: number | null, n: number, k: number) {
	const none = { single: null, averaged: null };
	const { between, judges, error } = squares;
	if (icc2 === null || error === 0) return none;
	const fromJudges = (k * icc2 * judges) / error;
	const rest = n * (1 + (k - 1) * icc2) - k * icc2;
	const df = ((k - 1) * (n - 1) * (fromJudges + rest) ** 2) / ((n - 1) * fromJudges ** 2 + rest ** 2);
	if (!areDegrees(df)) return none;
	const f1 = fQuantile(UPPER, n - 1, df);
	const f2 = fQuantile(UPPER, df, n - 1);
	const judgePart = k * judges + (k * n - k - n) * error;
	const lower = (n * (between - f1 * error)) / (f1 * judgePart + n * between);
	const upper = (n * (f2 * between - error)) / (judgePart + n * f2 * between);
	const averaged = (single: number): number => (k * single) / (1 + (k - 1) * single);
	return { single: interval(lower, upper), averaged: interval(averaged(lower), averaged(upper)) };
}

/**
 * The six intraclass correlations, their mean squares and 95 % intervals (Shrout & Fleiss 1979).
 * `matrix`: one row for each target (candidate), one column for each judge (interviewer), any unit.
 * Rows with a missing value are left out. Estimates are at most 1 and may be negative.
 * Null below two complete rows or two judges; a form or interval is null where its denominator is nought.
 * Throws RangeError where the rows differ in length or hold a number beyond ±1e100.
 */
export function intraclass(matrix: readonly (readonly (number | null)[])[]): Intraclass | null {
	const k = matrix[0]?.length ?? 0;
	if (matrix.some((row) => row.length !== k)) throw new RangeError('intraclass: rows differ in length');
	const rows = matrix.filter((row): row is readonly number[] => row.every((value) => value !== null));
	if (rows.flat().some((value) => !isMeasure(value))) {
		throw new RangeError('intraclass: a value is not finite or too large');
	}
	const n = rows.length;
	if (n < 2 || k < 2) return null;
	const meanSquares = meanSquaresOf(rows, k);
	const estimates = estimatesOf(meanSquares, n, k);
	const { between, error, within } = meanSquares;
	const oneWay = ratioIntervals(between / within, n - 1, n * (k - 1), k);
	const fixed = ratioIntervals(between / error, n - 1, (n - 1) * (k - 1), k);
	const random = agreementIntervals(meanSquares, estimates.icc2, n, k);
	return {
		targets: n,
		judges: k,
		meanSquares,
		estimates,
		intervals: {
			icc1: oneWay.single,
			icc2: random.single,
			icc3: fixed.single,
			icc1k: oneWay.averaged,
			icc2k: random.averaged,
			icc3k: fixed.averaged,
		},
	};
}
