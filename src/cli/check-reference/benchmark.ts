import { z } from 'zod';
import { agreementWithTruth, meanOf } from '#lib/domain/recommendation/benchmark/agreement.ts';
import { estimatePanel } from '#lib/domain/recommendation/benchmark/estimate-panel.ts';
import { fitPanel, fitSingle } from '#lib/domain/recommendation/model/fit.ts';
import { ratingPanel } from '#lib/domain/recommendation/model/ratings.ts';
import { Components, components, isSingle, MeanPriorFields } from './model-fields.ts';
import { caseFields, type ReferenceCase, referenceKind } from './reference-case.ts';

const places = z.array(z.int().min(0));
const numbers = z.array(z.number());

const Replicate = z
	.object({
		n_cand: z.int().positive(),
		n_dim: z.int().positive(),
		cand: places,
		dim: places,
		rater: places,
		x: numbers,
		weights: z.array(z.number().min(0)).min(1),
		truth: numbers,
		ref_T: numbers,
		ref_se: numbers,
	})
	.superRefine((replicate, context) => {
		const lengths = { dim: 'cand', rater: 'cand', x: 'cand', ref_T: 'truth', ref_se: 'truth' } as const;
		for (const [field, like] of Object.entries(lengths) as [keyof typeof lengths, 'cand' | 'truth'][])
			if (replicate[field].length !== replicate[like].length)
				context.addIssue({ code: 'custom', path: [field], message: `is not as long as ${like}` });
		if (replicate.truth.length !== replicate.n_cand)
			context.addIssue({ code: 'custom', path: ['truth'], message: 'is not one for each candidate' });
		if (replicate.weights.length !== replicate.n_dim)
			context.addIssue({ code: 'custom', path: ['weights'], message: 'is not one for each dimension' });
		replicate.dim.forEach((dimension, at) => {
			if (dimension >= replicate.n_dim)
				context.addIssue({ code: 'custom', path: ['dim', at], message: 'is no dimension' });
		});
		replicate.cand.forEach((candidate, at) => {
			if (candidate >= replicate.n_cand)
				context.addIssue({ code: 'custom', path: ['cand', at], message: 'is no candidate' });
		});
	});

const Metrics = z.object({ tau_a: z.number(), rmse: z.number(), cover90: z.number() });

export const BenchmarkFile = z.object({
	...caseFields,
	bar: z.number(),
	prior: z.object({ s2: Components, nu: z.number().min(0), mu: MeanPriorFields }),
	metrics: z.object({ reference_engine: Metrics }),
	replicates: z.array(Replicate).min(1),
});
export type BenchmarkFile = z.output<typeof BenchmarkFile>;

/** What may be off: for every candidate, and for the means over replicates. */
const allowed = { estimate: 0.002, tau: 0.003, rmse: 0.003, coverage: 0.02 };

export function estimateReplicate({ prior }: BenchmarkFile, replicate: BenchmarkFile['replicates'][number]) {
	const single = isSingle(prior.s2);
	const candidateIds = replicate.truth.map((_, i) => numbered('c', i));
	const dimensions = replicate.weights.map((weight, d) => ({ id: numbered('d', d), weight }));
	const ratings = replicate.x.map((level, o) => ({
		candidateId: numbered('c', replicate.cand[o]!),
		raterId: numbered('r', replicate.rater[o]!),
		dimensionId: numbered('d', replicate.dim[o]!),
		level,
	}));
	const full = ratingPanel(ratings, { candidateIds, dimensionIds: dimensions.map(({ id }) => id) });
	const panel = single ? { ...full, pairs: [] } : full;
	const options = { prior: { variance: components(prior.s2), weight: prior.nu }, meanPrior: prior.mu };
	const { variance } = single ? fitSingle(panel, options) : fitPanel(panel, options);
	return estimatePanel(panel, dimensions, { variance, meanPrior: prior.mu });
}

function once<Value>(make: () => Value): () => Value {
	let made: { value: Value } | undefined;
	return () => (made ??= { value: make() }).value;
}

/** Sorted as numbers. */
function numbered(kind: string, place: number): string {
	return `${kind}${String(place).padStart(6, '0')}`;
}

export const benchmarkKind = referenceKind(['benchmark'], BenchmarkFile, (file) => {
	const estimates = file.replicates.map((replicate) => once(() => estimateReplicate(file, replicate)));
	const cases = file.replicates.map((replicate, at): ReferenceCase => {
		const nothing = replicate.truth.map(() => 0);
		return {
			id: `replicate ${at + 1}`,
			tolerance: allowed.estimate,
			expected: { T_off: nothing, se_off: nothing },
			compute: () => ({
				T_off: estimates[at]!().map(({ score }, i) => score - replicate.ref_T[i]!),
				se_off: estimates[at]!().map(({ se }, i) => se - replicate.ref_se[i]!),
			}),
		};
	});
	const reference = file.metrics.reference_engine;
	return [
		...cases,
		{
			id: 'means over replicates',
			tolerance: { tau_a: allowed.tau, rmse: allowed.rmse, cover90: allowed.coverage },
			expected: { tau_a_short: 0, rmse_over: 0, cover90_off: 0 },
			compute: () => {
				const mean = meanOf(
					file.replicates.map(({ truth }, at) => agreementWithTruth(estimates[at]!(), truth, file.bar)),
				);
				return {
					tau_a_short: Math.max(0, reference.tau_a - mean.tau),
					rmse_over: Math.max(0, mean.rmse - reference.rmse),
					cover90_off: mean.coverage - reference.cover90,
				};
			},
		},
	];
});
