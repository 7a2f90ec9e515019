import { coverage, RATERS_NEEDED } from '#lib/domain/plan/coverage.ts';
import { matchQuestions } from '#lib/domain/plan/match-questions.ts';
import { byImportance, fillIdle, layOutPanel } from '#lib/domain/plan/panel-layout.ts';
import type { Seating } from '#lib/domain/plan/panel-layout.ts';
import { planMessage } from '#lib/domain/plan/plan-messages.ts';
import { DEFAULT_PLAN_OPTIONS } from '#lib/domain/plan/plan-types.ts';
import type {
	PlanNote,
	PlanNoteDetail,
	PlanOptions,
	ProposedExercise,
	ProposedInterview,
	ProposedPlan,
	ProposedStage,
	RoleForPlan,
	RoleForPlanDimension,
	RoleForPlanExercise,
} from '#lib/domain/plan/plan-types.ts';

const FIRST_CONVERSATION_MINUTES = 30;

/**
 * A plan from a role: a first conversation, its shortest exercises, and panel interviews, so that each dimension
 * has two independent raters. The same role and options always give the same plan.
 */
export function proposePlan(role: RoleForPlan, options: Partial<PlanOptions> = {}): ProposedPlan {
	const opts = { ...DEFAULT_PLAN_OPTIONS, ...options };
	const explanations: PlanNoteDetail[] = [];
	const unmet: PlanNoteDetail[] = [];

	const exercises = chooseExercises(role, opts, explanations, unmet);
	const graded = (id: string) =>
		exercises.reduce((sum, { dimensionIds, graders }) => sum + (dimensionIds.includes(id) ? graders : 0), 0);
	const first = firstFocus(role.dimensions, graded, opts);
	const needs = role.dimensions.map((dimension) => {
		const raters = graded(dimension.id) + (first.includes(dimension) ? 1 : 0);
		return { dimension, need: Math.max(0, RATERS_NEEDED - raters) };
	});
	const before =
		1 +
		exercises.reduce((sum, { dimensionIds, graders }) => sum + (dimensionIds.length > 0 ? graders : 0), 0);
	const panel = layOutPanel(needs, opts.quorum - before, opts);
	fillIdle(panel, role.dimensions);

	const interviews = [
		firstConversation(first),
		...panel.map((seat, i) => panelInterview(seat, i, role.dimensions)),
	];
	explain(role, opts, { first, panel, before }, explanations, unmet);
	assignQuestions(role, interviews, explanations, unmet);

	const [conversation, ...panelInterviews] = interviews;
	const stages: ProposedStage[] = [
		{
			kind: 'first_conversation',
			name: 'First conversation',
			interviews: conversation ? [conversation] : [],
			exercises: [],
		},
		{ kind: 'exercise', name: exercises.length > 1 ? 'Exercises' : 'Exercise', interviews: [], exercises },
		{ kind: 'panel', name: 'Panel interviews', interviews: panelInterviews, exercises: [] },
	];
	const kept = stages.filter((stage) => stage.interviews.length + stage.exercises.length > 0);
	explainCoverage(role, kept, explanations);
	return { stages: kept, explanations: explanations.map(withMessage), unmet: unmet.map(withMessage) };
}

/** Those that give evidence first, then the shorter ones: an exercise costs the candidate's evening. */
function chooseExercises(
	role: RoleForPlan,
	opts: PlanOptions,
	explanations: PlanNoteDetail[],
	unmet: PlanNoteDetail[],
): ProposedExercise[] {
	const known = new Set(role.dimensions.map(({ id }) => id));
	const candidates = role.exercises.map((exercise) => ({
		exercise,
		dimensionIds: [...new Set(exercise.dimensionIds)].filter((id) => known.has(id)),
	}));
	const ranked = candidates.toSorted(
		(a, b) =>
			Number(b.dimensionIds.length > 0) - Number(a.dimensionIds.length > 0) ||
			minutesOf(a.exercise) - minutesOf(b.exercise),
	);
	const chosen = ranked.slice(0, opts.maxExercises);
	const leftOut = ranked.slice(opts.maxExercises).map(({ exercise }) => nameOf(exercise, role));
	if (chosen.length > 0) {
		explanations.push({
			code: 'exercises_chosen',
			exercises: chosen.map(({ exercise }) => nameOf(exercise, role)),
		});
	}
	if (leftOut.length > 0) {
		explanations.push({ code: 'exercises_left_out', exercises: leftOut, limit: opts.maxExercises });
	}
	for (const { exercise, dimensionIds } of chosen) {
		const name = nameOf(exercise, role);
		if (dimensionIds.length === 0) unmet.push({ code: 'exercise_without_evidence', exercise: name });
		if (minutesOf(exercise) === UNKNOWN_MINUTES)
			unmet.push({ code: 'exercise_minutes_unknown', exercise: name });
	}
	return chosen.map(({ exercise, dimensionIds }) => ({
		id: exercise.id,
		title: exercise.title,
		graders: opts.gradersPerExercise,
		dimensionIds,
	}));
}

const UNKNOWN_MINUTES = Number.MAX_SAFE_INTEGER;

function minutesOf({ minutesMin, minutesMax }: RoleForPlanExercise): number {
	return minutesMax ?? minutesMin ?? UNKNOWN_MINUTES;
}

function nameOf(exercise: RoleForPlanExercise, role: RoleForPlan): string {
	return exercise.title.trim() || `Exercise ${role.exercises.indexOf(exercise) + 1}`;
}

/** What exercises do not show yet, and of that the most important. */
function firstFocus(
	dimensions: readonly RoleForPlanDimension[],
	graded: (id: string) => number,
	opts: PlanOptions,
): RoleForPlanDimension[] {
	return dimensions
		.toSorted((a, b) => graded(a.id) - graded(b.id) || byImportance(a, b))
		.slice(0, Math.min(opts.firstConversationFocus, opts.maxFocus));
}

function firstConversation(focus: readonly RoleForPlanDimension[]): ProposedInterview {
	return {
		id: 'i1',
		title: 'First conversation',
		minutes: FIRST_CONVERSATION_MINUTES,
		interviewers: 1,
		focusDimensionIds: focus.map(({ id }) => id),
		criterionIds: [],
	};
}

function panelInterview(
	seat: Seating,
	index: number,
	dimensions: readonly RoleForPlanDimension[],
): ProposedInterview {
	return {
		id: `i${index + 2}`,
		title: `Panel interview ${index + 1}`,
		minutes: Math.ceil((15 + 10 * seat.focus.length) / 15) * 15,
		interviewers: seat.interviewers,
		focusDimensionIds: dimensions.filter((dimension) => seat.focus.includes(dimension)).map(({ id }) => id),
		criterionIds: [],
	};
}

function assignQuestions(
	role: RoleForPlan,
	interviews: ProposedInterview[],
	explanations: PlanNoteDetail[],
	unmet: PlanNoteDetail[],
) {
	if (role.criteria.length === 0) {
		unmet.push({ code: 'no_criteria' });
		return;
	}
	const { questions, matched, spread } = matchQuestions(role.criteria, role.dimensions, interviews);
	for (const interview of interviews) interview.criterionIds = questions.get(interview.id) ?? [];
	explanations.push({ code: 'questions_matched', matched, spread });
	const silent = interviews.filter(({ criterionIds }) => criterionIds.length === 0).map(({ title }) => title);
	if (silent.length > 0) unmet.push({ code: 'interviews_without_question', interviews: silent });
}

function explain(
	role: RoleForPlan,
	opts: PlanOptions,
	plan: { first: readonly RoleForPlanDimension[]; panel: readonly Seating[]; before: number },
	explanations: PlanNoteDetail[],
	unmet: PlanNoteDetail[],
) {
	const { first, panel, before } = plan;
	const interviews = panel.length;
	const limit = opts.maxPanelInterviews;
	const paired = panel.filter(({ interviewers }) => interviewers > 1).length;
	const raters = before + interviews + paired;
	if (role.dimensions.length === 0) unmet.push({ code: 'no_dimensions' });
	else explanations.push({ code: 'first_conversation', dimensions: first.map(({ name }) => name) });
	if (paired > 0) explanations.push({ code: 'panel_pairs', interviews, paired, limit });
	else explanations.push({ code: 'panel_single', interviews, maxFocus: opts.maxFocus });
	if (interviews > limit) unmet.push({ code: 'panel_long', interviews, limit });
	if (raters < opts.quorum) unmet.push({ code: 'quorum_unreachable', raters, quorum: opts.quorum });
}

function explainCoverage(role: RoleForPlan, stages: ProposedStage[], explanations: PlanNoteDetail[]) {
	if (role.dimensions.length === 0) return;
	const rows = coverage({ dimensions: role.dimensions, stages });
	const more = role.dimensions.filter((_, i) => rows[i]?.verdict === 'triple').map(({ name }) => name);
	explanations.push({ code: 'every_dimension_covered', raters: Math.min(...rows.map((row) => row.raters)) });
	if (more.length > 0) explanations.push({ code: 'more_raters_than_needed', dimensions: more });
}

function withMessage(detail: PlanNoteDetail): PlanNote {
	return { ...detail, message: planMessage(detail) };
}
