import { describe, expect, test } from 'vitest';
import { anchorLevels } from '#lib/domain/role/anchor-levels.ts';

function mapped(labels: string[], scale: { min: number; max: number } | null) {
	const { levels, unplaced, mappedScale } = anchorLevels(labels, scale);
	return { levels: Object.fromEntries(levels), unplaced, mappedScale };
}

describe('numbers', () => {
	test.each<[string, string[], { min: number; max: number } | null, Record<string, string>]>([
		['levels of 1 to 5 stay', ['5', '3', '1'], { min: 1, max: 5 }, { 5: '5', 3: '3', 1: '1' }],
		['so they do without a stated scale', ['5', '3', '1'], null, { 5: '5', 3: '3', 1: '1' }],
		['columns 5 and 3 alone are no scale of 3 to 5', ['5', '3'], { min: 3, max: 5 }, { 5: '5', 3: '3' }],
		['1 to 4 is spread', ['4', '3', '2', '1'], { min: 1, max: 4 }, { 4: '5', 3: '4', 2: '2', 1: '1' }],
		['1 to 3 is spread', ['3', '2', '1'], { min: 1, max: 3 }, { 3: '5', 2: '3', 1: '1' }],
		['0 to 4 is moved', ['4', '2', '0'], { min: 0, max: 4 }, { 4: '5', 2: '3', 0: '1' }],
		['10, 5 and 1 without a scale are of 1 to 10', ['10', '5', '1'], null, { 10: '5', 5: '3', 1: '1' }],
	])('%s', (_, labels, scale, expected) => {
		expect(mapped(labels, scale).levels).toEqual(expected);
		expect(mapped(labels, scale).unplaced).toEqual([]);
	});

	test('the mapped scale is said, and only where it was mapped', () => {
		expect(mapped(['4', '1'], { min: 1, max: 4 }).mappedScale).toEqual({ min: 1, max: 4 });
		expect(mapped(['5', '1'], { min: 1, max: 5 }).mappedScale).toBeNull();
		expect(mapped(['excellent'], { min: 1, max: 10 }).mappedScale).toBeNull();
	});

	test('of ten levels each of ours is taken by the nearest, and the others are left unplaced', () => {
		const labels = Array.from({ length: 10 }, (_, i) => String(10 - i));
		const { levels, unplaced } = mapped(labels, { min: 1, max: 10 });
		expect(levels).toEqual({ 10: '5', 8: '4', 6: '3', 3: '2', 1: '1' });
		expect(unplaced).toHaveLength(5);
	});

	test('a number off the stated scale is left unplaced', () => {
		expect(mapped(['7', '5'], { min: 1, max: 5 }).unplaced).toEqual(['7']);
	});
});

describe('words', () => {
	test('are looked up without regard to case and blanks', () => {
		const { levels, unplaced } = mapped(['Excellent', 'meets  bar', 'Below bar'], { min: 1, max: 5 });
		expect(levels).toEqual({ Excellent: '5', 'meets  bar': '3', 'Below bar': '1' });
		expect(unplaced).toEqual([]);
	});

	test('that are unknown, or whose level is taken, are left unplaced', () => {
		expect(mapped(['exceptional', 'strong', 'purple', 'constructor'], null)).toEqual({
			levels: { exceptional: '5' },
			unplaced: ['strong', 'purple', 'constructor'],
			mappedScale: null,
		});
	});
});
