import { RATERS_NEEDED } from '#lib/domain/plan/coverage.ts';
import { layOutPanel } from '#lib/domain/plan/panel-layout.ts';
import type { Seating } from '#lib/domain/plan/panel-layout.ts';
import type { PlanOptions } from '#lib/domain/plan/plan-types.ts';
import { gradersOf, showsSomething } from '#lib/domain/plan/propose-drafts.ts';
import type { Sketch } from '#lib/domain/plan/propose-drafts.ts';

/** A plan with its panel seated. */
export type Draft = Sketch & {
	panel: Seating[];
	/** How many raters each dimension has, in the role's order. */
	ratersOfEach: number[];
	/** Interviewers and graders, each place taken by another person. */
	raters: number;
};

/**
 * Seats the panel. A second interviewer costs the candidate nothing: where a dimension still has too few raters, or
 * the plan too few for the quorum, one is put beside the first.
 */
export function seated(sketch: Sketch, opts: PlanOptions): Draft {
	const panel = layOutPanel(sketch.needs, sketch.shape, opts);
	const others = othersOf(sketch, opts);
	const graders = gradersOf(sketch.exercises, opts);
	const raters = new Map<string, number>();
	const give = (id: string, count: number) => raters.set(id, (raters.get(id) ?? 0) + count);
	for (const [id, count] of graders) give(id, count);
	for (const { id } of sketch.first) give(id, 1);
	for (const { focus, interviewers } of panel) for (const { id } of focus) give(id, interviewers);

	let all = panel.reduce((sum, { interviewers }) => sum + interviewers, others);
	const isLacking = ({ id }: { id: string }) => (raters.get(id) ?? 0) < RATERS_NEEDED;
	const seatSecond = (seat: Seating) => {
		seat.interviewers = 2;
		all += 1;
		for (const { id } of seat.focus) give(id, 1);
	};
	const alone = () => panel.filter(({ interviewers }) => interviewers === 1);
	for (const seat of alone()) if (seat.focus.some(isLacking)) seatSecond(seat);
	for (const seat of alone().slice(0, Math.max(0, opts.quorum - all))) seatSecond(seat);
	const ratersOfEach = sketch.needs.map(({ dimension }) => raters.get(dimension.id) ?? 0);
	return { ...sketch, panel, ratersOfEach, raters: all };
}

/** Raters that this sketch can have at most: with two interviewers in each panel interview. */
export function mostRaters(sketch: Sketch, opts: PlanOptions): number {
	return othersOf(sketch, opts) + 2 * (sketch.shape.pairs + sketch.shape.singles);
}

/** Whoever holds the first conversation, and those who grade an exercise that shows something. */
function othersOf({ exercises }: Sketch, opts: PlanOptions): number {
	return 1 + exercises.filter(showsSomething).length * opts.gradersPerExercise;
}
