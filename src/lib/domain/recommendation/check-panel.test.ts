import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import { ConfigurationError } from '#lib/domain/recommendation/check-panel.ts';
import { panel, scorecard } from '#lib/domain/recommendation/panel.fixture.ts';
import type { PanelInput } from '#lib/domain/recommendation/panel.ts';
import { recommend } from '#lib/domain/recommendation/recommend.ts';

describe('what cannot be scored', () => {
	const [first, ...rest] = panel().dimensions;
	if (!first) throw new Error('no dimension');
	const withFirst = (change: object) => ({ dimensions: [{ ...first, ...change }, ...rest] });

	test.each<[string, Partial<PanelInput>, string]>([
		['no dimension', { dimensions: [], scorecards: [] }, 'NO_WEIGHT'],
		[
			'no weight anywhere',
			{ dimensions: panel().dimensions.map((one) => ({ ...one, weight: 0 })) },
			'NO_WEIGHT',
		],
		['a negative weight', withFirst({ weight: -1 }), 'WEIGHT_OUT_OF_RANGE'],
		['a weight that is no number', withFirst({ weight: NaN }), 'WEIGHT_OUT_OF_RANGE'],
		['a weight too small to divide by', withFirst({ weight: 5e-324 }), 'WEIGHT_OUT_OF_RANGE'],
		['an endless weight', withFirst({ weight: Infinity }), 'WEIGHT_OUT_OF_RANGE'],
		['a floor off the scale', withFirst({ floor: 0 }), 'FLOOR_OUT_OF_RANGE'],
		['a level of zero', { scorecards: [scorecard('c1', 'ana', { d1: 0 })] }, 'LEVEL_OUT_OF_RANGE'],
		[
			'a level that is no number',
			{ scorecards: [scorecard('c1', 'ana', { d1: NaN })] },
			'LEVEL_OUT_OF_RANGE',
		],
		['an unknown dimension', { scorecards: [scorecard('c1', 'ana', { d9: 3 })] }, 'UNKNOWN_DIMENSION'],
		['one scorecard twice', { scorecards: [...panel().scorecards, ...panel().scorecards] }, 'DOUBLE_ID'],
		[
			'a dimension rated and not assessed at once',
			{ scorecards: [{ ...scorecard('c1', 'ana', { d1: 3 }), notAssessed: ['d1'] }] },
			'RATED_TWICE',
		],
		['half a pending scorecard', { pending: 0.5 }, 'PENDING_INVALID'],
		['bars that fall', { policy: { ...defaultPolicy, bar: 5, strongBar: 4 } }, 'POLICY_INVALID'],
	])('is refused: %s', (_what, change, code) => {
		const attempt = () => recommend(panel(change));
		expect(attempt).toThrow(ConfigurationError);
		try {
			attempt();
		} catch (error) {
			expect(error).toMatchObject({ fault: { code } });
		}
	});
});
