import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readReference } from '../../../../tests/reference/read-reference.ts';
import { panelDependability, panelErrors, ratersNeeded } from '#lib/domain/statistics/panel-dependability.ts';

const component = z.number();
const { panel_dstudy } = readReference(
	'gstudy',
	z.object({
		panel_dstudy: z.array(
			z.object({
				id: z.string(),
				vc: z.object({
					cand: component,
					cand_dim: component,
					cand_rater: component,
					resid: component,
					rater: component,
					rater_dim: component,
				}),
				weights: z.array(z.number()),
				target: z.number(),
				expected: z.object({
					phi: z.array(z.number()),
					erho2: z.array(z.number()),
					n_for_phi: z.number(),
					n_for_erho2: z.number(),
				}),
			}),
		),
	}),
);

function varianceOf(vc: (typeof panel_dstudy)[number]['vc']) {
	return {
		candidate: vc.cand,
		candidateDimension: vc.cand_dim,
		rater: vc.rater,
		raterDimension: vc.rater_dim,
		candidateRater: vc.cand_rater,
		residual: vc.resid,
	};
}

test.each(panel_dstudy)('$id has the coefficients of the reference', ({ vc, weights, target, expected }) => {
	const errors = panelErrors(varianceOf(vc), weights)!;
	expected.phi.forEach((phi, at) =>
		expect(panelDependability(errors, at + 1).dependability).toBeCloseTo(phi, 11),
	);
	expected.erho2.forEach((value, at) => {
		expect(panelDependability(errors, at + 1).generalizability).toBeCloseTo(value, 11);
	});
	expect(ratersNeeded(errors, target)).toEqual({
		dependability: expected.n_for_phi,
		generalizability: expected.n_for_erho2,
	});
});

const [{ vc }] = panel_dstudy as [(typeof panel_dstudy)[number]];

test('the number of raters needed reaches the target, and one fewer does not', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 }),
			fc.double({ min: 0.3, max: 0.95, noNaN: true }),
			(weights, target) => {
				const errors = panelErrors(varianceOf(vc), weights);
				if (!errors) return;
				const needed = ratersNeeded(errors, target).dependability!;
				expect(panelDependability(errors, needed).dependability).toBeGreaterThan(target - 1e-8);
				if (needed > 1) expect(panelDependability(errors, needed - 1).dependability).toBeLessThan(target);
			},
		),
	);
});

test('dimensions without weight and the scale of the weights change nothing', () => {
	const { universe, absoluteError } = panelErrors(varianceOf(vc), [5, 3, 2])!;
	const other = panelErrors(varianceOf(vc), [50, 0, 30, 20])!;
	expect(other.universe).toBeCloseTo(universe, 14);
	expect(other.absoluteError).toBeCloseTo(absoluteError, 14);
});

test('without weight there is no score, and a negative variance is refused', () => {
	expect(panelErrors(varianceOf(vc), [0, 0])).toBeNull();
	expect(panelErrors(varianceOf(vc), [])).toBeNull();
	expect(() => panelErrors({ ...varianceOf(vc), rater: -1 }, [1])).toThrow(RangeError);
	expect(() => panelErrors(varianceOf(vc), [NaN])).toThrow(RangeError);
});
