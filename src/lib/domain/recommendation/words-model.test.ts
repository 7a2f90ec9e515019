import { describe, expect, test } from 'vitest';
import type { ModelRobustness } from '#lib/domain/recommendation/model-recommendation.ts';
import { agendaNames, modelOf } from '#lib/domain/recommendation/model-panel.fixture.ts';
import { names, scorecard } from '#lib/domain/recommendation/panel.fixture.ts';
import { disagreementWords } from '#lib/domain/recommendation/words-disagreement.ts';
import { chance, scoreWords, signed } from '#lib/domain/recommendation/words-figures.ts';
import {
	changeSentence,
	contributionSentence,
	noticeWords,
	shiftSentence,
	weightsSentence,
} from '#lib/domain/recommendation/words-model.ts';

describe('figures in sentences', () => {
	test('a move has its sign and two decimals, and nothing is neither up nor down', () => {
		expect([0.1251, -0.05, 0.001, -0.004].map(signed)).toEqual(['+0.13', '−0.05', '0.00', '0.00']);
	});

	test('a score stays on the scale', () => {
		expect([0.4, 3.84, 5.2].map(scoreWords)).toEqual(['1.0', '3.8', '5.0']);
	});

	test('what is not certain never reads as if it were', () => {
		expect([0.001, 0.53, 0.999].map((one) => chance(one))).toEqual(['under 1 %', '53 %', 'over 99 %']);
		expect(chance(0.7499, 0.75)).toBe('74.9 %');
	});
});

test('a contribution says what was given, what was expected, and what came of it', () => {
	const row = { level: 5, dimensionId: 'd1', expected: 3.8, contribution: 0.1312 };
	expect(contributionSentence(row, names)).toBe('gave 5 on Debugging where 3.8 was expected: +0.13');
	expect(contributionSentence({ ...row, level: 3.5, contribution: -0.02 }, names)).toBe(
		'gave 3.5 on Debugging where 3.8 was expected: −0.02',
	);
});

describe('what would change it', () => {
	const steady: ModelRobustness = {
		...modelOf().robustness,
		band: 'HIRE',
		sameSideOfBar: 0.97,
		shift: { share: 0.3, moves: [{ from: 'd1', to: 'd2', share: 0.3 }] },
		withoutRater: [{ raterId: 'ana', delta: 0.1, score: 3.9, se: 0.4, band: 'LEAN_HIRE' }],
		unassessed: [],
	};

	test('a neighbouring band on the same side of the bar is no change', () => {
		expect(changeSentence(steady, agendaNames)).toBe(
			'Hardly: not with other reasonable weights, nor with any one interviewer left out.',
		);
		const never = { ...steady, shift: { share: null, moves: [] } };
		expect(changeSentence(never, agendaNames)).toContain('not with any weights');
	});

	test('names who, what and which dimension could turn it', () => {
		const variant = { score: 3, se: 0.4 };
		const unsteady: ModelRobustness = {
			...steady,
			sameSideOfBar: 0.6,
			withoutRater: [{ raterId: 'ana', delta: -0.6, ...variant, band: 'NO_HIRE' }],
			unassessed: [
				{
					dimensionId: 'd3',
					low: { ...variant, band: 'LEAN_NO_HIRE' },
					high: { ...variant, band: 'HIRE' },
				},
			],
		};
		expect(changeSentence(unsteady, agendaNames)).toBe(
			'It could: without Ana; or with other weights; or once Curiosity is rated.',
		);
	});

	test('the smallest shift of weight is told with what moves where', () => {
		expect(shiftSentence(steady, 3.5, names)).toBe(
			'The smallest shift of weight that would bring it to the bar of 3.5: 30 % from Debugging to Writing.',
		);
		expect(shiftSentence({ shift: { share: null, moves: [] } }, 3.5, names)).toBe(
			'No weights at all would bring the score to the bar of 3.5.',
		);
		expect(shiftSentence({ shift: { share: 0, moves: [] } }, 3.5, names)).toContain('lies on the bar');
	});

	test('a probability is told as a frequency', () => {
		expect(weightsSentence({ sameSideOfBar: 1 })).toContain('in every case');
		expect(weightsSentence({ sameSideOfBar: 0.72 })).toContain('in 72 of 100 cases');
		expect(weightsSentence({ sameSideOfBar: 0.9999 })).toContain('in more than 99 of 100 cases');
	});
});

test.each([
	[{ code: 'FRAGILE' } as const, 'This recommendation is fragile'],
	[{ code: 'SEVERITY_MATTERS', difference: -0.31 } as const, 'by −0.31'],
	[{ code: 'SCALE_END', mean: 4.6 } as const, 'upper end'],
	[{ code: 'SCALE_END', mean: 1.4 } as const, 'lower end'],
])('the notice %o says “%s”', (notice, words) => {
	const { title, text } = noticeWords(notice);
	expect(`${title} ${text}`).toContain(words);
});

test('agreement is told with how probable it is by chance, since two levels apart are common', () => {
	const { dimensions } = modelOf({
		scorecards: [
			scorecard('c1', 'ana', { d1: 5, d2: 4, d3: 4 }),
			scorecard('c2', 'ben', { d1: 1, d2: 2 }),
			scorecard('c3', 'cy', { d1: 4, d2: 3 }),
		],
	});
	expect(dimensions.map(disagreementWords)).toEqual([
		'Far apart (under 1 % by chance)',
		expect.stringMatching(/^(Apart|No more apart than usual) \(\d+ % by chance\)$/),
		'One rater only',
	]);
	expect(disagreementWords({ n: 0, range: null, disagreement: null })).toBe('Nobody rated it');
});

test('a dimension without weight is told by its range alone, since no model of it says how probable that is', () => {
	const { dimensions } = modelOf({
		dimensions: [
			{ id: 'd1', name: 'Debugging', weight: 1, critical: false, floor: null },
			{ id: 'd2', name: 'Coding', weight: 0, critical: false, floor: null },
		],
		scorecards: [scorecard('c1', 'ana', { d1: 4, d2: 5 }), scorecard('c2', 'ben', { d1: 4, d2: 2 })],
	});
	expect(dimensions.map(disagreementWords)).toEqual(['Close together', 'Far apart']);
});
