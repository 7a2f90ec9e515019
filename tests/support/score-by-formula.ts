/** What a trace of `m3/1` says that was put into the score; nothing of what came out. */
export interface Ingredients {
	variance: {
		candidate: number;
		candidateDimension: number;
		rater: number;
		raterDimension: number;
		candidateRater: number;
		residual: number;
	};
	meanPrior: { mean: number; common: number; dimension: number };
	dimensions: { id: string; rawWeight: number }[];
	rows: { raterId: string; dimensionId: string; level: number }[];
}

/**
 * The score and its standard error from what was given, written down again from the formula and not from the engine: the
 * best linear prediction of the weighted mean, where every rating is expected to be the prior mean. It holds as long as no
 * rating's weight is held at zero, and says so where one would be.
 */
export function scoreByFormula({ variance: v, meanPrior, dimensions, rows }: Ingredients) {
	const sum = dimensions.reduce((total, { rawWeight }) => total + rawWeight, 0);
	const weightOf = (id: string) => (dimensions.find((one) => one.id === id)?.rawWeight ?? 0) / sum;
	const squares = dimensions.reduce((total, { id }) => total + weightOf(id) ** 2, 0);
	const covariance = rows.map((a, i) =>
		rows.map((b, j) => {
			const sameDimension = a.dimensionId === b.dimensionId;
			const sameRater = a.raterId === b.raterId;
			return (
				v.candidate +
				meanPrior.common +
				(sameDimension ? v.candidateDimension + meanPrior.dimension : 0) +
				(sameRater ? v.candidateRater + v.rater : 0) +
				(sameRater && sameDimension ? v.raterDimension : 0) +
				(i === j ? v.residual : 0)
			);
		}),
	);
	const withScore = rows.map(
		({ dimensionId }) =>
			v.candidate + meanPrior.common + (v.candidateDimension + meanPrior.dimension) * weightOf(dimensionId),
	);
	const weights = solve(covariance, withScore);
	if (weights.some((weight) => weight < 0)) throw new Error('A weight would have to be held at zero.');
	const score = rows.reduce(
		(total, { level }, o) => total + weights[o]! * (level - meanPrior.mean),
		meanPrior.mean,
	);
	const before = v.candidate + meanPrior.common + (v.candidateDimension + meanPrior.dimension) * squares;
	const explained = withScore.reduce((total, c, o) => total + c * weights[o]!, 0);
	return { score, se: Math.sqrt(before - explained) };
}

/** Gaussian elimination; the matrix is positive definite, so that no pivot is near zero. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
	const rows = matrix.map((row, i) => [...row, right[i]!]);
	rows.forEach((pivot, i) => {
		for (const row of rows.slice(i + 1)) {
			const factor = row[i]! / pivot[i]!;
			for (let j = i; j < row.length; j += 1) row[j]! -= factor * pivot[j]!;
		}
	});
	const solution = new Array<number>(rows.length).fill(0);
	for (let i = rows.length - 1; i >= 0; i -= 1) {
		const row = rows[i]!;
		const known = solution.reduce((sum, value, j) => (j > i ? sum + row[j]! * value : sum), 0);
		solution[i] = (row[rows.length]! - known) / row[i]!;
	}
	return solution;
}
