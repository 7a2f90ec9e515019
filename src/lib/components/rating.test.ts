import { describe, expect, test } from 'vitest';
import { anchorText, ratingOfKey } from '#lib/components/rating.ts';

describe('keys inside a rating', () => {
	test('1 to 5 are levels and N is "not assessed"', () => {
		expect(['1', '3', '5'].map(ratingOfKey)).toEqual([1, 3, 5]);
		expect(ratingOfKey('n')).toBe('not_assessed');
		expect(ratingOfKey('N')).toBe('not_assessed');
	});

	test('every other key means nothing', () => {
		expect(['0', '6', 'Enter', ' ', 'ArrowRight', '', '1.0'].map(ratingOfKey)).toEqual(Array(7).fill(null));
	});
});

describe('a level in words', () => {
	const anchors = { 1: 'guesses', 3: 'finds it in time', 5: 'isolates it at once' };

	test('is its own anchor where it has one', () => {
		expect(anchorText(3, anchors)).toBe('finds it in time');
		expect(anchorText(4, { ...anchors, 4: 'nearly at once' })).toBe('nearly at once');
	});

	test('otherwise says which anchors it lies between', () => {
		expect(anchorText(2, anchors)).toBe('Between the anchors for 1 and 3.');
		expect(anchorText(2, { 1: 'a', 5: 'b' })).toBe('Between the anchors for 1 and 5.');
	});

	test('or beyond, where only one side is described', () => {
		expect(anchorText(5, { 3: 'a' })).toBe('Above the anchor for 3.');
		expect(anchorText(1, { 3: 'a' })).toBe('Below the anchor for 3.');
		expect(anchorText(2, {})).toBeNull();
	});
});
