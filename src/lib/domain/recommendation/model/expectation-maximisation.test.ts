import { expect, test } from 'vitest';
import { z } from 'zod';
import { readReference } from '../../../../../tests/reference/read-reference.ts';
import { effectCounts, expectationMaximisation } from './expectation-maximisation.ts';
import { fitPanel } from './fit.ts';
import { devianceGradient, type ComponentName } from './likelihood.ts';
import { ratingPanel } from './ratings.ts';
import { solveSystem } from './system.ts';
import { defaultMeanPrior, defaultVariance, priorWeight, type VarianceComponents } from './variance.ts';

const File = z.object({
	ratings: z.array(z.object({ cand: z.string(), rater: z.string(), dim: z.string(), score: z.number() })),
});
const { ratings } = readReference('map_m3_mu', File);
const panel = ratingPanel(
	ratings.map(({ cand, rater, dim, score }) => ({
		candidateId: cand,
		raterId: rater,
		dimensionId: dim,
		level: score,
	})),
);
const names = Object.keys(defaultVariance) as ComponentName[];
const counts = effectCounts(panel);
const freedom = Float64Array.from(names, (name) => counts[name] + priorWeight);

function varianceAt(logs: Float64Array): VarianceComponents {
	const variance = { ...defaultVariance };
	names.forEach((name, k) => {
		variance[name] = Math.exp(logs[k]!);
	});
	return variance;
}

function evaluate(logs: Float64Array) {
	const variance = varianceAt(logs);
	const system = solveSystem(panel, { mode: 'severity', variance, meanPrior: defaultMeanPrior })!;
	const slopes = devianceGradient(system);
	const ratio = (name: ComponentName) => defaultVariance[name] / variance[name];
	return {
		value: names.reduce(
			(sum, name) => sum + priorWeight * (Math.log(variance[name]) + ratio(name)),
			system.deviance,
		),
		gradient: Float64Array.from(names, (name) => slopes[name] + priorWeight * (1 - ratio(name))),
	};
}

test('it goes downhill only, and ends where the other method does', () => {
	const start = Float64Array.from(names, () => Math.log(0.6));
	const values: number[] = [];
	const end = expectationMaximisation(
		(logs) => {
			const point = evaluate(logs);
			values.push(point.value);
			return point;
		},
		{ at: start, ...evaluate(start) },
		freedom,
	);
	const best = fitPanel(panel, {});
	expect(values.length).toBeGreaterThan(10);
	expect(values.every((value, step) => step === 0 || value <= values[step - 1]! + 1e-9)).toBe(true);
	expect(end.converged).toBe(true);
	expect(end.value).toBeCloseTo(best.objective, 6);
	const variance = varianceAt(end.at);
	for (const name of names) expect(variance[name]).toBeCloseTo(best.variance[name], 3);
});

test('it stays where there is nothing to gain', () => {
	const best = Float64Array.from(names, (name) => Math.log(fitPanel(panel, {}).variance[name]));
	const end = expectationMaximisation(evaluate, { at: best, ...evaluate(best) }, freedom);
	names.forEach((_, k) => expect(Math.abs(end.at[k]! - best[k]!)).toBeLessThan(1e-4));
});
