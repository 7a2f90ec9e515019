import type { Json, Tolerance } from './reference-case.ts';

export interface Fault {
	path: string;
	reason: string;
}

export interface Comparison {
	/** Values of `expected` that were compared. */
	compared: number;
	/** Largest deviation of a number, absolute up to 1 and relative above, and the tolerance that held there. */
	largest: number;
	tolerance: number;
	faults: Fault[];
}

type Step = string | number;

/** `groups["American Indian"].ir_ci95[0]` */
export function pathText(path: readonly PropertyKey[]): string {
	if (path.length === 0) return '(top)';
	return path
		.map((step, at) => {
			if (typeof step === 'number') return `[${step}]`;
			const name = String(step);
			if (!/^[\p{L}\p{N}_$-]+$/u.test(name)) return `[${JSON.stringify(name)}]`;
			return at === 0 ? name : `.${name}`;
		})
		.join('');
}

/** The tolerance for a field: by its own name, by the beginning of its name, else the loosest that the file gives. */
export function toleranceFor(tolerance: Tolerance, path: readonly Step[]): number {
	if (typeof tolerance === 'number') return tolerance;
	const field = String(path[0] ?? '');
	const named = Object.entries(tolerance);
	const match =
		named.find(([name]) => name === field) ?? named.find(([name]) => field.startsWith(`${name}_`));
	return match?.[1] ?? Math.max(0, ...named.map(([, value]) => value));
}

function isTree(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

/** Null, or a structure with nothing but nulls in it: both say that a value does not exist. */
function isNothing(value: unknown): boolean {
	return value === null || (isTree(value) && Object.values(value).every(isNothing));
}

function shown(value: unknown): string {
	return value === undefined ? 'nothing' : JSON.stringify(value);
}

/**
 * Walks over everything in `expected` and compares it with what was computed. A field of `expected` that was not
 * computed is a fault; what was computed beside it is not looked at.
 */
export function compare(expected: Json, computed: unknown, tolerance: Tolerance): Comparison {
	const comparison: Comparison = {
		compared: 0,
		largest: 0,
		tolerance: toleranceFor(tolerance, []),
		faults: [],
	};
	const fault = (path: readonly Step[], reason: string): void => {
		comparison.faults.push({ path: pathText(path), reason });
	};

	function compareNumber(wanted: number, actual: unknown, path: readonly Step[]): void {
		if (typeof actual !== 'number' || Number.isNaN(actual)) {
			fault(path, `expected ${wanted}, computed ${shown(actual)}`);
			return;
		}
		const deviation = Math.abs(actual - wanted) / Math.max(1, Math.abs(wanted));
		const allowed = toleranceFor(tolerance, path);
		if (deviation > comparison.largest || comparison.compared === 1) {
			comparison.largest = deviation;
			comparison.tolerance = allowed;
		}
		if (!(deviation <= allowed)) fault(path, `expected ${wanted}, computed ${actual}`);
	}

	function walk(wanted: Json, actual: unknown, path: readonly Step[]): void {
		if (actual === undefined) {
			fault(path, 'not computed');
		} else if (isNothing(wanted) && isNothing(actual)) {
			comparison.compared += 1;
		} else if (Array.isArray(wanted) && Array.isArray(actual)) {
			if (wanted.length !== actual.length) {
				fault(path, `expected ${wanted.length} entries, computed ${actual.length}`);
			}
			const items: unknown[] = actual;
			wanted.slice(0, items.length).forEach((item, at) => walk(item, items[at], [...path, at]));
		} else if (isTree(wanted) && !Array.isArray(wanted) && isTree(actual) && !Array.isArray(actual)) {
			const fields = new Map<string, unknown>(Object.entries(actual));
			for (const [key, value] of Object.entries(wanted)) walk(value, fields.get(key), [...path, key]);
		} else {
			comparison.compared += 1;
			if (typeof wanted === 'number') compareNumber(wanted, actual, path);
			else if (wanted !== actual) fault(path, `expected ${shown(wanted)}, computed ${shown(actual)}`);
		}
	}

	walk(expected, computed, []);
	if (comparison.compared === 0 && comparison.faults.length === 0) fault([], 'nothing is expected');
	return comparison;
}
