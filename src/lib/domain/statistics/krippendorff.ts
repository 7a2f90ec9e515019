import { isMeasure } from '#lib/domain/statistics/measure.ts';

export type AlphaMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

export interface Alpha {
	/** At most 1; null where nothing can be paired or all paired values are the same. */
	alpha: number | null;
	/** Units with two values or more. */
	units: number;
	/** Values in those units. */
	pairable: number;
}

interface ValueCounts {
	values: readonly number[];
	counts: readonly number[];
}

function countValues(values: readonly number[]): ValueCounts {
	const counts = new Map<number, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	const entries = [...counts].sort(([a], [b]) => a - b);
	return { values: entries.map(([value]) => value), counts: entries.map(([, count]) => count) };
}

/** Squared differences between two values, by the metric; the ordinal one depends on how often each value occurs. */
function squaredDifference(metric: AlphaMetric, { values, counts }: ValueCounts) {
	// For the ordinal metric a value's place is the number of values before it and half of its own.
	const place = new Map<number, number>();
	let before = 0;
	values.forEach((value, at) => {
		const count = counts[at] ?? 0;
		place.set(value, before + count / 2);
		before += count;
	});
	return (c: number, k: number): number => {
		if (c === k) return 0;
		if (metric === 'nominal') return 1;
		if (metric === 'interval') return (c - k) ** 2;
		if (metric === 'ratio') return ((c - k) / (c + k)) ** 2;
		return ((place.get(c) ?? 0) - (place.get(k) ?? 0)) ** 2;
	};
}

/** Sum over ordered pairs of values of the product of their counts and their squared difference. */
function weighedDifference({ values, counts }: ValueCounts, difference: (c: number, k: number) => number) {
	let sum = 0;
	for (let c = 0; c < values.length; c += 1) {
		for (let k = c + 1; k < values.length; k += 1) {
			sum += 2 * (counts[c] ?? 0) * (counts[k] ?? 0) * difference(values[c] ?? 0, values[k] ?? 0);
		}
	}
	return sum;
}

/**
 * Krippendorff's alpha (Krippendorff 2011) with missing values.
 * `units`: for each unit (candidate) the values given, null where an observer gave none; any unit of measure.
 * The ratio metric has no meaning between a value and its negative: alpha is null then.
 * Throws RangeError for a value beyond ±1e100.
 */
export function krippendorffAlpha(
	units: readonly (readonly (number | null)[])[],
	metric: AlphaMetric,
): Alpha {
	const paired = units
		.map((unit) => unit.filter((value) => value !== null))
		.filter((unit) => unit.length >= 2);
	const all = paired.flat();
	if (all.some((value) => !isMeasure(value))) {
		throw new RangeError('krippendorffAlpha: a value is not finite or too large');
	}
	const n = all.length;
	const total = countValues(all);
	const difference = squaredDifference(metric, total);
	const observed = paired.reduce(
		(sum, unit) => sum + weighedDifference(countValues(unit), difference) / (unit.length - 1),
		0,
	);
	const expected = weighedDifference(total, difference);
	const alpha = 1 - (observed * (n - 1)) / expected;
	return {
		alpha: expected > 0 && Number.isFinite(alpha) ? alpha : null,
		units: paired.length,
		pairable: n,
	};
}
