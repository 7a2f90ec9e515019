import { performance } from 'node:perf_hooks';
import { calibrationKey, prepareCalibration } from '#lib/domain/recommendation/calibration.ts';
import { fitVariance } from '#lib/domain/recommendation/model/fit.ts';
import { defaultMeanPrior, defaultVariance } from '#lib/domain/recommendation/model/variance.ts';
import type { PanelInput } from '#lib/domain/recommendation/panel.ts';
import { recommend } from '#lib/domain/recommendation/recommend.ts';
import { defaultPolicy } from '#lib/domain/policy/policy.ts';
import { fitByLme4, hasLme4 } from './lme4.ts';
import { type Shape, simulate } from './simulate.ts';

const shapeOf = (candidates: number, raters = 40): Shape => ({
	candidates,
	raters,
	dimensions: 6,
	panel: 3,
	perCard: 4,
});

const lme4LimitSeconds = 300;

/** Time of a REML fit beside lme4's on the same ratings, in one run. */
export function fitTable(small: boolean): string[] {
	const withR = hasLme4();
	const shapes = small
		? [shapeOf(40), shapeOf(160)]
		: [shapeOf(40), shapeOf(160), shapeOf(420), shapeOf(840)];
	const lines = ['ratings   Touchstone, s   lme4, s     ratio    criteria apart'];
	for (const shape of shapes) {
		const ratings = simulate(shape, 7);
		const own = timed(() => fitVariance(ratings, { prior: null, meanPrior: null }));
		const theirs = withR ? fitByLme4(ratings, lme4LimitSeconds) : null;
		lines.push(
			`${String(ratings.length).padEnd(10)}${own.seconds.toFixed(2).padEnd(16)}` +
				(theirs
					? `${theirs.seconds.toFixed(2).padEnd(12)}${(theirs.seconds / own.seconds).toFixed(1).padEnd(9)}${Math.abs(theirs.criterion - own.value.objective).toExponential(1)}`
					: withR
						? `over ${lme4LimitSeconds}`
						: 'R with lme4 is not installed'),
		);
	}
	return lines;
}

/** Large fits of this engine alone, with the memory that they took at most. */
export function largeTable(small: boolean): string[] {
	const shapes = small ? [shapeOf(420)] : [shapeOf(420), shapeOf(8_340), shapeOf(8_340, 200)];
	return [
		'ratings   interviewers   MAP fit, s   iterations   memory, MB',
		...shapes.map((shape) => {
			const ratings = simulate(shape, 11);
			const { seconds, value } = timed(() => fitVariance(ratings));
			const memory = process.memoryUsage().rss / 1e6;
			return `${String(ratings.length).padEnd(10)}${String(shape.raters).padEnd(15)}${seconds.toFixed(2).padEnd(13)}${String(value.iterations).padEnd(13)}${memory.toFixed(0)}`;
		}),
	];
}

/** One candidate scored anew with everything that is shown, 40 interviewers known. */
export function scoreTable(): string[] {
	const role = 'role';
	const key = (dimension: string) => calibrationKey(role, dimension);
	const ratings = simulate(shapeOf(420), 3).map((one) => ({ ...one, dimensionId: key(one.dimensionId) }));
	const snapshot = {
		id: 'snapshot',
		dataHash: '',
		variance: defaultVariance,
		meanPrior: defaultMeanPrior,
		ratings,
	};
	const { seconds, value: calibration } = timed(() => {
		const prepared = prepareCalibration(snapshot);
		prepared.system('display');
		prepared.system('severity');
		return prepared;
	});
	const own = simulate({ ...shapeOf(1), panel: 4 }, 5);
	const input: PanelInput = {
		applicationId: 'new',
		roleId: role,
		calibration: { snapshotId: 'snapshot', dataHash: '' },
		dimensions: [30, 20, 20, 10, 10, 10].map((weight, d) => ({
			id: `d${d}`,
			name: `d${d}`,
			weight,
			critical: d === 0,
			floor: null,
		})),
		scorecards: [...new Set(own.map(({ raterId }) => raterId))].map((raterId) => ({
			id: raterId,
			raterId,
			ratings: own
				.filter((one) => one.raterId === raterId)
				.map(({ dimensionId, level }) => ({ dimensionId, level })),
			notAssessed: [],
			excluded: null,
		})),
		pending: 0,
		redFlags: [],
		policy: { ...defaultPolicy, severity: 'apply' },
		policyVersion: '1',
		roleVersionId: 'version',
		dataHash: '',
	};
	const each = (times: number, run: () => unknown) => {
		for (let i = 0; i < times; i++) run();
		return (
			(timed(() => {
				for (let i = 0; i < times; i++) run();
			}).seconds /
				times) *
			1000
		);
	};
	const own1 = each(300, () => recommend({ ...input, calibration: null }));
	const with1 = each(300, () => recommend(input, calibration));
	return [
		`one candidate, own ratings alone:          ${own1.toFixed(2)} ms`,
		`one candidate, snapshot of ${ratings.length} ratings:    ${with1.toFixed(2)} ms (solving the snapshot, once: ${(seconds * 1000).toFixed(0)} ms)`,
	];
}

function timed<Value>(run: () => Value): { seconds: number; value: Value } {
	const start = performance.now();
	const value = run();
	return { seconds: (performance.now() - start) / 1000, value };
}
