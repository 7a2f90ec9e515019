import { defaultVariance, type VarianceComponents } from '#lib/domain/recommendation/model/variance.ts';
import type { CalibrationRating } from '#lib/domain/recommendation/model/ratings.ts';

export type Shape = {
	candidates: number;
	raters: number;
	dimensions: number;
	/** Interviewers of one candidate, and dimensions that each of them rates. */
	panel: number;
	perCard: number;
};

/** Ratings as the model has them, rounded and cut to the scale; the same seed gives the same ratings. */
export function simulate(
	shape: Shape,
	seed: number,
	variance: VarianceComponents = defaultVariance,
): CalibrationRating[] {
	const random = generator(seed);
	const normal = (of: number) => {
		const radius = Math.sqrt(-2 * Math.log(1 - random()));
		return Math.sqrt(of) * radius * Math.cos(2 * Math.PI * random());
	};
	const list = (length: number, of: number) => Array.from({ length }, () => normal(of));
	const severity = list(shape.raters, variance.rater);
	const ownSeverity = Array.from({ length: shape.raters }, () =>
		list(shape.dimensions, variance.raterDimension),
	);
	const ratings: CalibrationRating[] = [];
	for (let c = 0; c < shape.candidates; c++) {
		const candidate = 3.2 + normal(variance.candidate);
		const own = list(shape.dimensions, variance.candidateDimension);
		for (const r of some(shape.panel, shape.raters, random)) {
			const impression = normal(variance.candidateRater);
			for (const d of some(shape.perCard, shape.dimensions, random)) {
				const value =
					candidate + own[d]! + severity[r]! + ownSeverity[r]![d]! + impression + normal(variance.residual);
				ratings.push({
					candidateId: `c${c}`,
					raterId: `r${r}`,
					dimensionId: `d${d}`,
					level: Math.min(5, Math.max(1, Math.round(value))),
				});
			}
		}
	}
	return ratings;
}

function some(count: number, of: number, random: () => number): Set<number> {
	const chosen = new Set<number>();
	while (chosen.size < Math.min(count, of)) chosen.add(Math.floor(random() * of));
	return chosen;
}

/** Mulberry32: 32 bits of state are enough for data that only have to look like ratings. */
function generator(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
