import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import type { ModelRecommendation } from '#lib/domain/recommendation/model-recommendation.ts';
import { panel, scorecard } from '#lib/domain/recommendation/panel.fixture.ts';
import type { PanelInput } from '#lib/domain/recommendation/panel.ts';
import { recommend } from '#lib/domain/recommendation/recommend.ts';
import { PanelFile } from '../src/cli/panel-file/panel-file.ts';
import { readReference } from './reference/read-reference.ts';
import { exportOf, fromReference, modelled, useScript } from './support/recompute.ts';

const { script, recompute, expectRecomputed } = useScript('recompute-what-if.mjs');

/** d1 is high, d2 and d3 are low and equal, so that weight can be moved to either side of the bar. */
function uneven(change: Partial<PanelInput> = {}): ModelRecommendation {
	const scorecards = ['ana', 'ben', 'cy', 'dee'].map((rater) =>
		scorecard(rater, rater, { d1: 5, d2: 2, d3: 2 }),
	);
	return modelled(panel({ scorecards, ...change }));
}

test('several cards of one rater and missing ratings are recomputed', () => {
	const scorecards = [
		scorecard('c1', 'ana', { d1: 5, d2: 3, d3: 4 }),
		scorecard('c2', 'ben', { d1: 2, d2: 'not assessed', d3: 4 }),
		scorecard('c3', 'cy', { d1: 4, d2: 1 }),
		scorecard('c4', 'ben', { d1: 3, d2: 3 }),
		scorecard('c5', 'dee', { d1: 1 }, 'shadow'),
	];
	expectRecomputed(modelled(panel({ scorecards })));
});

test('a shift of weight to the bar is recomputed, from above and from below', () => {
	for (const bar of [3, 3.4, 3.6]) {
		const result = uneven({ policy: { ...defaultPolicy, bar } });
		expect(result.robustness.shift.share).toBeGreaterThan(0);
		expectRecomputed(result);
	}
});

test('where no weights reach the bar that is found too', () => {
	const result = modelled(panel());
	expect(result.robustness.shift.share).toBeNull();
	expectRecomputed(result);
});

test('unrated dimensions are tried at both ends, and one of no weight is not', () => {
	const [first, second, third] = panel().dimensions;
	const dimensions = [first!, { ...second!, weight: 0 }, third!];
	const scorecards = ['ana', 'ben'].map((rater) => scorecard(rater, rater, { d1: 4, d2: 3 }));
	const result = modelled(panel({ dimensions, scorecards }));
	expect(result.robustness.unassessed.map(({ dimensionId }) => dimensionId)).toEqual(['d3']);
	expectRecomputed(result);
});

test('a panel without any rating, and one of a single dimension, are recomputed', () => {
	expectRecomputed(modelled(panel({ scorecards: [] })));
	const single = panel({
		scorecards: [scorecard('c1', 'ana', { d1: 4 }), scorecard('c2', 'ben', { d1: 2 })],
	});
	expectRecomputed(modelled({ ...single, dimensions: single.dimensions.slice(0, 1) }));
});

test.each([
	['off', 'display'],
	['show', 'display'],
	['apply', 'severity'],
] as const)('with a snapshot and severity "%s" a panel is recomputed', (severity, mode) => {
	for (const candidateId of ['C001', 'C012', 'C030']) {
		const result = fromReference('panel_m3', candidateId, severity);
		expect(result.mode).toBe(mode);
		expectRecomputed(result);
	}
});

test.each(['show', 'apply'] as const)('negative weights stay free in dimension scores, "%s"', (severity) => {
	const file = readReference('panel_clipped', PanelFile);
	const candidates = [...new Set(file.ratings.map(({ cand }) => cand))];
	const results = candidates.map((id) => fromReference('panel_clipped', id, severity));
	const clipped = results.filter(({ trace }) => trace.clipped > 0);
	expect(clipped.length).toBeGreaterThan(1);
	for (const result of clipped) expectRecomputed(result);
});

const tampered: [string, (result: ModelRecommendation) => void][] = [
	['a rating', ({ trace }) => (trace.rows[0]!.level -= 1)],
	['what was known', ({ trace }) => (trace.knowledge.mean[0]! += 1e-6)],
	['the bar', ({ trace }) => (trace.thresholds.bar += 0.01)],
	['a dimension score', ({ robustness }) => (robustness.dimensionScores[0]!.score += 1e-8)],
	['their sum', ({ robustness }) => (robustness.sum += 1e-8)],
	['the band', ({ robustness }) => (robustness.band = 'STRONG_HIRE')],
	['the probability of other weights', ({ robustness }) => (robustness.sameSideOfBar += 2e-8)],
	['the share of weight that must move', ({ robustness }) => (robustness.shift.share! -= 1e-8)],
	['the claim that it can be reached', ({ robustness }) => (robustness.shift.share = null)],
	['how much a move takes', ({ robustness }) => (robustness.shift.moves[0]!.share += 1e-8)],
	['where a move goes', ({ robustness }) => (robustness.shift.moves[0]!.to = 'd3')],
	['the equally weighted score', ({ robustness }) => (robustness.equalWeights += 1e-8)],
	['a dimension left out', ({ robustness }) => (robustness.withoutDimension[1]!.score += 1e-8)],
	['the list of those left out', ({ robustness }) => robustness.withoutDimension.pop()],
	['an unrated dimension at 1', ({ robustness }) => (robustness.unassessed[0]!.low.score += 1e-8)],
	['the band of one at 5', ({ robustness }) => (robustness.unassessed[0]!.high.band = 'NO_HIRE')],
];

test.each(tampered)('a file in which %s was changed is found out', (_, tamper) => {
	const scorecards = ['ana', 'ben', 'cy', 'dee'].map((rater) => scorecard(rater, rater, { d1: 5, d2: 2 }));
	const result = modelled(panel({ scorecards }));
	expectRecomputed(result);
	tamper(result);
	const { code, printed } = recompute(exportOf(result));
	expect(printed).toMatch(/^DIFFERS /m);
	expect(code).toBe(1);
});

test('a figure that was taken out is found out', () => {
	const exported: unknown = JSON.parse(
		JSON.stringify(exportOf(uneven())).replace(/"equalWeights":[^,]*,/, ''),
	);
	expect(recompute(exported).printed).toContain('DIFFERS result equalWeights');
});

test('a file by another engine, and the trace without its result, are refused', () => {
	for (const exported of [exportOf(recommend(panel(), null, 'weighted-mean/1')), uneven().trace]) {
		const { code, printed } = recompute(exported);
		expect(printed).toContain('needs a whole result by m3/1');
		expect(code).toBe(1);
	}
});

test('the script has at most 100 lines and imports nothing but Node', () => {
	const text = readFileSync(script, 'utf8');
	expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(100);
	expect([...text.matchAll(/\bfrom '(.*?)'|\bimport\(/g)].map(([, from]) => from)).toEqual(['node:fs']);
});
