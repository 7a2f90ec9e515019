import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import type { ModelRecommendation } from '#lib/domain/recommendation/model-recommendation.ts';
import { panel, scorecard } from '#lib/domain/recommendation/panel.fixture.ts';
import { exportOf, fromReference, modelled, useScript } from './support/recompute.ts';

const rated = (levels: Record<string, number | 'not assessed'>[]) =>
	levels.map((own, place) => scorecard(`c${place}`, `rater-${place}`, own));
const apart = rated([
	{ d1: 5, d2: 1, d3: 4 },
	{ d1: 2, d2: 4, d3: 4 },
	{ d1: 4, d2: 2, d3: 'not assessed' },
]);
const changed = (result: ModelRecommendation, change: (copy: ModelRecommendation) => void) => {
	const copy = structuredClone(result);
	change(copy);
	return exportOf(copy);
};

describe.each(['recompute-why.mjs', 'recompute-disagreement.mjs'])('%s', (name) => {
	const { script, expectRecomputed } = useScript(name);

	test('stands alone, in a hundred lines', () => {
		const text = readFileSync(script, 'utf8');
		expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(100);
		expect([...text.matchAll(/from '([^']+)'/g)].map(([, from]) => from)).toEqual(['node:fs']);
	});

	test.each([
		['raters who stand apart', { scorecards: apart }],
		['raters who agree', {}],
		['nobody', { scorecards: [] }],
		[
			'a critical dimension that nobody rated',
			{
				scorecards: rated([
					{ d2: 4, d3: 3 },
					{ d2: 5, d3: 3 },
				]),
			},
		],
		[
			'an end of the scale',
			{
				scorecards: rated([
					{ d1: 5, d2: 5 },
					{ d1: 5, d2: 5 },
					{ d1: 5, d2: 5 },
				]),
			},
		],
		[
			'a floor that stops',
			{
				scorecards: rated([
					{ d1: 1, d2: 4 },
					{ d1: 1, d2: 4 },
					{ d1: 1, d2: 5 },
				]),
			},
		],
		['flags and owed scorecards', { redFlags: [{ id: 'f', state: 'open' as const }], pending: 2 }],
	])('computes it again for %s', (_what, change) => {
		expectRecomputed(modelled(panel(change)));
	});

	test.each(['off', 'show', 'apply'] as const)(
		'computes it again with a snapshot, severity %s',
		(severity) => {
			for (const candidate of ['Ana', 'Ben', 'Cleo', 'Eve', 'Gus'])
				expectRecomputed(fromReference('panel_story', candidate, severity));
		},
	);
});

describe('a figure that was changed is found', () => {
	const why = useScript('recompute-why.mjs');
	const disagreement = useScript('recompute-disagreement.mjs');
	const result = modelled(panel({ scorecards: apart, policy: { ...defaultPolicy, quorum: 4 } }));

	test.each<[string, (copy: ModelRecommendation) => void]>([
		['a gate that claims to be passed', ({ trace }) => void (trace.gates[2]!.passed = true)],
		['a result that claims to be final', (copy) => void (copy.provisional = true)],
	])('%s', (_what, change) => {
		expect(why.recompute(changed(result, change)).code).toBe(1);
	});

	test('a notice that is left out', () => {
		const weighty = rated([1, 2, 3].map(() => ({ d1: 5, d2: 2, d3: 3 })));
		const fragile = modelled(panel({ scorecards: weighty }));
		expect(fragile.notices).toContainEqual({ code: 'FRAGILE' });
		expect(why.recompute(changed(fragile, (copy) => void (copy.notices = []))).code).toBe(1);
	});

	test.each<[string, (copy: ModelRecommendation) => void]>([
		['a disagreement made smaller', ({ dimensions }) => void (dimensions[0]!.disagreement!.q -= 0.01)],
		['another verdict on it', ({ dimensions }) => void (dimensions[0]!.disagreement!.level = 'none')],
		['a card made ordinary', ({ cards }) => void (cards[0]!.z = 0)],
	])('%s', (_what, change) => {
		expect(disagreement.recompute(changed(result, change)).code).toBe(1);
	});
});
