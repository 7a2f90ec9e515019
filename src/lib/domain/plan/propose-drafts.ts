import {
	ASSUMED_EXERCISE_MINUTES,
	FIRST_CONVERSATION_MINUTES,
	knownMinutes,
} from '#lib/domain/plan/candidate-time.ts';
import { RATERS_NEEDED } from '#lib/domain/plan/coverage.ts';
import { byImportance, panelShapes } from '#lib/domain/plan/panel-layout.ts';
import type { Need, PanelShape } from '#lib/domain/plan/panel-layout.ts';
import type {
	PlanOptions,
	RoleForPlan,
	RoleForPlanDimension,
	RoleForPlanExercise,
} from '#lib/domain/plan/plan-types.ts';

/** An exercise, what it counts for, and which of the role's dimensions it shows. */
export type WeighedExercise = { exercise: RoleForPlanExercise; minutes: number; dimensionIds: string[] };

/** A plan before its panel is seated. */
export type Sketch = {
	exercises: WeighedExercise[];
	/** Focus of the first conversation. */
	first: RoleForPlanDimension[];
	/** What is left for the panel, in the role's order. */
	needs: Need[];
	shape: PanelShape;
	/** The candidate's, in all. */
	minutes: number;
};

export function weighExercises(role: RoleForPlan): WeighedExercise[] {
	const known = new Set(role.dimensions.map(({ id }) => id));
	return role.exercises.map((exercise) => ({
		exercise,
		minutes: knownMinutes(exercise) ?? ASSUMED_EXERCISE_MINUTES,
		dimensionIds: [...new Set(exercise.dimensionIds)].filter((id) => known.has(id)),
	}));
}

export function showsSomething({ dimensionIds }: WeighedExercise): boolean {
	return dimensionIds.length > 0;
}

/** All sketches with these exercises that give a dimension as many raters as it stands in `wanted`. */
export function sketchesWith(
	role: RoleForPlan,
	chosen: WeighedExercise[],
	wanted: readonly RoleForPlanDimension[],
	opts: PlanOptions,
): Sketch[] {
	const graders = gradersOf(chosen, opts);
	const missing = new Map(role.dimensions.map(({ id }) => [id, -(graders.get(id) ?? 0)]));
	for (const { id } of wanted) missing.set(id, (missing.get(id) ?? 0) + 1);
	const isWhole = wanted.length === RATERS_NEEDED * role.dimensions.length;
	const first = firstFocus(role, missing, isWhole, opts);
	const needs = role.dimensions.map((dimension) => ({
		dimension,
		need: Math.max(0, (missing.get(dimension.id) ?? 0) - (first.includes(dimension) ? 1 : 0)),
	}));
	const exerciseMinutes = chosen.reduce((sum, { minutes }) => sum + minutes, 0);
	return panelShapes(needs, opts).map((shape) => ({
		exercises: chosen,
		first,
		needs,
		shape,
		minutes: FIRST_CONVERSATION_MINUTES + exerciseMinutes + shape.minutes,
	}));
}

/** For a budget that has no room for more, or not even for this. */
export function conversationOnly(role: RoleForPlan, opts: PlanOptions): Sketch {
	const shape = { pairs: 0, singles: 0, filled: 0, minutes: 0 };
	const first = firstFocus(role, new Map(), true, opts);
	const needs = role.dimensions.map((dimension) => ({ dimension, need: 0 }));
	return { exercises: [], first, needs, shape, minutes: FIRST_CONVERSATION_MINUTES };
}

/**
 * What misses most raters, so what no exercise shows; of that the most important. Where not everything fits, what is to
 * have one rater is taken from the other end: the panel then has room for the more important, and two to rate it.
 */
function firstFocus(
	role: RoleForPlan,
	missing: ReadonlyMap<string, number>,
	isWhole: boolean,
	opts: PlanOptions,
): RoleForPlanDimension[] {
	const missingOf = ({ id }: RoleForPlanDimension) => missing.get(id) ?? 0;
	return role.dimensions
		.toSorted((a, b) => {
			const fewer = missingOf(b) - missingOf(a);
			return fewer || (!isWhole && missingOf(a) === 1 ? byImportance(b, a) : byImportance(a, b));
		})
		.slice(0, Math.min(opts.firstConversationFocus, opts.maxFocus));
}

export function gradersOf(exercises: readonly WeighedExercise[], opts: PlanOptions): Map<string, number> {
	const graders = new Map<string, number>();
	for (const id of exercises.flatMap(({ dimensionIds }) => dimensionIds)) {
		graders.set(id, (graders.get(id) ?? 0) + opts.gradersPerExercise);
	}
	return graders;
}
