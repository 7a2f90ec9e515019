import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ModelRecommendation } from '#lib/domain/recommendation/model-recommendation.ts';
import { panel, scorecard } from '#lib/domain/recommendation/panel.fixture.ts';
import { recommend } from '#lib/domain/recommendation/recommend.ts';
import { PanelFile } from '../src/cli/panel-file/panel-file.ts';
import { readReference } from './reference/read-reference.ts';
import { exportOf, fromReference, modelled, useScript } from './support/recompute.ts';

const { script, recompute, expectRecomputed: expectExportRecomputed } = useScript('recompute.mjs');

/** From what the page exports, and from the trace in it alone. */
function expectRecomputed(result: ModelRecommendation): void {
	expectExportRecomputed(result);
	const { code, printed } = recompute(result.trace);
	expect(printed).toMatch(/^\d+ figures equal, 0 differ$/m);
	expect(code).toBe(0);
}

test('a panel without any snapshot is recomputed to the last figure', () => {
	const result = modelled(
		panel({
			scorecards: [
				scorecard('c1', 'ana', { d1: 5, d2: 3, d3: 4 }),
				scorecard('c2', 'ben', { d1: 2, d2: 'not assessed', d3: 4 }),
				scorecard('c3', 'cy', { d1: 4, d2: 1 }),
				scorecard('c4', 'ben', { d1: 3, d2: 3 }),
				scorecard('c5', 'dee', { d1: 1 }, 'shadow'),
			],
		}),
	);
	expectRecomputed(result);
});

test('a dimension without weight and one that nobody rated are recomputed', () => {
	const [first, second, third] = panel().dimensions;
	const result = modelled(
		panel({
			dimensions: [first!, { ...second!, weight: 0 }, third!],
			scorecards: [scorecard('c1', 'ana', { d1: 5, d2: 3 }), scorecard('c2', 'ben', { d1: 3, d2: 2 })],
		}),
	);
	expect(result.status).toBe('INSUFFICIENT_EVIDENCE');
	expectRecomputed(result);
});

test('a panel without any rating is recomputed', () => {
	const result = modelled(panel({ scorecards: [] }));
	expect(result.raw).toBeNull();
	expectRecomputed(result);
});

test.each([
	['stops', 1, 3, 'KNOCKED_OUT', 'NO_HIRE'],
	['caps the band', 3, 3.4, 'RECOMMENDED', 'LEAN_HIRE'],
] as const)('a critical floor that %s is recomputed', (_, level, floor, status, band) => {
	const [first, ...rest] = panel().dimensions;
	const result = modelled(
		panel({
			dimensions: [{ ...first!, weight: 5, floor }, ...rest],
			scorecards: ['ana', 'ben', 'cy', 'dee'].map((rater) =>
				scorecard(rater, rater, { d1: level, d2: 5, d3: 5 }),
			),
		}),
	);
	expect([result.status, result.band]).toEqual([status, band]);
	expectRecomputed(result);
});

test.each([
	['confirmed', 'KNOCKED_OUT'],
	['open', 'HOLD'],
	['dismissed', 'RECOMMENDED'],
] as const)('with a red flag, %s, a panel is recomputed', (state, status) => {
	const result = modelled(panel({ redFlags: [{ id: 'f1', state }] }));
	expect(result.status).toBe(status);
	expectRecomputed(result);
});

test.each([
	['show', 'display'],
	['apply', 'severity'],
] as const)('with a snapshot and severity "%s" a panel is recomputed', (severity, mode) => {
	for (const candidateId of ['C001', 'C012', 'C030']) {
		const result = fromReference('panel_m3', candidateId, severity);
		expect(result.mode).toBe(mode);
		expectRecomputed(result);
	}
});

test.each(['show', 'apply'] as const)(
	'weights that are held at 0 are found again, severity "%s"',
	(severity) => {
		const file = readReference('panel_clipped', PanelFile);
		const candidates = [...new Set(file.ratings.map(({ cand }) => cand))];
		const results = candidates.map((id) => fromReference('panel_clipped', id, severity));
		const clipped = results.filter(({ trace }) => trace.clipped > 0);
		expect(clipped.length).toBeGreaterThan(1);
		for (const result of clipped) expectRecomputed(result);
	},
);

const tampered: [string, (result: ModelRecommendation) => void][] = [
	['a rating', ({ trace }) => (trace.rows[0]!.level += 1)],
	['a weight', ({ trace }) => (trace.rows[1]!.weight += 1e-8)],
	['the weight of a dimension', ({ trace }) => (trace.dimensions[0]!.rawWeight += 1)],
	['the score', ({ trace }) => (trace.score += 1e-8)],
	['its standard error', ({ trace }) => (trace.se -= 1e-8)],
	['the band', ({ trace }) => (trace.band = 'STRONG_HIRE')],
	['what was known', ({ trace }) => (trace.knowledge.mean[0]! += 1e-6)],
];

test.each(tampered)('a file in which %s was changed is found out', (_, tamper) => {
	const result = modelled(panel());
	tamper(result);
	for (const exported of [exportOf(result), result.trace]) {
		const { code, printed } = recompute(exported);
		expect(printed).toContain('DIFFERS');
		expect(code).toBe(1);
	}
});

test('a figure that only the whole result holds is compared too', () => {
	const result = modelled(panel());
	result.robustness.withoutRater[0]!.delta += 1e-8;
	expect(recompute(exportOf(result)).code).toBe(1);
});

test('a file by another engine is refused by name', () => {
	const { code, printed } = recompute(exportOf(recommend(panel(), null, 'weighted-mean/1')));
	expect(printed).toContain('the file is by weighted-mean/1');
	expect(code).toBe(1);
});

test('the script has at most 100 lines and imports nothing but Node', () => {
	const text = readFileSync(script, 'utf8');
	expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(100);
	expect([...text.matchAll(/\bfrom '(.*?)'|\bimport\(/g)].map(([, from]) => from)).toEqual(['node:fs']);
});
