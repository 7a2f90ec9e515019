import { FIRST_CONVERSATION_MINUTES, panelMinutes } from '#lib/domain/plan/candidate-time.ts';
import { matchQuestions } from '#lib/domain/plan/match-questions.ts';
import type { Seating } from '#lib/domain/plan/panel-layout.ts';
import { planMessage } from '#lib/domain/plan/plan-messages.ts';
import { DEFAULT_PLAN_OPTIONS } from '#lib/domain/plan/plan-types.ts';
import type {
	PlanNote,
	PlanNoteDetail,
	PlanOptions,
	ProposedInterview,
	ProposedPlan,
	ProposedStage,
	RoleForPlan,
	RoleForPlanDimension,
} from '#lib/domain/plan/plan-types.ts';
import { weighExercises } from '#lib/domain/plan/propose-drafts.ts';
import { notesOf } from '#lib/domain/plan/propose-notes.ts';
import type { Draft } from '#lib/domain/plan/propose-seats.ts';
import { searchPlan } from '#lib/domain/plan/propose-search.ts';

/**
 * A plan from a role: a first conversation, exercises and panel interviews, so that each dimension has two independent
 * raters, no interview more than `maxFocus` focus dimensions, and a candidate gives `budgetMinutes` at most. What
 * cannot be had is named in `unmet`. The same role and options always give the same plan.
 */
export function proposePlan(role: RoleForPlan, options: Partial<PlanOptions> = {}): ProposedPlan {
	const opts = { ...DEFAULT_PLAN_OPTIONS, ...options };
	const exercises = weighExercises(role);
	const search = searchPlan(role, exercises, opts);
	const { best } = search;
	const bare = [
		firstConversation(best.first),
		...best.panel.map((seat, i) => panelInterview(seat, i, role.dimensions)),
	];
	const { questions, matched, spread } = matchQuestions(role.criteria, role.dimensions, bare);
	const interviews = bare.map((interview) => ({
		...interview,
		criterionIds: questions.get(interview.id) ?? [],
	}));
	const stages = stagesOf(interviews, best, opts);
	const notes = notesOf({ role, opts, exercises, search, stages, matched, spread });
	return {
		stages,
		explanations: notes.explanations.map(withMessage),
		unmet: notes.unmet.map(withMessage),
	};
}

function withMessage(detail: PlanNoteDetail): PlanNote {
	return { ...detail, message: planMessage(detail) };
}

function stagesOf(interviews: ProposedInterview[], draft: Draft, opts: PlanOptions): ProposedStage[] {
	const exercises = draft.exercises.map(({ exercise, minutes, dimensionIds }) => ({
		id: exercise.id,
		title: exercise.title,
		minutes,
		graders: opts.gradersPerExercise,
		dimensionIds,
	}));
	const stages: ProposedStage[] = [
		{
			kind: 'first_conversation',
			name: 'First conversation',
			interviews: interviews.slice(0, 1),
			exercises: [],
		},
		{ kind: 'exercise', name: exercises.length > 1 ? 'Exercises' : 'Exercise', interviews: [], exercises },
		{ kind: 'panel', name: 'Panel interviews', interviews: interviews.slice(1), exercises: [] },
	];
	return stages.filter((stage) => stage.interviews.length + stage.exercises.length > 0);
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
		id: `i${String(index + 2)}`,
		title: `Panel interview ${String(index + 1)}`,
		minutes: panelMinutes(seat.focus.length),
		interviewers: seat.interviewers,
		focusDimensionIds: dimensions.filter((dimension) => seat.focus.includes(dimension)).map(({ id }) => id),
		criterionIds: [],
	};
}
