import { RATERS_NEEDED } from '#lib/domain/plan/coverage.ts';
import type { PlanOptions, RoleForPlanDimension } from '#lib/domain/plan/plan-types.ts';

/** A dimension and how many panel places still have to rate it, 0 to RATERS_NEEDED. */
export type Need = { dimension: RoleForPlanDimension; need: number };

export type Seating = { interviewers: number; focus: RoleForPlanDimension[] };

/**
 * Panel interviews such that every need is met, by different people, and none has more than `maxFocus` dimensions.
 * One interviewer each where that stays within `maxPanelInterviews`; else pairs rate what needs two.
 * `wanted` interviews at least, as far as that limit allows.
 */
export function layOutPanel(needs: readonly Need[], wanted: number, options: PlanOptions): Seating[] {
	const { maxFocus, maxPanelInterviews } = options;
	const slots = needs.reduce((sum, { need }) => sum + need, 0);
	const mostForOne = Math.max(0, ...needs.map(({ need }) => need));
	const least = Math.max(1, Math.min(wanted, maxPanelInterviews));
	const singles = Math.max(least, mostForOne, Math.ceil(slots / maxFocus));
	if (singles <= maxPanelInterviews) return spread(needs, singles, 1);

	const once = needs.map(({ dimension, need }) => ({ dimension, need: Math.min(need, 1) }));
	const forPairs = once.filter((_, i) => needs[i]?.need === RATERS_NEEDED);
	const forOne = once.filter((_, i) => needs[i]?.need === 1);
	return [
		...spread(forPairs, Math.ceil(forPairs.length / maxFocus), 2),
		...spread(forOne, Math.ceil(forOne.length / maxFocus), 1),
	];
}

/**
 * Each dimension goes to the `need` emptiest interviews, so that loads never differ by more than one and no
 * interview has a dimension twice. `count` is at least every need.
 */
function spread(needs: readonly Need[], count: number, interviewers: number): Seating[] {
	const seats: Seating[] = Array.from({ length: count }, () => ({ interviewers, focus: [] }));
	for (const { dimension, need } of needs) {
		const emptiest = seats.toSorted((a, b) => a.focus.length - b.focus.length).slice(0, need);
		for (const seat of emptiest) seat.focus.push(dimension);
	}
	return seats;
}

/** Critical dimensions first, then the heavier ones; equals keep the role's order. */
export function byImportance(a: RoleForPlanDimension, b: RoleForPlanDimension): number {
	return Number(b.critical) - Number(a.critical) || b.weight - a.weight;
}

/** Gives interviews that have nothing to rate the two most important dimensions. */
export function fillIdle(seats: Seating[], dimensions: readonly RoleForPlanDimension[]): void {
	const important = dimensions.toSorted(byImportance).slice(0, 2);
	for (const { focus } of seats) if (focus.length === 0) focus.push(...important);
}
