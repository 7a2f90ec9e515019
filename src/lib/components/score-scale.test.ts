import { describe, expect, test } from 'vitest';
import { bandLook } from '#lib/components/band-look.ts';
import { across, scoreSentence } from '#lib/components/score-scale.ts';

describe('the score scale', () => {
	test('spreads 1 to 5 evenly and leaves room at the ends', () => {
		expect([1, 2, 3, 4, 5].map(across)).toEqual([4, 27, 50, 73, 96]);
	});

	test('clips what lies outside', () => {
		expect(across(0.2)).toBe(across(1));
		expect(across(7)).toBe(across(5));
	});

	test('says what it draws, and nothing that it does not', () => {
		expect(scoreSentence({ point: 3.9, low: 3.4, high: 4.4, bar: 3.5 })).toBe(
			'3.9 on a scale of 1 to 5; 90 % interval 3.4 to 4.4; the bar is 3.5.',
		);
		expect(scoreSentence({ point: 3.9, raw: 4.12 })).toBe(
			'3.9 on a scale of 1 to 5; the raw weighted mean is 4.1.',
		);
		expect(scoreSentence({ point: 2 })).toBe('2.0 on a scale of 1 to 5.');
		expect(scoreSentence({ point: 2, low: 1.5 })).not.toContain('interval');
	});
});

describe('the look of a band', () => {
	test('each of the six has a tone and an icon of its own', () => {
		const codes = ['STRONG_HIRE', 'HIRE', 'LEAN_HIRE', 'LEAN_NO_HIRE', 'NO_HIRE', 'STRONG_NO_HIRE'] as const;
		const looks = codes.map((code) => bandLook(code, 'RECOMMENDED'));
		expect(new Set(looks.map((look) => look.tone)).size).toBe(6);
		expect(new Set(looks.map((look) => look.icon)).size).toBe(6);
	});

	test('without a band it is neutral, and a hold differs from too little evidence', () => {
		expect(bandLook(null, 'HOLD')).toEqual({ tone: 'none', icon: 'band-hold' });
		expect(bandLook(null, 'INSUFFICIENT_EVIDENCE')).toEqual({ tone: 'none', icon: 'band-none' });
		expect(bandLook(null, undefined).tone).toBe('none');
	});

	test('a knock-out does not look like a scored "no hire"', () => {
		expect(bandLook('NO_HIRE', 'KNOCKED_OUT')).not.toEqual(bandLook('NO_HIRE', 'RECOMMENDED'));
	});
});
