import { probabilityAbove } from '#lib/domain/recommendation/model/bands.ts';
import { intervalFactor } from '#lib/domain/recommendation/model/interval.ts';
import type { Estimate } from '#lib/domain/recommendation/model/score.ts';

/** How estimates agree with a truth that only a simulation knows. */
export type Agreement = {
	/** Kendall's tau-a between score and truth, -1 to 1. */
	tau: number;
	/** Root mean square error, in points. */
	rmse: number;
	/** Share of candidates whose truth lies in the 90 % interval. */
	coverage: number;
	/** Share on the right side of the bar. */
	rightSide: number;
	/** Overlap of the best tenth with the true best tenth. */
	topTenth: number;
	/** Mean square of P(T >= bar) less whether it was so. */
	brier: number;
	/** Candidates with P(T >= bar) of .75 or more, and how many of those are truly there. */
	sure: { candidates: number; right: number };
};

const sureFrom = 0.75;

/** Kendall (1938) for tau-a; Brier (1950). @throws RangeError for fewer than two candidates or lists of different length */
export function agreementWithTruth(
	estimates: readonly Estimate[],
	truth: readonly number[],
	bar: number,
): Agreement {
	const n = truth.length;
	if (n < 2 || estimates.length !== n)
		throw new RangeError('Agreement needs two candidates or more, each with a truth.');
	const scores = estimates.map(({ score }) => score);
	const isAbove = truth.map((value) => value >= bar);
	const probability = estimates.map((estimate) => probabilityAbove(estimate, bar));
	const share = (holds: (i: number) => boolean) => truth.filter((_, i) => holds(i)).length / n;
	const sure = truth.flatMap((_, i) => (probability[i]! >= sureFrom ? [i] : []));
	return {
		tau: kendall(scores, truth),
		rmse: Math.sqrt(truth.reduce((sum, value, i) => sum + (scores[i]! - value) ** 2, 0) / n),
		coverage: share((i) => Math.abs(scores[i]! - truth[i]!) <= intervalFactor * estimates[i]!.se),
		rightSide: share((i) => scores[i]! >= bar === isAbove[i]),
		topTenth: topOverlap(scores, truth),
		brier: probability.reduce((sum, p, i) => sum + (p - (isAbove[i] ? 1 : 0)) ** 2, 0) / n,
		sure: { candidates: sure.length, right: sure.filter((i) => isAbove[i]).length },
	};
}

/** Means over panels; the sure ones are added up. */
export function meanOf(agreements: readonly Agreement[]): Agreement {
	const mean = (pick: (one: Agreement) => number) =>
		agreements.reduce((sum, one) => sum + pick(one), 0) / agreements.length;
	return {
		tau: mean(({ tau }) => tau),
		rmse: mean(({ rmse }) => rmse),
		coverage: mean(({ coverage }) => coverage),
		rightSide: mean(({ rightSide }) => rightSide),
		topTenth: mean(({ topTenth }) => topTenth),
		brier: mean(({ brier }) => brier),
		sure: {
			candidates: agreements.reduce((sum, { sure }) => sum + sure.candidates, 0),
			right: agreements.reduce((sum, { sure }) => sum + sure.right, 0),
		},
	};
}

function kendall(a: readonly number[], b: readonly number[]): number {
	let balance = 0;
	for (let i = 0; i < a.length; i++)
		for (let j = 0; j < i; j++) balance += Math.sign(a[i]! - a[j]!) * Math.sign(b[i]! - b[j]!);
	return balance / ((a.length * (a.length - 1)) / 2);
}

function topOverlap(a: readonly number[], b: readonly number[]): number {
	const size = Math.max(1, Math.round(a.length / 10));
	const top = (values: readonly number[]) =>
		new Set(
			values
				.map((value, i) => ({ value, i }))
				.sort((x, y) => y.value - x.value)
				.slice(0, size)
				.map(({ i }) => i),
		);
	const truly = top(b);
	return [...top(a)].filter((i) => truly.has(i)).length / size;
}
