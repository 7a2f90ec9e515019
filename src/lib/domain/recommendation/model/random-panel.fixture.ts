import fc from 'fast-check';
import { effectsFor, knowledgeFrom, priorKnowledge, type ScoredRating } from './knowledge.ts';
import type { Mode } from './mode.ts';
import { type CalibrationRating, ratingPanel } from './ratings.ts';
import { scorer, type Scorer } from './score.ts';
import { solveSystem } from './system.ts';
import type { MeanPrior, VarianceComponents } from './variance.ts';

/** A candidate's ratings, other candidates' ratings as the snapshot, and a model, all of any kind that can occur. */
export type RandomPanel = {
	/** Raw; some may be lop-sided enough for weights to be held at 0. */
	weights: number[];
	own: ScoredRating[];
	others: CalibrationRating[];
	mode: Mode;
	variance: VarianceComponents;
	meanPrior: MeanPrior;
};

const level = fc.integer({ min: 2, max: 10 }).map((half) => half / 2);
const variance = fc.double({ min: 0.01, max: 2, noNaN: true });
const raterId = fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5');

export const randomPanel: fc.Arbitrary<RandomPanel> = fc.integer({ min: 1, max: 5 }).chain((dimensions) => {
	const dimensionId = fc.integer({ min: 0, max: dimensions - 1 }).map((d) => `d${d}`);
	const rating = fc.record({ raterId, dimensionId, level });
	return fc.record({
		weights: fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 100 })), {
			minLength: dimensions,
			maxLength: dimensions,
		}),
		own: fc.uniqueArray(rating, { maxLength: 10, selector: (one) => `${one.raterId} ${one.dimensionId}` }),
		others: fc.array(
			fc.record({ candidateId: fc.constantFrom('c1', 'c2', 'c3', 'c4'), raterId, dimensionId, level }),
			{ maxLength: 16 },
		),
		mode: fc.constantFrom<Mode>('severity', 'display'),
		variance: fc.record({
			candidate: variance,
			candidateDimension: variance,
			rater: variance,
			raterDimension: variance,
			candidateRater: variance,
			residual: variance,
		}),
		meanPrior: fc.record({
			mean: fc.double({ min: 1, max: 5, noNaN: true }),
			common: variance,
			dimension: variance,
		}),
	});
});

/** Normalised. */
export function weightsOf({ weights }: RandomPanel): Map<string, number> {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return new Map(weights.map((weight, d) => [`d${d}`, weight / total]));
}

export function systemOf(panel: RandomPanel, ratings: readonly CalibrationRating[]) {
	const { mode, variance: components, meanPrior } = panel;
	const system = solveSystem(
		ratingPanel(ratings, { dimensionIds: [...weightsOf(panel).keys()], candidateIds: ['own'] }),
		{ mode, variance: components, meanPrior },
	);
	if (!system) throw new Error('A panel of ordinary variances must have a solution.');
	return system;
}

/** A scorer of the own ratings that knows what the others' tell. */
export function scorerOf(panel: RandomPanel, own: readonly ScoredRating[] = panel.own): Scorer {
	const { mode, variance: components, meanPrior } = panel;
	const effects = effectsFor([...weightsOf(panel).keys()], own, mode);
	const knowledge =
		panel.others.length === 0
			? priorKnowledge(effects, { mode, variance: components, meanPrior })
			: knowledgeFrom(systemOf(panel, panel.others), effects, null);
	return scorer(own, knowledge, mode, components);
}

export function scoreOf(panel: RandomPanel, own: readonly ScoredRating[] = panel.own) {
	return scorerOf(panel, own).score(weightsOf(panel));
}
