import { describe, expect, test } from 'vitest';
import { names, panel, scorecard } from '#lib/domain/recommendation/panel.fixture.ts';
import type { PanelInput } from '#lib/domain/recommendation/panel.ts';
import { recommend } from '#lib/domain/recommendation/recommend.ts';
import { weightedMean } from '#lib/domain/recommendation/weighted-mean.ts';
import { gateSentence, headline, reasonSentence } from '#lib/domain/recommendation/words.ts';

const raters = ['ana', 'ben', 'cy'];
function allGive(levels: Parameters<typeof scorecard>[2]) {
	return raters.map((rater, index) => scorecard(`c${index}`, rater, levels));
}
function says(change: Partial<PanelInput>) {
	const result = recommend(panel(change));
	return {
		headline: headline(result, names),
		reasons: result.reasons.map((one) => reasonSentence(one, names)),
	};
}

describe('a recommendation in words', () => {
	test.each<[string, Partial<PanelInput>, string, string[]]>([
		[
			'thin evidence',
			{ scorecards: allGive({ d1: 4, d3: 'not assessed' }).slice(1) },
			'Not enough evidence yet',
			['The ratings cover 50 % of the weight; 80 % is needed.', 'Rated by 2 people; 3 needed.'],
		],
		[
			'one rater',
			{ scorecards: [scorecard('c1', 'ana', { d1: 4, d2: 4, d3: 4 })] },
			'Not enough evidence yet',
			['Rated by 1 person; 3 needed.', 'Debugging is critical: rated by 1 person; 2 needed.'],
		],
		[
			'an open red flag',
			{ redFlags: [{ id: 'f1', state: 'open' }] },
			'On hold: open red flag',
			['A red flag is open: someone other than the rater must confirm or dismiss it.'],
		],
		[
			'a confirmed red flag',
			{ redFlags: [{ id: 'f1', state: 'confirmed' }] },
			'Stopped: confirmed red flag',
			['A red flag was raised, and another person confirmed it.'],
		],
		[
			'a floor',
			{ scorecards: allGive({ d1: 1, d2: 5, d3: 5 }) },
			'Stopped: below the floor in Debugging',
			[
				'Debugging is critical: with a score of 1.7 it lies below the floor of 2.5 with a probability of 98 %.',
			],
		],
		['a band', {}, 'Hire, fairly sure', []],
	])('%s', (_what, change, line, reasons) => {
		expect(says(change)).toEqual({ headline: line, reasons });
	});

	test('an engine that cannot tell how sure it is says only which way', () => {
		const result = weightedMean(panel());
		expect(headline(result, names)).toBe('Hire');
		const below = weightedMean(panel({ scorecards: allGive({ d1: 2, d2: 5, d3: 5 }) }));
		expect(below.reasons.map((one) => reasonSentence(one, names))).toEqual([
			'Debugging is critical: its mean is 2, below the floor of 2.5.',
		]);
		expect(gateSentence(below.trace.gates.at(-1)!, names)).toBe(
			'Not passed: Debugging, a critical dimension, has a mean of 2; its floor is 2.5.',
		);
	});

	test('a critical dimension at risk caps the band and says so', () => {
		const floor = { dimensionId: 'd1', floor: 2.5, score: 2.4, probability: 0.6 };
		expect(reasonSentence({ code: 'CRITICAL_RISK', ...floor }, names)).toBe(
			'Debugging is critical, and lies below its floor of 2.5 with a probability of 60 %: so nothing better than “leaning to hire”.',
		);
		const gate = { code: 'CRITICAL_FLOOR', passed: true, se: 0.4, stopsAt: 0.8, capsAt: 0.5 } as const;
		expect(gateSentence({ ...gate, ...floor }, names)).toMatch(
			/^Passed, with a limit: .* 60 %; from 50 % on/,
		);
		expect(gateSentence({ ...gate, ...floor, probability: 0.4996 }, names)).toContain('of 49.9 %; from 80 %');
	});

	test('two floors are both named', () => {
		const dimensions = panel().dimensions.map((one) => ({ ...one, critical: one.id !== 'd3' }));
		expect(says({ dimensions, scorecards: allGive({ d1: 1, d2: 1, d3: 5 }) }).headline).toBe(
			'Stopped: below the floor in Debugging and Writing',
		);
	});

	test('a figure that misses its limit is never rounded up to it', () => {
		expect(reasonSentence({ code: 'COVERAGE', coverage: 0.7996, needed: 0.8 }, names)).toContain(
			'cover 79.9 %',
		);
		expect(
			reasonSentence({ code: 'CRITICAL_FLOOR', dimensionId: 'd1', mean: 2.4967, floor: 2.5 }, names),
		).toContain('mean is 2.496, below the floor of 2.5');
	});

	test('each gate, passed or not', () => {
		const lines = (change: Partial<PanelInput>) =>
			recommend(panel(change)).trace.gates.map((gate) => gateSentence(gate, names));
		expect(lines({ redFlags: [{ id: 'f1', state: 'dismissed' }] })).toEqual([
			'Passed: no red flag is open or confirmed (1 dismissed).',
			'Passed: the ratings cover 100 % of the weight; 80 % is needed.',
			'Passed: rated by 3 people; 3 needed.',
			'Passed: Debugging, a critical dimension, rated by 3 people; 2 needed.',
			'Passed: Debugging, a critical dimension, lies below its floor of 2.5 with a probability of under 1 %; from 80 % on it stops.',
		]);
		expect(
			lines({ scorecards: [scorecard('c1', 'ana', { d2: 4 })], redFlags: [{ id: 'f1', state: 'open' }] }),
		).toEqual([
			'Not passed: 0 confirmed and 1 open red flag.',
			'Not passed: the ratings cover 25 % of the weight; 80 % is needed.',
			'Not passed: rated by 1 person; 3 needed.',
			'Not passed: Debugging, a critical dimension, rated by 0 people; 2 needed.',
			'Not known: Debugging, a critical dimension, is not rated yet; its floor is 2.5.',
		]);
	});
});
