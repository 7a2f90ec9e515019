import {
	effectCounts,
	expectationMaximisation,
} from '#lib/domain/recommendation/model/expectation-maximisation.ts';
import { devianceGradient, type ComponentName } from '#lib/domain/recommendation/model/likelihood.ts';
import {
	type CalibrationRating,
	ratingPanel,
	type RatingPanel,
} from '#lib/domain/recommendation/model/ratings.ts';
import { solveSystem } from '#lib/domain/recommendation/model/system.ts';
import {
	defaultMeanPrior,
	defaultVariance,
	type MeanPrior,
	priorWeight,
	type VarianceComponents,
} from '#lib/domain/recommendation/model/variance.ts';
import { minimise, type Minimum, type Point } from '#lib/domain/statistics/minimise.ts';

export type FitOptions = {
	/** Prior of the components, its weight in degrees of freedom; null for none (REML where the means are flat too). */
	prior?: Prior;
	/** null: nothing is known of the dimensions' means. */
	meanPrior?: MeanPrior | null;
	start?: VarianceComponents;
	onIteration?: (iteration: { number: number; objective: number; largestGradient: number }) => void;
};

export type Fit = { variance: VarianceComponents; objective: number; iterations: number; converged: boolean };

const bounds = { least: Math.log(1e-9), most: Math.log(1e6) };
const allComponents: ComponentName[] = [
	'candidate',
	'candidateDimension',
	'rater',
	'raterDimension',
	'candidateRater',
	'residual',
];
/** With one dimension the others cannot be told from these. */
const singleComponents: ComponentName[] = ['candidate', 'rater', 'residual'];

type Prior = { variance: VarianceComponents; weight: number | VarianceComponents } | null;

/**
 * Estimates the variance components from ratings: the minimum over log variance of -2 log likelihood plus
 * weight x (log variance + prior / variance) for each component (MAP; REML without priors,
 * Patterson and Thompson 1971). A panel of one dimension is fitted as a plain crossed model, and what was estimated
 * together is divided as in the start.
 *
 * @throws RangeError without any rating, or where a start or prior is not positive
 */
export function fitVariance(ratings: readonly CalibrationRating[], options: FitOptions = {}): Fit {
	const { prior, start } = settings(options);
	const panel = ratingPanel(ratings);
	if (panel.dimensionIds.length > 1) return fitPanel(panel, options);
	const fit = fitSingle(panel, {
		...options,
		start: merged(start),
		prior: prior && { ...prior, variance: merged(prior.variance) },
	});
	return { ...fit, variance: divided(fit.variance, start) };
}

/** All six components. */
export function fitPanel(panel: RatingPanel, options: FitOptions): Fit {
	return fitComponents(panel, allComponents, options);
}

/** The plain crossed model: candidate, rater and residual variance of ratings in one dimension; the others are 0. */
export function fitSingle(panel: RatingPanel, options: FitOptions): Fit {
	return fitComponents({ ...panel, pairs: [] }, singleComponents, options);
}

function settings({ prior = { variance: defaultVariance, weight: priorWeight }, start }: FitOptions): {
	prior: Prior;
	start: VarianceComponents;
} {
	return { prior, start: start ?? prior?.variance ?? defaultVariance };
}

function fitComponents(panel: RatingPanel, components: ComponentName[], options: FitOptions): Fit {
	if (panel.count === 0) throw new RangeError('Variances cannot be estimated without ratings.');
	const { prior, start } = settings(options);
	const { meanPrior = defaultMeanPrior, onIteration } = options;
	const varianceAt = (logs: Float64Array): VarianceComponents => {
		const variance = { ...nothing };
		components.forEach((name, k) => {
			variance[name] = Math.exp(logs[k]!);
		});
		return variance;
	};
	const weightOf = (name: ComponentName): number =>
		prior === null ? 0 : typeof prior.weight === 'number' ? prior.weight : prior.weight[name];
	const evaluate = (logs: Float64Array): Point | null => {
		const variance = varianceAt(logs);
		const system = solveSystem(panel, { mode: 'severity', variance, meanPrior });
		if (!system) return null;
		let value = system.deviance;
		const slopes = devianceGradient(system);
		const gradient = new Float64Array(components.length);
		components.forEach((name, k) => {
			gradient[k] = slopes[name];
			if (prior === null) return;
			const ratio = prior.variance[name] / variance[name];
			value += weightOf(name) * (logs[k]! + ratio);
			gradient[k] += weightOf(name) * (1 - ratio);
		});
		return { value, gradient };
	};
	let from: Float64Array | null = Float64Array.from(components, (name) => Math.log(start[name]));
	let minimum = minimise(evaluate, from, { ...bounds, onIteration });
	let { iterations } = minimum;
	for (let again = 0; again < components.length; again++) {
		from = raisedFromZero(evaluate, minimum);
		if (!from) break;
		minimum = minimise(evaluate, from, { ...bounds, onIteration });
		iterations += minimum.iterations;
	}
	const counts = effectCounts(panel);
	const end = minimum.converged
		? minimum
		: expectationMaximisation(
				evaluate,
				minimum,
				Float64Array.from(components, (name) => weightOf(name) + counts[name]),
			);
	return { variance: varianceAt(end.at), objective: end.value, iterations, converged: end.converged };
}

/** Relative to the largest component: what counts as vanished, and where a vanished one is tried again. */
const vanished = Math.log(1e-3);
const higher = [1e-1, 1e-2, 1e-3, 1e-4].map(Math.log);

/**
 * A place below a minimum that only seems to be one: on the logarithmic scale every slope dies out towards 0, so that a
 * component which was once thrown there stays, though it should grow again. Null where none should.
 */
function raisedFromZero(
	evaluate: (logs: Float64Array) => Point | null,
	{ at, value, gradient }: Minimum,
): Float64Array | null {
	const largest = Math.max(...at);
	let best: { at: Float64Array; value: number } | null = null;
	const falls = value - 1e-9 * (1 + Math.abs(value));
	for (const [k, log] of at.entries()) {
		if (log > largest + vanished || gradient[k]! >= 0) continue;
		for (const level of higher) {
			if (largest + level <= log) continue;
			const raised = at.with(k, largest + level);
			const found = evaluate(raised);
			if (found && found.value < (best?.value ?? falls)) best = { at: raised, value: found.value };
		}
	}
	return best?.at ?? null;
}

const nothing: VarianceComponents = {
	candidate: 0,
	candidateDimension: 0,
	rater: 0,
	raterDimension: 0,
	candidateRater: 0,
	residual: 0,
};

function merged(variance: VarianceComponents): VarianceComponents {
	return {
		...nothing,
		candidate: variance.candidate + variance.candidateDimension,
		rater: variance.rater + variance.raterDimension,
		residual: variance.candidateRater + variance.residual,
	};
}

function divided(single: VarianceComponents, like: VarianceComponents): VarianceComponents {
	const whole = merged(like);
	const share = (name: ComponentName, of: 'candidate' | 'rater' | 'residual') =>
		(single[of] * like[name]) / whole[of];
	return {
		candidate: share('candidate', 'candidate'),
		candidateDimension: share('candidateDimension', 'candidate'),
		rater: share('rater', 'rater'),
		raterDimension: share('raterDimension', 'rater'),
		candidateRater: share('candidateRater', 'residual'),
		residual: share('residual', 'residual'),
	};
}
