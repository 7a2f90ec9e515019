import { describe, expect, test } from 'vitest';
import { candidateTime, panelMinutes } from '#lib/domain/plan/candidate-time.ts';
import { durationWords } from '#lib/domain/plan/duration-words.ts';

const exercise = (minutesMin: number | null, minutesMax: number | null) => ({ minutesMin, minutesMax });

describe('the time that a plan asks of a candidate', () => {
	test('counts an exercise at the longest that it may take, and one of unknown length as an hour', () => {
		const stages = [
			{ interviews: [{ minutes: 30 }], exercises: [] },
			{ interviews: [], exercises: [exercise(60, 90), exercise(20, null), exercise(null, null)] },
			{ interviews: [{ minutes: 60 }, { minutes: 45 }], exercises: [] },
		];
		expect(candidateTime(stages)).toEqual({ interviews: 135, exercises: 170, assumed: 1 });
	});

	test('is nothing for a plan of empty stages', () => {
		expect(candidateTime([{ interviews: [], exercises: [] }])).toEqual({
			interviews: 0,
			exercises: 0,
			assumed: 0,
		});
	});
});

test.each([
	[0, 30],
	[1, 30],
	[2, 45],
	[3, 45],
	[4, 60],
])('a panel interview of %i dimensions takes %i minutes', (dimensions, minutes) => {
	expect(panelMinutes(dimensions)).toBe(minutes);
});

test.each([
	[0, '0 minutes'],
	[1, '1 minute'],
	[45, '45 minutes'],
	[60, '1 hour'],
	[61, '1 hour 1 minute'],
	[150, '2 hours 30 minutes'],
])('%i minutes read “%s”', (minutes, words) => {
	expect(durationWords(minutes)).toBe(words);
});
