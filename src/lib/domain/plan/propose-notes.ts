import { knownMinutes, ASSUMED_EXERCISE_MINUTES, PANEL_MINUTES } from '#lib/domain/plan/candidate-time.ts';
import { coverage, RATERS_NEEDED } from '#lib/domain/plan/coverage.ts';
import { panelShapes } from '#lib/domain/plan/panel-layout.ts';
import type { PlanNoteDetail, PlanOptions, ProposedStage, RoleForPlan } from '#lib/domain/plan/plan-types.ts';
import { showsSomething } from '#lib/domain/plan/propose-drafts.ts';
import type { WeighedExercise } from '#lib/domain/plan/propose-drafts.ts';
import { shortestWith } from '#lib/domain/plan/propose-search.ts';
import type { Search } from '#lib/domain/plan/propose-search.ts';

export type Proposal = {
	role: RoleForPlan;
	opts: PlanOptions;
	exercises: readonly WeighedExercise[];
	search: Search;
	stages: readonly ProposedStage[];
	/** Questions that went where a dimension of a similar name is rated, and the others. */
	matched: number;
	spread: number;
};

type Notes = { explanations: PlanNoteDetail[]; unmet: PlanNoteDetail[] };

/** Why the proposal is as it is, a sentence for each choice, and what it does not give. */
export function notesOf(proposal: Proposal): Notes {
	const parts = [
		time,
		firstConversation,
		chosenExercises,
		leftOutExercises,
		panel,
		raters,
		quorum,
		questions,
	];
	const notes = parts.map((part) => part(proposal));
	return {
		explanations: notes.flatMap(({ explanations }) => explanations ?? []),
		unmet: notes.flatMap(({ unmet }) => unmet ?? []),
	};
}

function time({ opts, search }: Proposal): Partial<Notes> {
	const { best, neededForRaters } = search;
	const budget = opts.budgetMinutes;
	const exercises = best.exercises.reduce((sum, { minutes }) => sum + minutes, 0);
	const isTooSmall = best.minutes > budget || best.ratersOfEach.some((count) => count < RATERS_NEEDED);
	const needed = Math.max(neededForRaters, best.minutes);
	return {
		explanations: [{ code: 'time_used', interviews: best.minutes - exercises, exercises, budget }],
		unmet: isTooSmall ? [{ code: 'budget_too_small', budget, needed }] : [],
	};
}

function firstConversation({ role, search }: Proposal): Partial<Notes> {
	if (role.dimensions.length === 0) return { unmet: [{ code: 'no_dimensions' }] };
	const { first, panel, needs, ratersOfEach } = search.best;
	const dimensions = first.map(({ name }) => name);
	const isForLess =
		panel.length > 0 &&
		needs.some(({ dimension }, i) => first.includes(dimension) && (ratersOfEach[i] ?? 0) < RATERS_NEEDED);
	return {
		explanations: [{ code: isForLess ? 'first_conversation_for_less' : 'first_conversation', dimensions }],
	};
}

function chosenExercises({ role, search }: Proposal): Partial<Notes> {
	const { exercises } = search.best;
	const name = ({ exercise }: WeighedExercise) => nameOf(exercise, role);
	return {
		explanations: exercises.map((one) => ({
			code: 'exercise_chosen',
			exercise: name(one),
			minutes: one.minutes,
			dimensions: role.dimensions
				.filter(({ id }) => one.dimensionIds.includes(id))
				.map((dimension) => dimension.name),
		})),
		unmet: exercises.flatMap((one): PlanNoteDetail[] => [
			...(showsSomething(one) ? [] : [{ code: 'exercise_without_evidence' as const, exercise: name(one) }]),
			...(knownMinutes(one.exercise) === null
				? [
						{
							code: 'exercise_minutes_unknown' as const,
							exercise: name(one),
							assumed: ASSUMED_EXERCISE_MINUTES,
						},
					]
				: []),
		]),
	};
}

/** What shows something is left out for its time, never for an exercise that shows nothing. */
function leftOutExercises({ role, opts, exercises, search }: Proposal): Partial<Notes> {
	const chosen = search.best.exercises;
	const surplus: string[] = [];
	const explanations: PlanNoteDetail[] = [];
	const unmet: PlanNoteDetail[] = [];
	for (const one of exercises) {
		if (chosen.includes(one)) continue;
		const exercise = nameOf(one.exercise, role);
		const rivals = showsSomething(one) ? chosen.filter(showsSomething) : chosen;
		if (rivals.length >= opts.maxExercises) {
			surplus.push(exercise);
			continue;
		}
		const { minutes } = one;
		const needed = shortestWith(role, [...rivals, one], opts);
		if (needed > opts.budgetMinutes) {
			unmet.push({ code: 'exercise_over_budget', exercise, minutes, needed });
		} else explanations.push({ code: 'exercise_crowds_out', exercise, minutes });
	}
	if (surplus.length > 0) {
		explanations.push({ code: 'exercises_left_out', exercises: surplus, limit: opts.maxExercises });
	}
	return { explanations, unmet };
}

function panel({ role, opts, search }: Proposal): Partial<Notes> {
	const interviews = search.best.panel.length;
	if (role.dimensions.length === 0 || interviews === 0) return {};
	const limit = opts.maxPanelInterviews;
	const { around, each } = PANEL_MINUTES;
	return {
		explanations: [panelKind(opts, search), { code: 'panel_minutes', around, each }],
		unmet: interviews > limit ? [{ code: 'panel_long', interviews, limit }] : [],
	};
}

/** One interviewer each, or why not: what the panel would be if all sat alone tells it. */
function panelKind(opts: PlanOptions, { best, neededForRaters }: Search): PlanNoteDetail {
	const { maxFocus, maxPanelInterviews: limit, budgetMinutes: budget, quorum } = opts;
	const interviews = best.panel.length;
	const paired = best.panel.filter(({ interviewers }) => interviewers > 1).length;
	if (paired === 0) return { code: 'panel_single', interviews, maxFocus };
	if (neededForRaters > budget) return { code: 'panel_pairs_for_raters', interviews, paired };
	const [alone] = panelShapes(best.needs, opts);
	const minutes = best.minutes - best.shape.minutes + (alone?.minutes ?? 0);
	if (minutes > budget) return { code: 'panel_pairs_for_budget', interviews, paired, minutes, budget };
	if ((alone?.singles ?? 0) > limit) return { code: 'panel_pairs_for_limit', interviews, paired, limit };
	return { code: 'panel_pairs_for_quorum', interviews, paired, quorum };
}

function raters({ role, opts, stages }: Proposal): Partial<Notes> {
	if (role.dimensions.length === 0) return {};
	const rows = coverage({ dimensions: role.dimensions, stages });
	const named = (wanted: (raters: number, critical: boolean) => boolean) =>
		role.dimensions
			.filter(({ critical }, i) => wanted(rows[i]?.raters ?? 0, critical))
			.map(({ name }) => name);
	const least = Math.min(...rows.map((row) => row.raters));
	const more = named((count) => count > RATERS_NEEDED);
	const unrated = named((count) => count === 0);
	const once = named((count) => count === 1);
	const critical = named((count, isCritical) => isCritical && count < opts.criticalRaters);
	const explanations: PlanNoteDetail[] = [];
	const unmet: PlanNoteDetail[] = [];
	if (least >= RATERS_NEEDED) explanations.push({ code: 'every_dimension_covered', raters: least });
	if (more.length > 0) explanations.push({ code: 'more_raters_than_needed', dimensions: more });
	if (unrated.length > 0) unmet.push({ code: 'dimensions_unrated', dimensions: unrated });
	if (once.length > 0) unmet.push({ code: 'dimensions_rated_once', dimensions: once });
	if (critical.length > 0) {
		unmet.push({ code: 'critical_raters', dimensions: critical, needed: opts.criticalRaters });
	}
	return { explanations, unmet };
}

function quorum({ opts, search }: Proposal): Partial<Notes> {
	const { raters } = search.best;
	const needed = search.neededForQuorum;
	if (raters >= opts.quorum) return {};
	return needed !== null && needed > opts.budgetMinutes
		? { unmet: [{ code: 'quorum_over_budget', raters, quorum: opts.quorum, needed }] }
		: { unmet: [{ code: 'quorum_unreachable', raters, quorum: opts.quorum }] };
}

function questions({ role, stages, matched, spread }: Proposal): Partial<Notes> {
	if (role.criteria.length === 0) return { unmet: [{ code: 'no_criteria' }] };
	const silent = stages
		.flatMap(({ interviews }) => interviews)
		.filter(({ criterionIds }) => criterionIds.length === 0)
		.map(({ title }) => title);
	return {
		explanations: [{ code: 'questions_matched', matched, spread }],
		unmet: silent.length > 0 ? [{ code: 'interviews_without_question', interviews: silent }] : [],
	};
}

function nameOf(exercise: RoleForPlan['exercises'][number], role: RoleForPlan): string {
	return exercise.title.trim() || `Exercise ${String(role.exercises.indexOf(exercise) + 1)}`;
}
