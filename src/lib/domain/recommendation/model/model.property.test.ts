import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultThresholds } from '#lib/domain/recommendation/model/thresholds.ts';
import { bandLadder, bandOf } from './bands.ts';
import { compareCandidates } from './comparison.ts';
import { effectsFor, knowledgeFrom } from './knowledge.ts';
import { randomPanel, scoreOf, scorerOf, systemOf, weightsOf } from './random-panel.fixture.ts';
import { scorer } from './score.ts';

const runs = { numRuns: 10_000 };
const slack = 1e-9;

describe('a score, whatever the panel', () => {
	test('never falls when a rating is raised', () => {
		fc.assert(
			fc.property(randomPanel, fc.nat(), fc.constantFrom(0.5, 1, 2), (panel, pick, rise) => {
				fc.pre(panel.own.length > 0);
				const place = pick % panel.own.length;
				const raised = panel.own.map((one, o) => (o === place ? { ...one, level: one.level + rise } : one));
				expect(scoreOf(panel, raised).score).toBeGreaterThanOrEqual(scoreOf(panel).score - slack);
			}),
			runs,
		);
	});

	test('never becomes less certain by a further rating', () => {
		fc.assert(
			fc.property(randomPanel, (panel) => {
				fc.pre(panel.own.length > 0);
				expect(scoreOf(panel).se).toBeLessThanOrEqual(scoreOf(panel, panel.own.slice(0, -1)).se + slack);
			}),
			runs,
		);
	});

	test('is the start and what each rating contributes', () => {
		fc.assert(
			fc.property(randomPanel, (panel) => {
				const { score, start, weights, expected } = scoreOf(panel);
				const sum = panel.own.reduce(
					(total, { level }, o) => total + weights[o]! * (level - expected[o]!),
					start,
				);
				expect(Math.abs(sum - score)).toBeLessThan(slack);
				expect(weights.every((weight) => weight >= 0)).toBe(true);
			}),
			runs,
		);
	});

	test('does not depend on order, on labels, or on the scale of the weights', () => {
		fc.assert(
			fc.property(randomPanel, fc.double({ min: 0.001, max: 1000, noNaN: true }), (panel, scale) => {
				const label = (id: string) => `${9 - Number(id.slice(1))}-${id}`;
				const names = new Map([...weightsOf(panel)].map(([id, weight]) => [label(id), weight * scale]));
				const relabelled = panel.own
					.map((one) => ({ ...one, dimensionId: label(one.dimensionId) }))
					.reverse();
				const others = panel.others
					.map((one) => ({
						...one,
						dimensionId: label(one.dimensionId),
						candidateId: label(one.candidateId),
					}))
					.reverse();
				const total = [...names.values()].reduce((sum, weight) => sum + weight, 0);
				const system = systemOf({ ...panel, others }, others);
				const knowledge = knowledgeFrom(system, effectsFor([...names.keys()], relabelled, panel.mode), null);
				const again = scorer(relabelled, knowledge, panel.mode, panel.variance).score(
					new Map([...names].map(([id, weight]) => [id, weight / total])),
				);
				const before = scoreOf(panel);
				expect(Math.abs(again.score - before.score)).toBeLessThan(slack);
				expect(Math.abs(again.se - before.se)).toBeLessThan(slack);
			}),
			runs,
		);
	});

	test('is the joint estimate of the whole panel where no weight is held at 0', () => {
		fc.assert(
			fc.property(randomPanel, (panel) => {
				const all = [...panel.others, ...panel.own.map((one) => ({ ...one, candidateId: 'own' }))];
				const system = systemOf(panel, all);
				const weights = weightsOf(panel);
				const dimensions = [...weights].map(([id, weight]) => ({ id, weight }));
				const joint = compareCandidates(system, dimensions, ['own']);
				const knowledge = knowledgeFrom(
					system,
					effectsFor([...weights.keys()], panel.own, panel.mode),
					'own',
				);
				const leftOut = scorer(panel.own, knowledge, panel.mode, panel.variance).score(weights);
				expect(Math.abs(leftOut.joint.score - joint.scores[0]!)).toBeLessThan(slack);
				expect(Math.abs(leftOut.joint.se ** 2 - joint.covariance[0]![0]!)).toBeLessThan(slack);
				if (leftOut.clipped === 0) expect(Math.abs(leftOut.score - joint.scores[0]!)).toBeLessThan(slack);
			}),
			runs,
		);
	});

	test('is the same bytes every time, and a number', () => {
		fc.assert(
			fc.property(randomPanel, (panel) => {
				const first = scoreOf(panel);
				expect(scoreOf(panel)).toEqual(first);
				expect([first.score, first.se, first.start, first.startSe].every(Number.isFinite)).toBe(true);
				expect(first.weights.every(Number.isFinite)).toBe(true);
				expect(first.se).toBeLessThanOrEqual(first.startSe + slack);
			}),
			runs,
		);
	});

	test('of a dimension obeys the same rules', () => {
		fc.assert(
			fc.property(randomPanel, fc.nat(), (panel, pick) => {
				const unit = new Map([[`d${pick % panel.weights.length}`, 1]]);
				const one = scorerOf(panel).score(unit);
				expect(Number.isFinite(one.score)).toBe(true);
				expect(one.weights.every((weight) => weight >= 0)).toBe(true);
				expect(one.se).toBeGreaterThan(0);
			}),
			runs,
		);
	});
});

test('a band never falls when the score rises', () => {
	const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
	fc.assert(
		fc.property(number(0, 6), number(0, 2), number(0.01, 2), (score, rise, se) => {
			const place = (value: number) => bandLadder.indexOf(bandOf({ score: value, se }, defaultThresholds));
			expect(place(score + rise)).toBeGreaterThanOrEqual(place(score));
		}),
		runs,
	);
});
