import { describe, expect, test } from 'vitest';
import { toldFigures } from '#lib/server/workflows/told-figures.ts';

describe('figures for who may not see weights', () => {
	const told = toldFigures(false);

	test('have the digits that the pages show', () => {
		expect(told.score(3.7666)).toBe(3.8);
		expect(told.interval([2.94, 5.26])).toEqual([2.9, 5.3]);
		expect(told.share(0.7)).toBe(0.7);
		expect(told.share(0.699)).toBe(0.69);
		expect(told.share(0.999)).toBe(0.99);
	});

	test('tell two apart where the exact chance does, and nowhere else', () => {
		expect([0.7999, 0.8, 0.8004, 0.2001, 0.2, 0.1996].map(told.chance)).toEqual([
			0.79, 0.8, 0.8, 0.21, 0.2, 0.2,
		]);
	});
});

test('figures come in full to who may see weights', () => {
	const told = toldFigures(true);
	expect([told.score(3.7666), told.share(0.699), told.chance(0.7999)]).toEqual([3.7666, 0.699, 0.7999]);
});
