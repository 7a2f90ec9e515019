export type RoleForPlan = {
	dimensions: readonly RoleForPlanDimension[];
	criteria: readonly { id: string; name: string; question: string }[];
	exercises: readonly RoleForPlanExercise[];
};

/** `weight` in percent. */
export type RoleForPlanDimension = {
	id: string;
	name: string;
	weight: number;
	critical: boolean;
	/** What it is about, in more words than its name has: questions find it by them. */
	description?: string;
	anchors?: Partial<Record<string, string>>;
};

export type RoleForPlanExercise = {
	id: string;
	title: string;
	minutesMin: number | null;
	minutesMax: number | null;
	dimensionIds: readonly string[];
};

export type PlanOptions = {
	/** What the plan may ask of one candidate in all, interviews and exercises together. */
	budgetMinutes: number;
	maxExercises: number;
	gradersPerExercise: number;
	/** Focus dimensions of one interview. */
	maxFocus: number;
	firstConversationFocus: number;
	/** Panel interviews; before there are more, interviewers sit in pairs. */
	maxPanelInterviews: number;
	/** Raters that a recommendation needs in all. */
	quorum: number;
	/** Raters that a recommendation needs of each critical dimension. */
	criticalRaters: number;
};

export const DEFAULT_PLAN_OPTIONS: PlanOptions = {
	budgetMinutes: 360,
	maxExercises: 2,
	gradersPerExercise: 1,
	maxFocus: 4,
	firstConversationFocus: 3,
	maxPanelInterviews: 4,
	quorum: 3,
	criticalRaters: 2,
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

/** `minutes` is what it counts for: the most it may take, or an assumption where the role does not say. */
export type ProposedExercise = {
	id: string;
	title: string;
	minutes: number;
	graders: number;
	dimensionIds: string[];
};

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
	/** What the role, the policy or the budget asks for and the plan does not give. */
	unmet: PlanNote[];
};

/** Names, never ids, for the reader. Times in minutes of the candidate's. */
export type PlanNoteDetail =
	| { code: 'time_used'; interviews: number; exercises: number; budget: number }
	| { code: 'first_conversation'; dimensions: string[] }
	| { code: 'first_conversation_for_less'; dimensions: string[] }
	| { code: 'exercise_chosen'; exercise: string; minutes: number; dimensions: string[] }
	| { code: 'exercises_left_out'; exercises: string[]; limit: number }
	| { code: 'exercise_crowds_out'; exercise: string; minutes: number }
	| { code: 'panel_single'; interviews: number; maxFocus: number }
	| { code: 'panel_pairs_for_limit'; interviews: number; paired: number; limit: number }
	| { code: 'panel_pairs_for_budget'; interviews: number; paired: number; minutes: number; budget: number }
	| { code: 'panel_pairs_for_raters'; interviews: number; paired: number }
	| { code: 'panel_pairs_for_quorum'; interviews: number; paired: number; quorum: number }
	| { code: 'panel_minutes'; around: number; each: number }
	| { code: 'every_dimension_covered'; raters: number }
	| { code: 'more_raters_than_needed'; dimensions: string[] }
	| { code: 'questions_matched'; matched: number; spread: number }
	| { code: 'no_dimensions' }
	| { code: 'no_criteria' }
	| { code: 'budget_too_small'; budget: number; needed: number }
	| { code: 'dimensions_unrated'; dimensions: string[] }
	| { code: 'dimensions_rated_once'; dimensions: string[] }
	| { code: 'exercise_over_budget'; exercise: string; minutes: number; needed: number }
	| { code: 'exercise_without_evidence'; exercise: string }
	| { code: 'exercise_minutes_unknown'; exercise: string; assumed: number }
	| { code: 'panel_long'; interviews: number; limit: number }
	| { code: 'quorum_unreachable'; raters: number; quorum: number }
	| { code: 'quorum_over_budget'; raters: number; quorum: number; needed: number }
	| { code: 'critical_raters'; dimensions: string[]; needed: number }
	| { code: 'interviews_without_question'; interviews: string[] };

export type PlanNote = PlanNoteDetail & { message: string };
