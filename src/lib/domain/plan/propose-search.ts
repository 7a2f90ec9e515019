import { RATERS_NEEDED } from '#lib/domain/plan/coverage.ts';
import { byImportance } from '#lib/domain/plan/panel-layout.ts';
import type { PlanOptions, RoleForPlan, RoleForPlanDimension } from '#lib/domain/plan/plan-types.ts';
import { conversationOnly, showsSomething, sketchesWith } from '#lib/domain/plan/propose-drafts.ts';
import type { Sketch, WeighedExercise } from '#lib/domain/plan/propose-drafts.ts';
import { mostRaters, seated } from '#lib/domain/plan/propose-seats.ts';
import type { Draft } from '#lib/domain/plan/propose-seats.ts';

export type Search = {
	best: Draft;
	/** Minutes of the shortest plan that gives every dimension its raters. */
	neededForRaters: number;
	/** The same, with the quorum; null where no plan reaches it. */
	neededForQuorum: number | null;
};

/**
 * The best draft within the budget; only a budget without room for a first conversation is overrun. Where two raters
 * for each dimension do not fit, every dimension gets one first, the most important before the others, then the second.
 */
export function searchPlan(
	role: RoleForPlan,
	exercises: readonly WeighedExercise[],
	opts: PlanOptions,
): Search {
	const order = role.dimensions.toSorted(byImportance);
	const ratersInOrder = Array.from({ length: RATERS_NEEDED }, () => order).flat();
	let best: Draft | null = null;
	let neededForRaters = Infinity;
	let neededForQuorum = Infinity;
	for (const chosen of subsets(exercises, opts.maxExercises)) {
		const whole = sketchesWith(role, chosen, ratersInOrder, opts);
		for (const sketch of whole) {
			neededForRaters = Math.min(neededForRaters, sketch.minutes);
			if (mostRaters(sketch, opts) >= opts.quorum) {
				neededForQuorum = Math.min(neededForQuorum, sketch.minutes);
			}
		}
		for (const sketch of withinBudget(role, chosen, whole, ratersInOrder, opts)) {
			const draft = seated(sketch, opts);
			if (!best || isBetter(draft, best, opts)) best = draft;
		}
	}
	return {
		best: best ?? seated(conversationOnly(role, opts), opts),
		neededForRaters,
		neededForQuorum: Number.isFinite(neededForQuorum) ? neededForQuorum : null,
	};
}

/** Minutes of the shortest plan with just these exercises and every dimension's raters. */
export function shortestWith(role: RoleForPlan, chosen: WeighedExercise[], opts: PlanOptions): number {
	const order = role.dimensions.toSorted(byImportance);
	const sketches = sketchesWith(role, chosen, [...order, ...order], opts);
	return Math.min(...sketches.map(({ minutes }) => minutes));
}

/** Those that fit; where none does, those of a beginning of `ratersInOrder`, and one rater more would not fit. */
function withinBudget(
	role: RoleForPlan,
	chosen: WeighedExercise[],
	whole: Sketch[],
	ratersInOrder: readonly RoleForPlanDimension[],
	opts: PlanOptions,
): Sketch[] {
	const fitting = (sketches: Sketch[]) => sketches.filter(({ minutes }) => minutes <= opts.budgetMinutes);
	const fittingWith = (length: number) =>
		fitting(sketchesWith(role, chosen, ratersInOrder.slice(0, length), opts));
	const all = fitting(whole);
	if (all.length > 0) return all;
	let found = fittingWith(0);
	if (found.length === 0) return [];
	let [fits, tooMany] = [0, ratersInOrder.length];
	while (tooMany - fits > 1) {
		const middle = Math.floor((fits + tooMany) / 2);
		const sketches = fittingWith(middle);
		if (sketches.length > 0) [fits, found] = [middle, sketches];
		else tooMany = middle;
	}
	return found;
}

/**
 * What matters more comes first: no dimension without raters, none with too few, the quorum, a panel at all, one that
 * fits into a day, exercises that show something, interviewers who sit alone, other exercises, and the shorter time.
 */
function isBetter(draft: Draft, other: Draft, opts: PlanOptions): boolean {
	const ours = demerits(draft, opts);
	const theirs = demerits(other, opts);
	const at = ours.findIndex((value, i) => value !== theirs[i]);
	return at >= 0 && (ours[at] ?? 0) < (theirs[at] ?? 0);
}

function demerits({ exercises, panel, ratersOfEach, raters, minutes }: Draft, opts: PlanOptions): number[] {
	return [
		ratersOfEach.filter((count) => count === 0).length,
		ratersOfEach.reduce((sum, count) => sum + Math.max(0, RATERS_NEEDED - count), 0),
		Math.max(0, opts.quorum - raters),
		Number(panel.length === 0),
		Math.max(0, panel.length - opts.maxPanelInterviews),
		-exercises.filter(showsSomething).length,
		panel.filter(({ interviewers }) => interviewers > 1).length,
		-exercises.length,
		minutes,
	];
}

/** All choices of at most `size`, the empty one first, each in the given order. */
function subsets<T>(items: readonly T[], size: number): T[][] {
	let all: T[][] = [[]];
	for (const item of items) {
		all = [...all, ...all.filter((chosen) => chosen.length < size).map((chosen) => [...chosen, item])];
	}
	return all;
}
