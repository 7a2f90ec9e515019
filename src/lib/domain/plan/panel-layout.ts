import { panelMinutes } from '#lib/domain/plan/candidate-time.ts';
import type { PlanOptions, RoleForPlanDimension } from '#lib/domain/plan/plan-types.ts';

/** A dimension and how many panel places still have to rate it: 0, 1 or 2. */
export type Need = { dimension: RoleForPlanDimension; need: number };

export type Seating = { interviewers: number; focus: RoleForPlanDimension[] };

/**
 * How many interviews have two interviewers and how many one, how many dimensions that need one rater are with the
 * pairs all the same because that is shorter, and what the interviews take of the candidate.
 */
export type PanelShape = { pairs: number; singles: number; filled: number; minutes: number };

/** Dimensions that an interview rates which is held for the number of raters only. */
const IDLE_FOCUS = 2;

/**
 * Every panel that meets the needs with at most `maxFocus` dimensions an interview: with more and more pairs, and with
 * more interviews than needed up to the limit, since a quorum may ask for them.
 */
export function panelShapes(needs: readonly Need[], options: PlanOptions): PanelShape[] {
	const { maxFocus, maxPanelInterviews } = options;
	const twice = needs.filter(({ need }) => need === 2).length;
	const once = needs.filter(({ need }) => need === 1).length;
	const idle = panelMinutes(Math.min(IDLE_FOCUS, maxFocus, needs.length));
	const shapes: PanelShape[] = [];
	for (let pairs = 0; pairs <= Math.ceil((twice + once) / maxFocus); pairs++) {
		const paired = Math.min(twice, pairs * maxFocus);
		const room = Math.min(once, pairs * maxFocus - paired);
		let shortest = Infinity;
		for (let filled = 0; filled <= room; filled++) {
			const places = once - filled + 2 * (twice - paired);
			const least = Math.max(twice > paired ? 2 : 0, Math.ceil(places / maxFocus));
			const inPairs = levelMinutes(paired + filled, pairs, idle);
			const minutes = (singles: number) => inPairs + levelMinutes(places, singles, idle);
			if (minutes(least) >= shortest) continue;
			shortest = minutes(least);
			for (let singles = least; singles <= Math.max(least, maxPanelInterviews - pairs); singles++) {
				shapes.push({ pairs, singles, filled, minutes: minutes(singles) });
			}
		}
	}
	return shapes;
}

/** Minutes of `count` interviews that share `places` as evenly as they can. */
function levelMinutes(places: number, count: number, idle: number): number {
	if (count === 0) return 0;
	const low = Math.floor(places / count);
	const higher = places % count;
	return higher * panelMinutes(low + 1) + (count - higher) * (low === 0 ? idle : panelMinutes(low));
}

/**
 * Seats the dimensions in such a panel. Pairs take the less important of those that need two raters, so that the
 * others are asked about in two interviews. An interview without any rates the most important ones.
 */
export function layOutPanel(needs: readonly Need[], shape: PanelShape, options: PlanOptions): Seating[] {
	const important = needs.toSorted((a, b) => byImportance(a.dimension, b.dimension));
	const twice = important.filter(({ need }) => need === 2);
	const once = important.filter(({ need }) => need === 1);
	const paired = new Set(
		[
			...twice.slice(Math.max(0, twice.length - shape.pairs * options.maxFocus)),
			...once.slice(once.length - shape.filled),
		].map(({ dimension }) => dimension),
	);
	const inPairs = needs.map(({ dimension }) => ({ dimension, need: paired.has(dimension) ? 1 : 0 }));
	const alone = needs.map((one) => (paired.has(one.dimension) ? { ...one, need: 0 } : one));
	const seats = [...spread(inPairs, shape.pairs, 2), ...spread(alone, shape.singles, 1)];
	const mostImportant = important.map(({ dimension }) => dimension);
	for (const { focus } of seats) {
		if (focus.length === 0) focus.push(...mostImportant.slice(0, Math.min(IDLE_FOCUS, options.maxFocus)));
	}
	return seats;
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
