import { gaussLegendre } from '#lib/domain/statistics/gauss-legendre.ts';
import { isAmount, isMeasure } from '#lib/domain/statistics/measure.ts';

const RULE = gaussLegendre(20);
const PANELS = 8;
const NEGLIGIBLE = 1e-15;
/** Most turns of the sine, in radians, that one segment's nodes resolve to the last digits. */
const MOST_PHASE = 40;
/** From here on, over the smallest distance, the sine stands still and the damping is a power of t. */
const SETTLED = 1e13;
/** Beyond it, or below its inverse, the integral takes too long or is lost in rounding. */
const MOST_CONCENTRATED = 1e9;

/** The weights as shares of 1. Throws RangeError for lists of different length or weights that cannot be shares. */
function sharesOf(scores: readonly number[], weights: readonly number[], bar: number): number[] {
	if (scores.length !== weights.length) throw new RangeError('weights: not one for each score');
	if (![...scores, bar].every(isMeasure)) {
		throw new RangeError('weights: a score is not finite or too large');
	}
	const largest = Math.max(0, ...weights);
	if (largest === 0 || weights.some((weight) => !isAmount(weight))) {
		throw new RangeError('weights: one is negative or too large, or all are nought');
	}
	const total = weights.reduce((sum, weight) => sum + weight / largest, 0);
	return weights.map((weight) => weight / largest / total);
}

interface Term {
	alpha: number;
	a: number;
}

function phase(terms: readonly Term[], t: number): number {
	return terms.reduce((sum, { alpha, a }) => sum + alpha * Math.atan(a * t), 0);
}

function turns(terms: readonly Term[], from: number, to: number): number {
	return terms.reduce(
		(sum, { alpha, a }) => sum + alpha * Math.abs(Math.atan(a * to) - Math.atan(a * from)),
		0,
	);
}

/** What the sine is multiplied with, times t: falls from 1 to 0. */
function damping(terms: readonly Term[], t: number): number {
	return Math.exp(-terms.reduce((sum, { alpha, a }) => sum + (alpha / 2) * Math.log1p((a * t) ** 2), 0));
}

function integrate(terms: readonly Term[], from: number, to: number): number {
	const half = (to - from) / PANELS / 2;
	let sum = 0;
	for (let panel = 0; panel < PANELS; panel += 1) {
		const middle = from + (2 * panel + 1) * half;
		RULE.nodes.forEach((node, at) => {
			const t = middle + half * node;
			sum += ((RULE.weights[at] ?? 0) * Math.sin(phase(terms, t)) * damping(terms, t)) / t;
		});
	}
	return sum * half;
}

/**
 * Probability that the weighted mean of the scores is above the bar when the weights are drawn from a Dirichlet
 * distribution about the given ones with concentration κ within [1e-9, 1e9] (larger: closer to them); within [0, 1]. Exact to about
 * 1e-12, by inverting the characteristic function of a sum of gamma variables (Gil-Pelaez 1951). All scores at the bar
 * give 1. Throws RangeError as `smallestShift` does, or for κ outside.
 */
export function probabilityAboveBar(
	scores: readonly number[],
	weights: readonly number[],
	bar: number,
	concentration: number,
): number {
	if (!(concentration >= 1 / MOST_CONCENTRATED && concentration <= MOST_CONCENTRATED)) {
		throw new RangeError(`probabilityAboveBar: concentration ${concentration}`);
	}
	const shares = sharesOf(scores, weights, bar);
	const distances = scores.flatMap((score, at) => {
		const alpha = concentration * (shares[at] ?? 0);
		return alpha > 0 ? [{ alpha, a: score - bar }] : [];
	});
	if (distances.every(({ a }) => a >= 0)) return 1;
	if (distances.every(({ a }) => a <= 0)) return 0;
	const scale = Math.max(...distances.map(({ a }) => Math.abs(a)));
	const terms = distances
		.map(({ alpha, a }) => ({ alpha, a: a / scale }))
		.filter(({ a }) => Math.abs(a) > 1e-100);
	const total = terms.reduce((sum, { alpha }) => sum + alpha, 0);
	const smallest = Math.min(...terms.map(({ a }) => Math.abs(a)));
	let from = 0;
	let integral = 0;
	// What is left beyond t is at most the damping there over the sum of the alphas.
	while (from === 0 || damping(terms, from) > NEGLIGIBLE * Math.min(1, total)) {
		if (from * smallest > SETTLED) {
			integral += (Math.sin(phase(terms, from)) * damping(terms, from)) / total;
			break;
		}
		let to = Math.max(0.01, from * 1.6);
		while (turns(terms, from, to) > MOST_PHASE) to = (from + to) / 2;
		integral += integrate(terms, from, to);
		from = to;
	}
	return Math.min(1, Math.max(0, 0.5 + integral / Math.PI));
}

export interface WeightMove {
	/** Places in the list of scores, from 0. */
	from: number;
	to: number;
	/** Share of the total weight, within (0, 1]. */
	share: number;
}

export interface SmallestShift {
	/** The weighted mean. */
	score: number;
	/** Least share of the total weight that must move for the mean to reach the bar; null where no weights do. */
	share: number | null;
	/** How it moves, empty where it cannot. */
	moves: WeightMove[];
}

function weightedMean(scores: readonly number[], shares: readonly number[]): number {
	return scores.reduce((sum, score, at) => sum + score * (shares[at] ?? 0), 0);
}

/**
 * The least weight that must move, in total variation, for the weighted mean to reach the bar: greedily from the scores
 * farthest from the receiver, which is the lowest score if the mean is above the bar and the highest if below, the first
 * of equals. Scores and bar are in points of the scale; weights, one for each score, are 0 or more on any scale.
 * Throws RangeError for lists of different length, weights that are negative or all nought, or numbers beyond ±1e100.
 */
export function smallestShift(
	scores: readonly number[],
	weights: readonly number[],
	bar: number,
): SmallestShift {
	const shares = sharesOf(scores, weights, bar);
	const score = weightedMean(scores, shares);
	const target = score > bar ? Math.min(...scores) : Math.max(...scores);
	const to = scores.indexOf(target);
	const donors = scores
		.map((value, from) => ({ from, distance: Math.abs(value - target), room: shares[from] ?? 0 }))
		.filter(({ distance, room }) => distance > 0 && room > 0)
		.sort((a, b) => b.distance - a.distance);
	const enough = 1e-12 * Math.max(1, Math.abs(bar));
	let gap = Math.abs(score - bar);
	const moves: WeightMove[] = [];
	for (const { from, distance, room } of donors) {
		if (gap <= enough) break;
		const share = Math.min(room, gap / distance);
		gap -= share * distance;
		moves.push({ from, to, share });
	}
	if (gap > enough) return { score, share: null, moves: [] };
	return { score, share: moves.reduce((sum, move) => sum + move.share, 0), moves };
}

export interface SmallestChange {
	score: number;
	/** Euclidean length of the change; null where all scores are equal. */
	distance: number | null;
	/** Change of each share, summing to nought; null where all scores are equal. A share may become negative. */
	change: number[] | null;
}

/**
 * The change of the shares, smallest in Euclidean length, that puts the weighted mean on the bar: along the scores'
 * deviations from their plain mean. Throws RangeError as `smallestShift` does.
 */
export function smallestChange(
	scores: readonly number[],
	weights: readonly number[],
	bar: number,
): SmallestChange {
	const score = weightedMean(scores, sharesOf(scores, weights, bar));
	const mean = scores.reduce((sum, value) => sum + value, 0) / scores.length;
	const deviations = scores.map((value) => value - mean);
	const length = Math.hypot(...deviations);
	// Scores that differ by rounding only are equal.
	if (length <= 1e-12 * Math.max(1, Math.abs(mean))) return { score, distance: null, change: null };
	const change = deviations.map((deviation) => ((bar - score) * (deviation / length)) / length);
	return { score, distance: Math.abs(score - bar) / length, change };
}
