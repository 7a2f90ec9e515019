import { describe, expect, test } from 'vitest';
import { modelAgenda } from '#lib/domain/recommendation/agenda.ts';
import { agendaNames, modelOf } from '#lib/domain/recommendation/model-panel.fixture.ts';
import { scorecard } from '#lib/domain/recommendation/panel.fixture.ts';
import type { PanelInput } from '#lib/domain/recommendation/panel.ts';
import { modelAgendaSentence } from '#lib/domain/recommendation/words-model.ts';

function agenda(scorecards: PanelInput['scorecards']) {
	return modelAgenda(modelOf({ scorecards }));
}

function sentences(scorecards: PanelInput['scorecards'], withFigures = true): string[] {
	return agenda(scorecards).map((item) => modelAgendaSentence(item, agendaNames, withFigures));
}

describe('the agenda', () => {
	test('is empty where the panel agrees well above the bar', () => {
		expect(modelAgenda(modelOf())).toEqual([]);
	});

	test('says what agreeing with either side would make of the score', () => {
		const onDebugging = (...levels: [number, number, number]) =>
			['ana', 'ben', 'cy'].map((rater, place) =>
				scorecard(`c${place}`, rater, { d1: levels[place] ?? 0, d2: 4, d3: 4 }),
			);
		const apart = onDebugging(5, 2, 4);
		const [first] = agenda(apart);
		if (first?.code !== 'far_apart') throw new Error('It is not about the dimension.');
		expect(first).toMatchObject({ dimensionId: 'd1', range: 3, raters: 3, turns: true });
		expect(first.low).toBeCloseTo(modelOf({ scorecards: onDebugging(2, 2, 2) }).score, 9);
		expect(first.high).toBeCloseTo(modelOf({ scorecards: onDebugging(5, 5, 5) }).score, 9);
		expect(sentences(apart)).toEqual([
			'Debugging: 3 raters stand far apart, by 3 levels. If all agreed with the lowest the score would be 3.1, with the highest 4.2.',
			'It hangs on one interviewer: without Ana the recommendation would be another.',
		]);
		expect(sentences(apart, false)[0]).toBe('Debugging: 3 raters stand far apart, by 3 levels.');
	});

	test('takes an unexpected card up before the same person is named as deciding', () => {
		const lone = [
			scorecard('c0', 'ana', { d1: 5, d2: 5, d3: 5 }),
			scorecard('c1', 'ben', { d1: 5, d2: 5, d3: 5 }),
			scorecard('c2', 'cy', { d1: 2, d2: 1, d3: 1 }),
		];
		const items = agenda(lone);
		expect(items.map(({ code }) => code)).not.toContain('rater_decides');
		expect(sentences(lone, false)).toContain('Cy rated much lower than everybody else led to expect.');
		// By what they could change, and in the scorecard's order where that is the same.
		expect(items.map((item) => ('dimensionId' in item ? item.dimensionId : item.code))).toEqual([
			'd1',
			'd2',
			'd3',
			'unexpected_card',
			'unexpected_card',
			'unexpected_card',
		]);
	});

	test('puts a critical floor at risk first, and what too few rated last', () => {
		const risky = ['ana', 'ben', 'cy'].map((rater, place) =>
			scorecard(`c${place}`, rater, place === 0 ? { d1: 2, d2: 5, d3: 5 } : { d1: 2, d2: 5 }),
		);
		const codes = agenda(risky).map(({ code }) => code);
		expect(codes[0]).toBe('critical_risk');
		expect(codes.at(-1)).toBe('few_raters');
		expect(sentences(risky).at(-1)).toBe('Curiosity: only one person rated it.');
	});

	test('of a panel without ratings only says that nobody rated', () => {
		expect(new Set(agenda([]).map(({ code }) => code))).toEqual(new Set(['few_raters']));
	});
});
