import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import {
	type Calibration,
	calibrationKey,
	type CalibrationSnapshot,
	prepareCalibration,
} from '#lib/domain/recommendation/calibration.ts';
import { canonicalJson } from '#lib/domain/recommendation/canonical-json.ts';
import { comparePanels } from '#lib/domain/recommendation/compare.ts';
import { crossedEffects } from '#lib/domain/recommendation/crossed-effects.ts';
import { ModelRecommendation } from '#lib/domain/recommendation/model-recommendation.ts';
import { defaultMeanPrior, defaultVariance } from '#lib/domain/recommendation/model/variance.ts';
import { panel, scorecard } from '#lib/domain/recommendation/panel.fixture.ts';
import type { PanelInput } from '#lib/domain/recommendation/panel.ts';

const Rating = z.object({
	cand: z.string(),
	rater: z.string(),
	dim: z.string(),
	score: z.number().nullable(),
});
const Expected = z.record(
	z.string(),
	z.object({
		display_T: z.number(),
		display_se: z.number(),
		own_T: z.number(),
		own_se: z.number(),
	}),
);
const Reference = z.object({
	dims: z.array(
		z.object({
			id: z.string(),
			weight: z.number(),
			critical: z.boolean().optional(),
			floor: z.number().optional(),
		}),
	),
	ratings: z.array(Rating),
	expected: z.object({ candidates: Expected }),
});

function reference(name: string) {
	const file = path.join(import.meta.dirname, '../../../../tests/reference', `${name}.json`);
	return Reference.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The panel of one candidate of a reference file, its dimensions and raters as they stand there. */
function panelOf({ dims, ratings }: z.infer<typeof Reference>, candidate: string): PanelInput {
	const own = ratings.filter(({ cand, score }) => cand === candidate && score !== null);
	const raters = [...new Set(own.map(({ rater }) => rater))];
	return panel({
		applicationId: candidate,
		dimensions: dims.map(({ id, weight, critical = false, floor = null }) => ({
			id,
			name: id,
			weight,
			critical,
			floor,
		})),
		scorecards: raters.map((raterId) =>
			scorecard(
				`${candidate} ${raterId}`,
				raterId,
				Object.fromEntries(
					own.filter(({ rater }) => rater === raterId).map(({ dim, score }) => [dim, score ?? 0]),
				),
			),
		),
	});
}

const story = reference('display_story');

/** The reference panel's own ratings as the snapshot, leaving out what is not scored. */
function snapshot(change: Partial<CalibrationSnapshot> = {}): Calibration {
	const scored = new Set(story.dims.filter(({ weight }) => weight > 0).map(({ id }) => id));
	return prepareCalibration({
		id: 'snapshot-1',
		dataHash: 'snapshot-hash',
		variance: defaultVariance,
		meanPrior: defaultMeanPrior,
		ratings: story.ratings.flatMap(({ cand, rater, dim, score }) =>
			score === null || !scored.has(dim)
				? []
				: [{ candidateId: cand, raterId: rater, dimensionId: calibrationKey('role-1', dim), level: score }],
		),
		...change,
	});
}

const named = { calibration: { snapshotId: 'snapshot-1', dataHash: 'snapshot-hash' } };
const withSeverity = (severity: 'off' | 'show' | 'apply') => ({ policy: { ...defaultPolicy, severity } });

describe('without a snapshot', () => {
	test.each(Object.entries(story.expected.candidates))(
		'%s is scored from the own ratings alone',
		(id, expected) => {
			const { score, se, mode, severity } = crossedEffects(panelOf(story, id), null);
			expect(score).toBeCloseTo(expected.own_T, 9);
			expect(se).toBeCloseTo(expected.own_se, 9);
			expect({ mode, other: severity.other }).toEqual({ mode: 'display', other: null });
		},
	);

	test('the knowledge in the working is the prior, and adds up to the score', () => {
		const { trace } = crossedEffects(panel(), null);
		expect(trace.knowledge.mean).toEqual([3.2, 3.2, 3.2]);
		expect(trace.knowledge.covariance[0]).toEqual([0.25 + 0.09, 0.25, 0.25]);
		const sum = trace.rows.reduce((total, { contribution }) => total + contribution, trace.start);
		expect(sum).toBeCloseTo(trace.score, 12);
	});

	test('a policy that applies severity has nothing to apply', () => {
		const { score, mode } = crossedEffects(panel(withSeverity('apply')), null);
		expect(mode).toBe('display');
		expect(score).toBe(crossedEffects(panel(), null).score);
	});
});

describe('with an adopted snapshot', () => {
	const calibration = snapshot();

	test.each(Object.entries(story.expected.candidates))(
		'%s is scored with what the others of the snapshot tell, and never with the own ratings in it',
		(id, expected) => {
			const { score, se } = crossedEffects({ ...panelOf(story, id), ...named }, calibration);
			expect(score).toBeCloseTo(expected.display_T, 9);
			expect(se).toBeCloseTo(expected.display_se, 9);
		},
	);

	test('severity is applied where the policy says so and enough is known, and the other score stands beside it', () => {
		const input = { ...panelOf(story, 'Ana'), ...named, ...withSeverity('apply') };
		const applied = crossedEffects(input, calibration);
		expect(applied.mode).toBe('severity');
		expect(applied.severity.gate.verdict).toBe('APPLY');
		expect(applied.score).toBeCloseTo(3.96439413543, 9);
		expect(applied.severity.other?.score).toBeCloseTo(4.04460098222, 9);
		expect(applied.severity.other?.difference).toBeCloseTo(3.96439413543 - 4.04460098222, 9);
		expect(applied.trace.knowledge.effects.some(({ kind }) => kind === 'rater')).toBe(true);
	});

	test('shown, it stands beside the score and leaves the working without any interviewer', () => {
		const shown = crossedEffects({ ...panelOf(story, 'Ana'), ...named }, calibration);
		expect(shown.mode).toBe('display');
		expect(shown.severity.other).toMatchObject({ mode: 'severity' });
		expect(shown.trace.knowledge.effects.every(({ kind }) => kind === 'dimension')).toBe(true);
	});

	test('the shares of the interviewers are how far severity moves the score beside its new weights', () => {
		const { severity } = crossedEffects({ ...panelOf(story, 'Ana'), ...named }, calibration);
		const shares = severity.other?.shares ?? [];
		expect(shares.length).toBeGreaterThan(0);
		expect(shares.map(({ share }) => Math.abs(share))).toEqual(
			shares.map(({ share }) => Math.abs(share)).sort((a, b) => b - a),
		);
		// Kim is the lenient one of the story, so taking that off lowers the score.
		expect(shares.find(({ raterId }) => raterId === 'Kim')?.share).toBeLessThan(0);
	});

	test('an interviewer whom it does not know counts as one of average severity, and less surely', () => {
		const known = panelOf(story, 'Ana');
		const stranger = {
			...known,
			...named,
			...withSeverity('apply'),
			scorecards: known.scorecards.map((card) => ({ ...card, raterId: `new ${card.raterId}` })),
		};
		const result = crossedEffects(stranger, calibration);
		expect(result.severity.gate.verdict).toBe('DISPLAY');
		expect(result.mode).toBe('display');
	});

	test('a dimension that it does not know follows the others', () => {
		const known = panelOf(story, 'Ana');
		const dimensions = [
			...known.dimensions,
			{ id: 'new', name: 'Something new', weight: 3, critical: false, floor: null },
		];
		const { trace } = crossedEffects({ ...known, ...named, dimensions }, calibration);
		const mean = trace.knowledge.mean[trace.knowledge.effects.length - 1]!;
		const others = trace.knowledge.mean.slice(0, -1);
		expect(mean).toBeGreaterThan(Math.min(3.2, ...others));
		expect(mean).toBeLessThan(Math.max(...others));
	});

	test('what it says is another snapshot than the given one is refused', () => {
		expect(() => crossedEffects(panel(), calibration)).toThrow(RangeError);
		expect(() => crossedEffects(panel(named), null)).toThrow(RangeError);
	});
});

describe('what it says beside the score', () => {
	test('a result reads back as it was stored, and comes again to the byte', () => {
		for (const id of Object.keys(story.expected.candidates)) {
			const result = crossedEffects({ ...panelOf(story, id), ...named }, snapshot());
			expect(ModelRecommendation.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
			const again = crossedEffects({ ...panelOf(story, id), ...named }, snapshot());
			expect(canonicalJson(again)).toBe(canonicalJson(result));
		}
	});

	test('what an unrated dimension could still do', () => {
		const scorecards = ['a', 'b', 'c'].map((id) => scorecard(id, id, { d1: 4, d2: 4, d3: 'not assessed' }));
		const { robustness, score } = crossedEffects(panel({ scorecards }), null);
		const [open] = robustness.unassessed;
		expect(robustness.unassessed).toHaveLength(1);
		expect(open?.dimensionId).toBe('d3');
		expect(open!.low.score).toBeLessThan(score);
		expect(open!.high.score).toBeGreaterThan(score);
	});

	test('ratings at the end of the scale are noticed', () => {
		const fives = ['a', 'b', 'c'].map((id) => scorecard(id, id, { d1: 5, d2: 5, d3: 5 }));
		expect(crossedEffects(panel({ scorecards: fives }), null).notices).toContainEqual({
			code: 'SCALE_END',
			mean: 5,
		});
		expect(crossedEffects(panel(), null).notices).toEqual([]);
	});

	test('a score that other weights would turn is called fragile', () => {
		const scorecards = ['a', 'b', 'c'].map((id) => scorecard(id, id, { d1: 5, d2: 2, d3: 3 }));
		expect(crossedEffects(panel({ scorecards }), null).notices).toContainEqual({ code: 'FRAGILE' });
	});

	test('severity off says nothing of severity among the notices', () => {
		const far = snapshot({ variance: { ...defaultVariance, rater: 2 } });
		const notices = (severity: 'off' | 'show') =>
			Object.keys(story.expected.candidates).flatMap((id) =>
				crossedEffects({ ...panelOf(story, id), ...named, ...withSeverity(severity) }, far).notices.map(
					({ code }) => code,
				),
			);
		expect(notices('show')).toContain('SEVERITY_MATTERS');
		expect(notices('off')).not.toContain('SEVERITY_MATTERS');
	});

	test('a dimension of no weight is shown as it was rated, and nothing is made of it', () => {
		const dimensions = panel().dimensions.map((dimension) =>
			dimension.id === 'd3' ? { ...dimension, weight: 0 } : dimension,
		);
		const { dimensions: results, trace } = crossedEffects(panel({ dimensions }), null);
		expect(results[2]).toMatchObject({
			id: 'd3',
			weight: 0,
			mean: 4,
			n: 3,
			estimate: null,
			disagreement: null,
		});
		expect(trace.unweighted).toHaveLength(3);
		expect(trace.rows.every(({ dimensionId }) => dimensionId !== 'd3')).toBe(true);
	});

	test('what does not count is listed and changes nothing', () => {
		const shadow = scorecard('c9', 'zoe', { d1: 1, d2: 1, d3: 1 }, 'shadow');
		const result = crossedEffects(panel({ scorecards: [...panel().scorecards, shadow] }), null);
		expect(result.score).toBe(crossedEffects(panel(), null).score);
		expect(result.trace.excluded).toMatchObject([{ scorecardId: 'c9', reason: 'shadow' }]);
	});

	test('nobody rated anything: the start, as unsure as can be, and no band', () => {
		const { score, se, status, raters, trace } = crossedEffects(panel({ scorecards: [] }), null);
		expect({ score, status, raters }).toEqual({
			score: trace.start,
			status: 'INSUFFICIENT_EVIDENCE',
			raters: 0,
		});
		expect(se).toBe(trace.startSe);
	});
});

describe('applications side by side', () => {
	const panels = Object.keys(story.expected.candidates).map((id) => ({ ...panelOf(story, id), ...named }));

	test('are those of the whole panel where all of it is compared', () => {
		const { candidateIds, scores } = comparePanels(panels, snapshot());
		expect(candidateIds).toEqual(Object.keys(story.expected.candidates).sort());
		expect(scores[candidateIds.indexOf('Ana')]).toBeCloseTo(3.96439413543, 8);
		expect(scores[candidateIds.indexOf('Fay')]).toBeCloseTo(4.61540891284, 8);
	});

	test('either of two exceeds the other', () => {
		const { superiority, expectedRanks } = comparePanels(panels, snapshot());
		superiority.forEach((row, i) =>
			row.forEach((p, j) => expect(p + superiority[j]![i]!).toBeCloseTo(1, 12)),
		);
		const ranks = expectedRanks.reduce((sum, rank) => sum + rank, 0);
		expect(ranks).toBeCloseTo((panels.length * (panels.length + 1)) / 2, 9);
	});

	test('one alone, too many, and those of different roles are refused', () => {
		expect(() => comparePanels(panels.slice(0, 1), snapshot())).toThrow(RangeError);
		const many = Array.from({ length: 51 }, (_, i) => ({ ...panels[0]!, applicationId: String(i) }));
		expect(() => comparePanels(many, snapshot())).toThrow(RangeError);
		expect(() => comparePanels([panels[0]!, { ...panels[1]!, roleVersionId: 'other' }], snapshot())).toThrow(
			RangeError,
		);
	});
});

test('a floor under a dimension that nobody rated is neither passed nor missed', () => {
	const scorecards = ['a', 'b', 'c'].map((id) => scorecard(id, id, { d1: 'not assessed', d2: 4, d3: 4 }));
	const { trace } = crossedEffects(panel({ scorecards }), null);
	expect(trace.gates).toContainEqual(expect.objectContaining({ code: 'CRITICAL_FLOOR', passed: null }));
});
