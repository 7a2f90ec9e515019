import { expect, test } from 'vitest';
import { gaussLegendre } from '#lib/domain/statistics/gauss-legendre.ts';

test.each([1, 2, 5, 20])('the rule of %d points is exact for polynomials up to its degree', (n) => {
	const { nodes, weights } = gaussLegendre(n);
	for (let power = 0; power < 2 * n; power += 1) {
		const sum = nodes.reduce((total, node, at) => total + weights[at]! * node ** power, 0);
		expect(sum).toBeCloseTo(power % 2 === 0 ? 2 / (power + 1) : 0, 13);
	}
});

test('a rule without points is refused', () => {
	expect(() => gaussLegendre(0)).toThrow(RangeError);
});
