import { describe, expect, test } from 'vitest';
import { figuresOf } from '#lib/domain/calibration/comparison.ts';
import { defaultVariance } from '#lib/domain/recommendation/model/variance.ts';

describe('what variances mean', () => {
	test('shares add up to the whole', () => {
		const { components } = figuresOf(defaultVariance);
		expect(components).toHaveLength(6);
		expect(components.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
	});

	test('the defaults are those of a single interviewer with a dependability of .45', () => {
		const { single, interviewersNeeded } = figuresOf(defaultVariance);
		expect(single).toBeCloseTo(0.45, 2);
		expect(interviewersNeeded).toBe(5);
	});

	test('interviewers who differ more are needed in greater number', () => {
		const { single, interviewersNeeded } = figuresOf({ ...defaultVariance, rater: 0.6 });
		expect(single).toBeLessThan(0.33);
		expect(interviewersNeeded).toBe(12);
	});
});
