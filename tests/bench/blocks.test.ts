import { describe, expect, test } from 'vitest';
import { figuresOf, percentile } from './blocks.ts';

describe('a percentile', () => {
	test.each([
		[[3, 1, 2], 50, 2],
		[[4, 1, 3, 2], 50, 2.5],
		[Array.from({ length: 100 }, (_, index) => index + 1), 99, 99],
		[Array.from({ length: 200 }, (_, index) => index + 1), 99, 198],
		[[7], 99, 7],
	])('of %j at %i percent is %d', (values, percent, expected) => {
		expect(percentile(values, percent)).toBe(expected);
	});

	test('of nothing is no number', () => {
		expect(percentile([], 50)).toBeNaN();
	});
});

test('the rate is the median of the blocks, the times are over all requests', () => {
	const slow = { requests: 2, elapsed: 1000, latencies: [400, 600] };
	const fast = { requests: 2, elapsed: 100, latencies: [40, 60] };
	expect(figuresOf([slow, fast, fast])).toEqual({ rate: 20, median: 60, p99: 600 });
});
