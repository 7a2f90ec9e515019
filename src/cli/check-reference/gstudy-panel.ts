import { z } from 'zod';
import { panelDependability, panelErrors, ratersNeeded } from '#lib/domain/statistics/panel-dependability.ts';
import { sparseReliability } from '#lib/domain/statistics/sparse-reliability.ts';
import {
	caseFields,
	eachCase,
	Expected,
	Pairs,
	type ReferenceCase,
	type Tolerance,
} from './reference-case.ts';

const variance = z.number().min(0);

export const panelStudySchema = z.object({
	...caseFields,
	vc: z.object({
		cand: variance,
		cand_dim: variance.default(0),
		cand_rater: variance.default(0),
		resid: variance,
		rater: variance,
		rater_dim: variance.default(0),
	}),
	weights: z
		.array(z.number().min(0))
		.refine((weights) => weights.some((weight) => weight > 0), { message: 'none is positive' }),
	target: z.number().gt(0).lt(1).default(0.8),
	expected: Expected,
});

export const sparseSchema = z.object({
	...caseFields,
	pairs: Pairs,
	s2c: variance,
	s2r: variance,
	s2e: variance,
	expected: Expected,
});

export function panelStudyCases(
	cases: readonly z.infer<typeof panelStudySchema>[],
	tolerance: Tolerance | undefined,
): ReferenceCase[] {
	return eachCase(cases, tolerance, ({ vc, weights, target, expected }) => ({
		expected,
		compute: () => {
			const errors = panelErrors(
				{
					candidate: vc.cand,
					candidateDimension: vc.cand_dim,
					rater: vc.rater,
					raterDimension: vc.rater_dim,
					candidateRater: vc.cand_rater,
					residual: vc.resid,
				},
				weights,
			);
			if (!errors) return null;
			const longest = Math.max(
				...[expected.phi, expected.erho2].map((list) => (Array.isArray(list) ? list.length : 0)),
			);
			const studies = Array.from({ length: longest }, (_, at) => panelDependability(errors, at + 1));
			const needed = ratersNeeded(errors, target);
			return {
				universe: errors.universe,
				abs_error: errors.absoluteError,
				rel_error: errors.relativeError,
				phi: studies.map(({ dependability }) => dependability),
				erho2: studies.map(({ generalizability }) => generalizability),
				n_for_phi: needed.dependability,
				n_for_erho2: needed.generalizability,
			};
		},
	}));
}

export function sparseCases(
	cases: readonly z.infer<typeof sparseSchema>[],
	tolerance: Tolerance | undefined,
): ReferenceCase[] {
	return eachCase(cases, tolerance, ({ pairs, s2c, s2r, s2e, expected }) => ({
		expected,
		compute: () => {
			const result = sparseReliability(pairs, { candidate: s2c, rater: s2r, residual: s2e });
			return {
				k_harmonic: result?.raters ?? null,
				q: result?.q ?? null,
				G: result?.reliability ?? null,
			};
		},
	}));
}
