import { isAmount, isMeasure } from '#lib/domain/statistics/measure.ts';

/** Agreement weights: 1 on the diagonal for the named kinds; a matrix gives any others. */
export type KappaWeights = 'unweighted' | 'linear' | 'quadratic' | readonly (readonly number[])[];

export interface Kappa {
	/** At most 1 for weights within [0, 1]; null where chance alone gives full agreement. */
	kappa: number | null;
	standardError: number | null;
	observedAgreement: number;
	expectedAgreement: number;
	/** Pairs of ratings in the table. */
	n: number;
}

function weightsOf(kind: KappaWeights, size: number): readonly (readonly number[])[] {
	if (typeof kind !== 'string') return kind;
	const weight = (i: number, j: number): number => {
		if (i === j) return 1;
		if (kind === 'unweighted') return 0;
		const distance = Math.abs(i - j) / (size - 1);
		return kind === 'linear' ? 1 - distance : 1 - distance * distance;
	};
	return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => weight(i, j)));
}

function requireSquare(name: string, matrix: readonly (readonly number[])[], size: number): void {
	if (matrix.length !== size || matrix.some((row) => row.length !== size)) {
		throw new RangeError(`kappa: the ${name} are not ${size} by ${size}`);
	}
}

/**
 * Counts how often the first rater gave category i where the second gave category j.
 * `categories` lists all levels of the scale in order. Throws RangeError for a rating outside them.
 */
export function agreementTable(
	pairs: readonly (readonly [first: number, second: number])[],
	categories: readonly number[],
): number[][] {
	const table = categories.map(() => categories.map(() => 0));
	for (const [first, second] of pairs) {
		const row = table[categories.indexOf(first)];
		const column = categories.indexOf(second);
		if (!row || column < 0) throw new RangeError(`agreementTable: no category for ${first}, ${second}`);
		row[column] = (row[column] ?? 0) + 1;
	}
	return table;
}

/**
 * Cohen's kappa (Cohen 1960; weighted: Cohen 1968) with the large-sample standard error (Fleiss, Cohen & Everitt 1969).
 * `table`: k × k counts, rows the first rater, columns the second, categories in the order of the scale.
 * Linear weights are 1 − |i − j|/(k − 1), quadratic 1 − ((i − j)/(k − 1))².
 * Null for a table without counts. Throws RangeError where table or weights are not square, a count is
 * negative or a number beyond ±1e100.
 */
export function kappa(table: readonly (readonly number[])[], kind: KappaWeights): Kappa | null {
	const size = table.length;
	requireSquare('counts', table, size);
	if (table.flat().some((count) => !isAmount(count))) {
		throw new RangeError('kappa: a count is negative or too large');
	}
	const weights = weightsOf(kind, size);
	requireSquare('weights', weights, size);
	if (!weights.flat().every(isMeasure)) throw new RangeError('kappa: a weight is not finite or too large');
	const n = table.flat().reduce((sum, count) => sum + count, 0);
	if (n === 0) return null;
	const share = (i: number, j: number): number => (table[i]?.[j] ?? 0) / n;
	const weight = (i: number, j: number): number => weights[i]?.[j] ?? 0;
	const places = [...table.keys()];
	const total = (term: (at: number) => number): number => places.reduce((sum, at) => sum + term(at), 0);
	const rows = places.map((i) => total((j) => share(i, j)));
	const columns = places.map((j) => total((i) => share(i, j)));
	const observed = total((i) => total((j) => weight(i, j) * share(i, j)));
	const expected = total((i) => total((j) => weight(i, j) * (rows[i] ?? 0) * (columns[j] ?? 0)));
	const room = 1 - expected;
	if (Math.abs(room) < 1e-14) {
		return { kappa: null, standardError: null, observedAgreement: observed, expectedAgreement: expected, n };
	}
	const estimate = (observed - expected) / room;
	const rowWeights = places.map((i) => total((j) => weight(i, j) * (columns[j] ?? 0)));
	const columnWeights = places.map((j) => total((i) => weight(i, j) * (rows[i] ?? 0)));
	const spread = total((i) =>
		total((j) => {
			const centred = weight(i, j) - ((rowWeights[i] ?? 0) + (columnWeights[j] ?? 0)) * (1 - estimate);
			return share(i, j) * centred * centred;
		}),
	);
	const variance = (spread - (estimate - expected * (1 - estimate)) ** 2) / (n * room * room);
	return {
		kappa: estimate,
		standardError: Math.sqrt(Math.max(0, variance)),
		observedAgreement: observed,
		expectedAgreement: expected,
		n,
	};
}
