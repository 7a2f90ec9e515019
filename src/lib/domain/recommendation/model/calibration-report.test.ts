import { expect, test } from 'vitest';
import { calibrationReport } from './calibration-report.ts';
import { ratingPanel } from './ratings.ts';
import { solveSystem } from './system.ts';
import { defaultMeanPrior, defaultVariance } from './variance.ts';

const weights = new Map(['a', 'b', 'c'].map((id) => [id, 1 / 3]));

function straightLiningOf(dimensionIds: readonly string[]): number {
	const ratings = dimensionIds.map((dimensionId) => ({
		candidateId: 'x',
		raterId: 'r',
		dimensionId,
		level: 4,
	}));
	const system = solveSystem(ratingPanel(ratings, { dimensionIds: [...weights.keys()] }), {
		mode: 'severity',
		variance: defaultVariance,
		meanPrior: defaultMeanPrior,
	});
	return calibrationReport(system!, () => weights)[0]!.straightLining;
}

test('a card is straight-lined from three dimensions on, however often each was rated', () => {
	expect(straightLiningOf(['a', 'b', 'c'])).toBe(1);
	expect(straightLiningOf(['a', 'b'])).toBe(0);
	expect(straightLiningOf(['a', 'b', 'a'])).toBe(0);
});
