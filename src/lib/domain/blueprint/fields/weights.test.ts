import { describe, expect, test } from 'vitest';
import { findWeight, readWeight } from '#lib/domain/blueprint/fields/weights.ts';

describe('a weight', () => {
	test.each([
		['20%', 20, 20, 20],
		['15 %', 15, 15, 15],
		['0.20', 20, 20, 20],
		['.15', 15, 15, 15],
		['12,5 %', 12.5, 12.5, 12.5],
		['10–15%', 12.5, 10, 15],
		['10% - 15%', 12.5, 10, 15],
		['~15%', 15, 15, 15],
		['about 15 percent', 15, 15, 15],
		['up to 10%', 10, null, 10],
		['25', 25, 25, 25],
	])('%s', (text, weight, min, max) => {
		expect(readWeight(text)).toMatchObject({ weight, min, max });
	});

	test.each(['high', '', '250%', '3 of 4', '1.2.3'])('%j is none', (text) => {
		expect(readWeight(text)).toBeNull();
	});

	test.each([
		['Calm (20%): keeps the voice down', 20],
		['Calm – 20% – keeps the voice down', 20],
		['Calm: keeps the voice down [15%]', 15],
		['Calm (weight: 0.3)', 30],
		['Calm ~10%', 10],
	])('is found in "%s"', (text, weight) => {
		expect(findWeight(text)?.weight.weight).toBe(weight);
	});

	test.each([
		'Calm: answers within 5 minutes',
		'Scores 3 or 4',
		'Raises uptime to 99.9 in a year of 365 days',
	])('is not found in "%s"', (text) => {
		expect(findWeight(text)).toBeNull();
	});
});
