/** A square matrix, row by row: entry (i, j) of an n x n matrix stands at i * n + j. */
export type Square = Float64Array;

/**
 * Cholesky factor L of a symmetric positive definite matrix A = L L', or null where A is not positive definite. Only
 * A's lower triangle is read; the upper triangle of L is zero. Golub and Van Loan (2013), algorithm 4.2.1 by rows.
 */
export function cholesky(a: Square, n: number): Square | null {
	const l = new Float64Array(n * n);
	for (let top = 0; top < n; top += 4) {
		const rows = Math.min(4, n - top);
		// Left of the diagonal block, four rows at a time wait for nothing but what stands above them.
		if (rows === 4) {
			for (let j = 0; j < top; j++) {
				innerOfFour(l, j * n, 0, l, top * n, n, j);
				for (let r = 0; r < 4; r++) l[(top + r) * n + j] = (a[(top + r) * n + j]! - four[r]!) / l[j * n + j]!;
			}
		}
		for (let i = top; i < top + rows; i++) {
			const row = i * n;
			for (let j = rows === 4 ? top : 0; j < i; j++)
				l[row + j] = (a[row + j]! - inner(l, row, l, j * n, j)) / l[j * n + j]!;
			const pivot = a[row + i]! - inner(l, row, l, row, i);
			// Written so that NaN fails too.
			if (!(pivot > 0) || pivot === Infinity) return null;
			l[row + i] = Math.sqrt(pivot);
		}
	}
	return l;
}

/**
 * Inner product of `count` neighbours from places i of a and j of b. Four sums run side by side, since one alone would
 * wait for each addition to end: three times as fast on long rows.
 */
function inner(a: Float64Array, i: number, b: Float64Array, j: number, count: number): number {
	let first = 0;
	let second = 0;
	let third = 0;
	let fourth = 0;
	let k = 0;
	for (; k + 3 < count; k += 4) {
		first += a[i + k]! * b[j + k]!;
		second += a[i + k + 1]! * b[j + k + 1]!;
		third += a[i + k + 2]! * b[j + k + 2]!;
		fourth += a[i + k + 3]! * b[j + k + 3]!;
	}
	for (; k < count; k++) first += a[i + k]! * b[j + k]!;
	return first + second + (third + fourth);
}

const four = new Float64Array(4);

/**
 * Inner products of one row with four neighbouring rows, into `four`: row a from place i on, and the four rows of b that
 * begin at j, j + n, j + 2n and j + 3n, all from column `from` on. Each entry of a is read once for the four of them.
 */
function innerOfFour(
	a: Float64Array,
	i: number,
	from: number,
	b: Float64Array,
	j: number,
	n: number,
	count: number,
): void {
	const second = j + n;
	const third = second + n;
	const fourth = third + n;
	let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
	for (let k = from; k < from + count; k++) {
		const value = a[i + k]!;
		sum0 += value * b[j + k]!;
		sum1 += value * b[second + k]!;
		sum2 += value * b[third + k]!;
		sum3 += value * b[fourth + k]!;
	}
	four[0] = sum0;
	four[1] = sum1;
	four[2] = sum2;
	four[3] = sum3;
}

/** As `cholesky`, for a matrix that is positive definite by construction. @throws RangeError where it is not, by rounding */
export function choleskyOf(a: Square, n: number): Square {
	const l = cholesky(a, n);
	if (!l)
		throw new RangeError('The variances lie too far apart: rounding leaves the model without a solution.');
	return l;
}

/** log |A|, from A's Cholesky factor. */
export function logDeterminant(l: Square, n: number): number {
	let sum = 0;
	for (let i = 0; i < n; i++) sum += Math.log(l[i * n + i]!);
	return 2 * sum;
}

/** Solves L x = b. */
export function solveLower(l: Square, n: number, b: Float64Array): Float64Array {
	const x = Float64Array.from(b);
	for (let i = 0; i < n; i++) {
		let sum = x[i]!;
		for (let k = 0; k < i; k++) sum -= l[i * n + k]! * x[k]!;
		x[i] = sum / l[i * n + i]!;
	}
	return x;
}

/** Solves A x = b, from A's Cholesky factor. */
export function solve(l: Square, n: number, b: Float64Array): Float64Array {
	const x = solveLower(l, n, b);
	for (let i = n - 1; i >= 0; i--) {
		const value = x[i]! / l[i * n + i]!;
		x[i] = value;
		for (let k = 0; k < i; k++) x[k]! -= l[i * n + k]! * value;
	}
	return x;
}

/** A's inverse, from A's Cholesky factor: L'^-1 L^-1, each inner product over neighbours in memory. */
export function inverse(l: Square, n: number): Square {
	// Row j holds column j of L^-1, so that both loops below run along rows.
	const columns = new Float64Array(n * n);
	for (let first = 0; first < n; first += 4) {
		const last = Math.min(first + 4, n);
		for (let j = first; j < last; j++) {
			const row = j * n;
			columns[row + j] = 1 / l[row + j]!;
			const end = last - first === 4 ? last : n;
			for (let i = j + 1; i < end; i++)
				columns[row + i] = -inner(l, i * n + j, columns, row + j, i - j) / l[i * n + i]!;
		}
		if (last - first < 4) break;
		// Before its own diagonal a column is 0, so that all four can begin where the first does.
		for (let i = last; i < n; i++) {
			innerOfFour(l, i * n, first, columns, first * n, n, i - first);
			for (let r = 0; r < 4; r++) columns[(first + r) * n + i] = -four[r]! / l[i * n + i]!;
		}
	}
	const result = new Float64Array(n * n);
	for (let i = 0; i < n; i++) {
		let j = 0;
		for (; j + 3 <= i; j += 4) {
			innerOfFour(columns, i * n, i, columns, j * n, n, n - i);
			for (let r = 0; r < 4; r++) result[i * n + j + r] = four[r]!;
		}
		for (; j <= i; j++) result[i * n + j] = inner(columns, i * n + i, columns, j * n + i, n - i);
		for (j = 0; j < i; j++) result[j * n + i] = result[i * n + j]!;
	}
	return result;
}

/** A x for a square A. */
export function multiply(a: Square, n: number, x: Float64Array): Float64Array {
	const result = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		let sum = 0;
		for (let j = 0; j < n; j++) sum += a[i * n + j]! * x[j]!;
		result[i] = sum;
	}
	return result;
}

/** x'y. */
export function dot(x: Float64Array, y: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
	return sum;
}

/** The rows and columns of A that `indices` names, in that order. */
export function principal(a: Square, n: number, indices: readonly number[]): Square {
	const size = indices.length;
	const result = new Float64Array(size * size);
	for (let i = 0; i < size; i++)
		for (let j = 0; j < size; j++) result[i * size + j] = a[indices[i]! * n + indices[j]!]!;
	return result;
}
