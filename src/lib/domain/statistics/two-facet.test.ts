import { expect, test } from 'vitest';
import { z } from 'zod';
import { readReference } from '../../../../tests/reference/read-reference.ts';
import { twoFacetDependability, twoFacetStudy } from '#lib/domain/statistics/two-facet.ts';

const numbers = z.array(z.number());
const effects = {
	p: z.number(),
	i: z.number(),
	o: z.number(),
	pi: z.number(),
	po: z.number(),
	io: z.number(),
};
const { two_facet } = readReference(
	'gstudy',
	z.object({
		two_facet: z
			.array(
				z.object({
					long: z.object({ p: numbers, i: numbers, o: numbers, y: numbers }),
					expected: z.object({
						variance: z.object({ ...effects, pio: z.number() }),
						dstudy: z.array(
							z.object({ n_i: z.number(), n_o: z.number(), erho2: z.number(), phi: z.number() }),
						),
					}),
				}),
			)
			.min(1),
	}),
);
const [{ long, expected }] = two_facet as [(typeof two_facet)[number]];
const observations = long.y.map((score, at) => ({
	person: String(long.p[at]),
	item: String(long.i[at]),
	occasion: String(long.o[at]),
	score,
}));

test("Brennan's third data set has the variances and coefficients of the reference", () => {
	const { variance } = twoFacetStudy(observations)!;
	for (const effect of ['p', 'i', 'o', 'pi', 'po', 'io', 'pio'] as const) {
		expect(variance[effect]).toBeCloseTo(expected.variance[effect], 10);
	}
	for (const { n_i, n_o, erho2, phi } of expected.dstudy) {
		const study = twoFacetDependability(variance, n_i, n_o);
		expect(study.generalizability).toBeCloseTo(erho2, 10);
		expect(study.dependability).toBeCloseTo(phi, 10);
	}
});

test('the order of the observations changes nothing', () => {
	const [a, b] = [twoFacetStudy(observations)!, twoFacetStudy(observations.toReversed())!];
	expect(b.variance.pio).toBeCloseTo(a.variance.pio, 12);
	expect(b.variance.p).toBeCloseTo(a.variance.p, 12);
});

test('a design that is not fully crossed with one score a cell is null', () => {
	expect(twoFacetStudy([])).toBeNull();
	expect(twoFacetStudy(observations.slice(1))).toBeNull();
	expect(twoFacetStudy([...observations, observations[0]!])).toBeNull();
	expect(twoFacetStudy([observations[0]!, ...observations.slice(0, -1)])).toBeNull();
	expect(twoFacetStudy(observations.filter(({ occasion }) => occasion === '1'))).toBeNull();
});

test('a score that is no number and a study without items are refused', () => {
	expect(() => twoFacetStudy([{ person: 'a', item: 'b', occasion: 'c', score: NaN }])).toThrow(RangeError);
	expect(() => twoFacetDependability(expected.variance, 0, 1)).toThrow(RangeError);
});
