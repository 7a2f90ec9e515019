import type { Outcome, ReasonCode } from '#lib/domain/decision/outcome.ts';
import type { OverallWord } from '#lib/domain/scorecard/content.ts';
import type { Level } from '#lib/domain/scorecard/level.ts';
import type { NotAssessedReason } from '#lib/domain/scorecard/not-assessed.ts';

export type SampleCriterion = { name: string; question: string };

export type SampleDimension = {
	key: string;
	name: string;
	description: string;
	/** Percent; a role's sum to 100. */
	weight: number;
	critical?: boolean;
	floor?: number;
	anchors: Record<Level, string>;
};

export type SampleExercise = {
	key: string;
	title: string;
	minutesMin: number;
	minutesMax: number;
	/** The prompts. A candidate's answers stand in the same order, one for each. */
	instructions: readonly string[];
	/** Plain text to work on; line breaks and columns matter. */
	material: string;
	/** For graders: where things stand in the material, and what is as good. */
	gradingGuide: string;
	workedExamples: { readonly 5: string; readonly 2: string };
	dimensionKeys: readonly string[];
};

export type SampleRole = {
	key: string;
	title: string;
	summary: string;
	criteria: readonly SampleCriterion[];
	dimensions: readonly SampleDimension[];
	/** Present exactly where the weights are not equal. */
	weightReason?: string;
	exercises: readonly SampleExercise[];
	strongSignals: readonly string[];
	weakSignals: readonly string[];
	redFlags: readonly string[];
	background: readonly { heading: string; text: string }[];
};

export type SampleMemberKey = 'ines' | 'adaeze' | 'piotr' | 'leilani' | 'devika' | 'samuel';

/** `viewer` is the admin who fills the organization with the sample. */
export type SampleRaterKey = SampleMemberKey | 'viewer';

export type SampleMember = {
	key: SampleMemberKey;
	name: string;
	email: string;
	access: 'recruiter' | 'member';
	jobAccess: 'hiring_manager' | 'recruiter' | 'interviewer' | 'observer';
	/** IANA name. */
	timeZone: string;
};

export type SampleInterview = {
	key: string;
	title: string;
	minutes: number;
	guidance: string;
	/** Keys of the role's dimensions, at most four. */
	focus: readonly string[];
	questions: readonly string[];
};

export type SampleStage = {
	key: string;
	title: string;
	interviews: readonly SampleInterview[];
	/** Keys of the role's exercises. */
	exercises: readonly string[];
};

export type SampleJob = {
	key: string;
	title: string;
	roleKey: string;
	stages: readonly SampleStage[];
};

export type SampleScheduledInterview = {
	/** Key of an interview of the job. */
	interview: string;
	/** Days from the day of loading; negative is past, 0 is that day. */
	startsInDays: number;
	/** Full hour, 0 to 23, in the organization's time zone. */
	hour: number;
	panel: readonly SampleRaterKey[];
};

export type SampleExerciseAssignment = {
	/** Key of an exercise of the role. */
	exercise: string;
	sentDaysAgo: number;
	graders: readonly SampleRaterKey[];
} & (
	| { state: 'sent'; daysAgo: number }
	/** An answer not begun is an empty string. */
	| { state: 'started'; daysAgo: number; answers: readonly string[] }
	/** `daysAgo` is when it was handed in; the graders' scorecards say when it was graded. */
	| { state: 'submitted' | 'graded'; daysAgo: number; answers: readonly string[] }
);

export type SampleRating = ({ level: Level } | { notAssessed: NotAssessedReason }) & { note: string };

export type SampleRedFlag = {
	/** One of the role's red flags. */
	text: string;
	evidence: string;
} & (
	| { state: 'open' }
	/** Settled by another person than the scorecard's author. */
	| { state: 'confirmed' | 'dismissed'; resolution: string; by: SampleMemberKey; daysAgo: number }
);

/**
 * Only scorecards with something in them are listed: every other place on a panel, and every other grader,
 * has an empty draft.
 */
export type SampleScorecard = {
	/** Key of a scheduled interview's interview, or `exercise`. */
	interview: string;
	by: SampleMemberKey;
	ratings: Readonly<Record<string, SampleRating>>;
	/** Texts of the role's strong and weak signals. */
	observedSignals?: readonly string[];
	redFlag?: SampleRedFlag;
	noteForNext?: string;
} & (
	| { submittedDaysAgo: number; overall: OverallWord; keyTakeaways: string }
	| { submittedDaysAgo: 'draft'; overall?: OverallWord; keyTakeaways?: string }
);

export type SampleDecision = {
	outcome: Outcome;
	by: SampleMemberKey;
	reasonCodes: readonly ReasonCode[];
	reason: string;
	/** Present exactly where the decision differs from the recommendation. */
	departureReason?: string;
	daysAgo: number;
};

export type SampleApplication = {
	key: string;
	name: string;
	email: string;
	/** Key of the job's stage that the application stands in. */
	stage: string;
	addedDaysAgo: number;
	scheduled: readonly SampleScheduledInterview[];
	exercise?: SampleExerciseAssignment;
	scorecards: readonly SampleScorecard[];
	/** Opened by the hiring manager. */
	debriefOpenedDaysAgo?: number;
	decision?: SampleDecision;
};
