import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import { canonicalJson } from '#lib/domain/recommendation/canonical-json.ts';
import { panel, scorecard } from '#lib/domain/recommendation/panel.fixture.ts';
import { canonicalPanel, type PanelInput } from '#lib/domain/recommendation/panel.ts';
import { Band } from '#lib/domain/recommendation/verdict.ts';
import { WeightedMeanRecommendation } from '#lib/domain/recommendation/weighted-mean-recommendation.ts';
import { weightedMean } from '#lib/domain/recommendation/weighted-mean.ts';

const dimension = fc.record({
	weight: fc.oneof(
		fc.constant(0),
		fc.integer({ min: 1, max: 100 }),
		fc.double({ min: 0.001, max: 1000, noNaN: true }),
	),
	critical: fc.boolean(),
	floor: fc.option(fc.integer({ min: 2, max: 10 }).map((half) => half / 2)),
});
const cell = fc.oneof(
	{ weight: 5, arbitrary: fc.integer({ min: 1, max: 5 }) },
	{ weight: 1, arbitrary: fc.constant('not assessed' as const) },
	{ weight: 1, arbitrary: fc.constant(null) },
);
const excluded = fc.constantFrom(null, null, null, null, 'shadow', 'seen_others', 'waived');

/** Any panel that can be scored: thin and rich, with doubled raters, exclusions, red flags and weights of 0. */
const anyPanel: fc.Arbitrary<PanelInput> = fc
	.array(dimension, { minLength: 1, maxLength: 6 })
	.filter((dimensions) => dimensions.some(({ weight }) => weight > 0))
	.chain((dimensions) =>
		fc.record({
			dimensions: fc.constant(
				dimensions.map((one, index) => ({ ...one, id: `d${index}`, name: `Dimension ${index}` })),
			),
			scorecards: fc
				.array(
					fc.record({
						rater: fc.integer({ min: 0, max: 4 }),
						cells: fc.array(cell, { minLength: dimensions.length, maxLength: dimensions.length }),
						excluded,
					}),
					{ maxLength: 7 },
				)
				.map((cards) =>
					cards.map(({ rater, cells, excluded: reason }, index) =>
						scorecard(
							`c${index}`,
							`r${rater}`,
							Object.fromEntries(
								cells.flatMap((level, at) => (level === null ? [] : [[`d${at}`, level] as const])),
							),
							reason,
						),
					),
				),
			pending: fc.integer({ min: 0, max: 2 }),
			redFlags: fc
				.array(fc.constantFrom('open', 'confirmed', 'dismissed', 'dismissed', 'dismissed'), { maxLength: 2 })
				.map((states) => states.map((state, index) => ({ id: `f${index}`, state }))),
			policy: fc.record({
				quorum: fc.integer({ min: 1, max: 3 }),
				minCriticalRaters: fc.integer({ min: 1, max: 2 }),
				minCoverage: fc.constantFrom(0, 0.5, 0.8, 1),
			}),
		}),
	)
	.map(({ policy, ...rest }) => panel({ ...rest, policy: { ...defaultPolicy, ...policy } }));

const runs = { numRuns: 2_000 };

/** The score by the definition, without any of the code under test. */
function byHand(input: PanelInput): number | null {
	let [parts, weights] = [0, 0];
	for (const { id, weight } of input.dimensions) {
		const own = new Map<string, number[]>();
		for (const card of input.scorecards.filter((one) => one.excluded === null)) {
			const level = card.ratings.find((rating) => rating.dimensionId === id)?.level;
			if (level !== undefined) own.set(card.raterId, [...(own.get(card.raterId) ?? []), level]);
		}
		if (own.size === 0 || weight === 0) continue;
		const means = [...own.values()].map((levels) => levels.reduce((a, b) => a + b) / levels.length);
		parts += (weight * means.reduce((a, b) => a + b)) / means.length;
		weights += weight;
	}
	return weights === 0 ? null : parts / weights;
}

function rename(input: PanelInput, from: (id: string) => string): PanelInput {
	return {
		...input,
		dimensions: input.dimensions.map((one) => ({ ...one, id: from(one.id), name: from(one.name) })),
		scorecards: input.scorecards.map((card) => ({
			...card,
			id: from(card.id),
			raterId: from(card.raterId),
			ratings: card.ratings.map((one) => ({ ...one, dimensionId: from(one.dimensionId) })),
			notAssessed: card.notAssessed.map(from),
		})),
	};
}

function expectSame(a: WeightedMeanRecommendation, b: WeightedMeanRecommendation): void {
	expect([b.status, b.band, b.raters, b.reasons.map((one) => one.code)]).toEqual([
		a.status,
		a.band,
		a.raters,
		a.reasons.map((one) => one.code),
	]);
	if (a.score === null) expect(b.score).toBeNull();
	else expect(b.score).toBeCloseTo(a.score, 9);
	expect(b.coverage).toBeCloseTo(a.coverage, 9);
}

function everyNumber(value: unknown): number[] {
	if (typeof value === 'number') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyNumber) : [];
}

describe('for any panel', () => {
	test('the score is the weighted mean by its definition', () => {
		fc.assert(
			fc.property(anyPanel, (input) => {
				const { score } = weightedMean(input);
				const expected = byHand(input);
				if (expected === null) expect(score).toBeNull();
				else expect(score).toBeCloseTo(expected, 9);
			}),
			runs,
		);
	});

	test('raising a rating never lowers the score, nor the band, nor makes a floor fail', () => {
		fc.assert(
			fc.property(anyPanel, fc.nat(), fc.nat(), (input, card, rating) => {
				const cards = input.scorecards.filter((one) => one.ratings.length > 0);
				const chosen = cards[card % cards.length];
				const at = chosen?.ratings[rating % chosen.ratings.length];
				if (!at || at.level === 5) return;
				const before = weightedMean(input);
				at.level += 1;
				const after = weightedMean(input);
				at.level -= 1;
				expect(after.score ?? 0).toBeGreaterThanOrEqual(before.score ?? 0);
				if (before.status !== 'RECOMMENDED') return;
				if (after.status !== 'RECOMMENDED') throw new Error(`raised into ${after.status}`);
				expect(Band.options.indexOf(after.band)).toBeLessThanOrEqual(Band.options.indexOf(before.band));
			}),
			runs,
		);
	});

	test('the order of scorecards, ratings and red flags changes no byte', () => {
		fc.assert(
			fc.property(anyPanel, (input) => {
				const reversed: PanelInput = {
					...input,
					scorecards: input.scorecards
						.map((card) => ({
							...card,
							ratings: card.ratings.toReversed(),
							notAssessed: card.notAssessed.toReversed(),
						}))
						.reverse(),
					redFlags: input.redFlags.toReversed(),
				};
				expect(canonicalJson(weightedMean(reversed))).toBe(canonicalJson(weightedMean(input)));
				expect(canonicalJson(canonicalPanel(reversed))).toBe(canonicalJson(canonicalPanel(input)));
			}),
			runs,
		);
	});

	test('the order of the dimensions changes no bit of any figure', () => {
		fc.assert(
			fc.property(anyPanel, (input) => {
				const a = weightedMean(input);
				const b = weightedMean({ ...input, dimensions: input.dimensions.toReversed() });
				expect([b.score, b.coverage, b.bounds, b.band]).toEqual([a.score, a.coverage, a.bounds, a.band]);
				expect(b.dimensions.toReversed()).toEqual(a.dimensions);
			}),
			runs,
		);
	});

	test('labels and the scale of the weights change nothing', () => {
		fc.assert(
			fc.property(anyPanel, fc.double({ min: 0.01, max: 900, noNaN: true }), (input, scale) => {
				const before = weightedMean(input);
				// Turning the text around also turns the order of the ids around.
				expectSame(before, weightedMean(rename(input, (id) => `${9 - Number(id.at(-1))}-${id}`)));
				const dimensions = input.dimensions.map((one) => ({ ...one, weight: one.weight * scale }));
				expectSame(before, weightedMean({ ...input, dimensions }));
			}),
			runs,
		);
	});

	test('the working adds up to the score, from its rows alone', () => {
		fc.assert(
			fc.property(anyPanel, (input) => {
				const { trace, score, coverage } = weightedMean(input);
				for (const one of trace.dimensions) {
					expect(one.weight).toBeCloseTo(one.rawWeight / trace.rawWeightSum, 12);
					const means = one.raters.map(({ raterId, mean }) => {
						const own = trace.rows.filter((row) => row.raterId === raterId && row.dimensionId === one.id);
						expect(own.reduce((total, row) => total + row.level, 0) / own.length).toBeCloseTo(mean, 12);
						return mean;
					});
					const mean = means.length === 0 ? null : means.reduce((a, b) => a + b) / means.length;
					if (mean === null) expect([one.mean, one.weighted]).toEqual([null, null]);
					else expect(one.weighted).toBeCloseTo(one.weight * mean, 12);
				}
				const rated = trace.dimensions.filter((one) => one.weighted !== null && one.weight > 0);
				const covered = rated.reduce((total, one) => total + one.weight, 0);
				expect(coverage).toBeCloseTo(covered, 12);
				if (score === null) expect(rated).toEqual([]);
				else
					expect(rated.reduce((total, one) => total + (one.weighted ?? NaN), 0) / covered).toBeCloseTo(
						score,
						9,
					);
			}),
			runs,
		);
	});

	test('no figure is ever NaN or endless, scores and bounds stay on the scale, and the shape is the declared one', () => {
		fc.assert(
			fc.property(anyPanel, (input) => {
				const result = weightedMean(input);
				expect(everyNumber(result).every(Number.isFinite)).toBe(true);
				const [low, high] = result.bounds;
				expect(low).toBeGreaterThanOrEqual(1);
				expect(high).toBeLessThanOrEqual(5);
				if (result.score !== null) {
					expect(result.score).toBeGreaterThanOrEqual(low - 1e-9);
					expect(result.score).toBeLessThanOrEqual(high + 1e-9);
				}
				expect(WeightedMeanRecommendation.parse(result)).toEqual(result);
			}),
			runs,
		);
	});

	test('not assessed is never a number, and blank is not zero: neither moves the score', () => {
		fc.assert(
			fc.property(anyPanel, (input) => {
				const before = weightedMean(input);
				const blank = input.scorecards.map((card) => ({ ...card, notAssessed: [] }));
				expect(weightedMean({ ...input, scorecards: blank })).toMatchObject({
					score: before.score,
					coverage: before.coverage,
					raters: before.raters,
					reasons: before.reasons,
				});
				const extra = {
					id: 'extra',
					raterId: 'extra',
					ratings: [],
					notAssessed: input.dimensions.map((one) => one.id),
					excluded: null,
				};
				const after = weightedMean({ ...input, scorecards: [...input.scorecards, extra] });
				expect([after.score, after.raters, after.dimensions]).toEqual([
					before.score,
					before.raters,
					before.dimensions,
				]);
			}),
			runs,
		);
	});

	test('excluded scorecards, names and the data hash move no figure', () => {
		fc.assert(
			fc.property(anyPanel, (input) => {
				const before = weightedMean(input);
				const scorecards = input.scorecards.filter((card) => card.excluded === null);
				const after = weightedMean({ ...input, scorecards, dataHash: 'another' });
				expect({ ...after, trace: null }).toEqual({ ...before, trace: null });
			}),
			runs,
		);
	});

	test('the input is left as it was', () => {
		fc.assert(
			fc.property(anyPanel, (input) => {
				const copy = structuredClone(input);
				weightedMean(input);
				expect(input).toEqual(copy);
			}),
			{ numRuns: 200 },
		);
	});
});

test('the generator reaches every status, so that the properties are not about nothing', () => {
	const seen = new Set(
		fc.sample(anyPanel, { numRuns: 2_000, seed: 1 }).map((input) => weightedMean(input).status),
	);
	expect([...seen].sort()).toEqual(['HOLD', 'INSUFFICIENT_EVIDENCE', 'KNOCKED_OUT', 'RECOMMENDED']);
	expect(weightedMean(panel()).status).toBe('RECOMMENDED');
});
