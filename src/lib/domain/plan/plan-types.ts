export type RoleForPlan = {
	dimensions: readonly RoleForPlanDimension[];
	criteria: readonly { id: string; name: string; question: string }[];
	exercises: readonly RoleForPlanExercise[];
};

/** `weight` in percent. */
export type RoleForPlanDimension = { id: string; name: string; weight: number; critical: boolean };

export type RoleForPlanExercise = {
	id: string;
	title: string;
	minutesMin: number | null;
	minutesMax: number | null;
	dimensionIds: readonly string[];
};

export type PlanOptions = {
	maxExercises: number;
	gradersPerExercise: number;
	/** Focus dimensions of one interview. */
	maxFocus: number;
	firstConversationFocus: number;
	/** Panel interviews with one interviewer each; with more, interviewers sit in pairs. */
	maxPanelInterviews: number;
	/** Raters that a recommendation needs in all. */
	quorum: number;
};

export const DEFAULT_PLAN_OPTIONS: PlanOptions = {
	maxExercises: 2,
	gradersPerExercise: 1,
	maxFocus: 4,
	firstConversationFocus: 3,
	maxPanelInterviews: 4,
	quorum: 3,
};

export type ProposedInterview = {
	/** Unique in the proposal only: `i1`, `i2`. */
	id: string;
	title: string;
	minutes: number;
	/** Places on its panel. */
	interviewers: number;
	focusDimensionIds: string[];
	criterionIds: string[];
};

export type ProposedExercise = { id: string; title: string; graders: number; dimensionIds: string[] };

export type ProposedStage = {
	kind: 'first_conversation' | 'exercise' | 'panel';
	name: string;
	interviews: ProposedInterview[];
	exercises: ProposedExercise[];
};

export type ProposedPlan = {
	stages: ProposedStage[];
	/** Why it is as it is. */
	explanations: PlanNote[];
	/** What the role asks for and the plan does not give. */
	unmet: PlanNote[];
};

/** Names, never ids, for the reader. */
export type PlanNoteDetail =
	| { code: 'first_conversation'; dimensions: string[] }
	| { code: 'exercises_chosen'; exercises: string[] }
	| { code: 'exercises_left_out'; exercises: string[]; limit: number }
	| { code: 'panel_single'; interviews: number; maxFocus: number }
	| { code: 'panel_pairs'; interviews: number; paired: number; limit: number }
	| { code: 'every_dimension_covered'; raters: number }
	| { code: 'questions_matched'; matched: number; spread: number }
	| { code: 'no_dimensions' }
	| { code: 'no_criteria' }
	| { code: 'exercise_without_evidence'; exercise: string }
	| { code: 'exercise_minutes_unknown'; exercise: string }
	| { code: 'panel_long'; interviews: number; limit: number }
	| { code: 'more_raters_than_needed'; dimensions: string[] }
	| { code: 'quorum_unreachable'; raters: number; quorum: number }
	| { code: 'interviews_without_question'; interviews: string[] };

export type PlanNote = PlanNoteDetail & { message: string };
