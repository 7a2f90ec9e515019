import { dot, multiply } from '#lib/domain/statistics/matrix.ts';

export type Point = { value: number; gradient: Float64Array };

export type Minimum = Point & { at: Float64Array; iterations: number; converged: boolean };

type Options = {
	least: number;
	most: number;
	onIteration?:
		((iteration: { number: number; objective: number; largestGradient: number }) => void) | undefined;
};

const mostIterations = 100;
const mostHalvings = 40;
const longestStep = 1.5;

/**
 * Local minimum of a smooth function inside a box, by BFGS with Armijo backtracking (Nocedal and Wright 2006, chapter 6);
 * steps are projected on the box. `evaluate` answers null where the function is not finite.
 *
 * @throws RangeError where the start itself cannot be evaluated
 */
export function minimise(
	evaluate: (at: Float64Array) => Point | null,
	start: Float64Array,
	{ least, most, onIteration }: Options,
): Minimum {
	const n = start.length;
	const inside = (value: number) => Math.min(most, Math.max(least, value));
	let at: Float64Array = start.map(inside);
	let point = finite(evaluate(at));
	if (!point) throw new RangeError('The function has no finite value at the start.');
	let inverseHessian: Float64Array = scaledIdentity(n, 1 / 20);
	for (let number = 1; number <= mostIterations; number++) {
		const slope = projectedGradient(at, point.gradient, least, most);
		const largestGradient = Math.max(...slope.map(Math.abs));
		onIteration?.({ number, objective: point.value, largestGradient });
		if (largestGradient < 1e-6) return { at, ...point, iterations: number - 1, converged: true };
		let direction: Float64Array = multiply(inverseHessian, n, slope).map((value) => -value);
		if (dot(direction, slope) >= 0) {
			inverseHessian = scaledIdentity(n, 1 / 20);
			direction = slope.map((value) => -value / 20);
		}
		const longest = Math.max(...direction.map(Math.abs));
		if (longest > longestStep) direction = direction.map((value) => (value * longestStep) / longest);
		const next = search(evaluate, at, point, direction, inside);
		if (!next) return { at, ...point, iterations: number, converged: largestGradient < 1e-3 };
		const step = next.at.map((value, k) => value - at[k]!);
		const change = next.point.gradient.map((value, k) => value - point!.gradient[k]!);
		inverseHessian = updated(inverseHessian, n, step, change);
		const fall = Math.abs(point.value - next.point.value);
		at = next.at;
		point = next.point;
		if (fall < 1e-12 * (1 + Math.abs(point.value)))
			return { at, ...point, iterations: number, converged: true };
	}
	return { at, ...point, iterations: mostIterations, converged: false };
}

function finite(point: Point | null): Point | null {
	return point && Number.isFinite(point.value) && point.gradient.every(Number.isFinite) ? point : null;
}

/** Without the parts that point out of the box. */
function projectedGradient(
	at: Float64Array,
	gradient: Float64Array,
	least: number,
	most: number,
): Float64Array {
	return gradient.map((slope, k) =>
		(at[k]! <= least && slope > 0) || (at[k]! >= most && slope < 0) ? 0 : slope,
	);
}

function search(
	evaluate: (at: Float64Array) => Point | null,
	at: Float64Array,
	from: Point,
	direction: Float64Array,
	inside: (value: number) => number,
): { at: Float64Array; point: Point } | null {
	let length = 1;
	for (let halving = 0; halving < mostHalvings; halving++, length /= 2) {
		const next = at.map((value, k) => inside(value + length * direction[k]!));
		const point = finite(evaluate(next));
		if (!point) continue;
		const expected = dot(
			from.gradient,
			next.map((value, k) => value - at[k]!),
		);
		if (point.value <= from.value + 1e-4 * expected) return { at: next, point };
	}
	return null;
}

/** Broyden, Fletcher, Goldfarb and Shanno's update of the inverse Hessian; skipped where curvature is not positive. */
function updated(
	inverseHessian: Float64Array,
	n: number,
	step: Float64Array,
	change: Float64Array,
): Float64Array {
	const curvature = dot(step, change);
	if (curvature <= 1e-12) return inverseHessian;
	const moved = multiply(inverseHessian, n, change);
	const scale = (1 + dot(change, moved) / curvature) / curvature;
	return inverseHessian.map((value, place) => {
		const i = Math.floor(place / n);
		const j = place % n;
		return value + scale * step[i]! * step[j]! - (moved[i]! * step[j]! + step[i]! * moved[j]!) / curvature;
	});
}

function scaledIdentity(n: number, scale: number): Float64Array {
	const matrix = new Float64Array(n * n);
	for (let i = 0; i < n; i++) matrix[i * n + i] = scale;
	return matrix;
}
