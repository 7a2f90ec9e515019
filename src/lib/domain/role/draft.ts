import { z } from 'zod';

/** Levels of every rating, from highest to lowest as scorecards show them. */
export const LEVELS = ['5', '4', '3', '2', '1'] as const;
export type Level = (typeof LEVELS)[number];

/** Levels whose anchor a published dimension should have; 4 and 2 are optional. */
export const ANCHORED_LEVELS = ['5', '3', '1'] as const satisfies readonly Level[];

const key = z.string().min(1).max(40);
const line = z.string().max(500);
const text = z.string().max(20_000);
const lines = z.array(z.string().max(4_000)).max(200);
const minutes = z.number().int().min(1).max(10_000).nullable();

/** One text for each level that is described. */
const levelTexts = z.object({
	5: text.optional(),
	4: text.optional(),
	3: text.optional(),
	2: text.optional(),
	1: text.optional(),
});

export const RoleCriterion = z.object({ name: line, question: text });

export const RoleDimension = z.object({
	/** Stays the same while the draft is edited; exercises point at it. */
	key,
	name: line,
	description: text,
	/** Percent; null in all dimensions means equal weights. */
	weight: z.number().nullable(),
	critical: z.boolean(),
	/** Score below which a critical dimension holds the recommendation; null means the one of the policy. */
	floor: z.number().min(1).max(5).nullable(),
	anchors: levelTexts,
});

export const RoleExercise = z.object({
	key,
	title: line,
	minutesMin: minutes,
	minutesMax: minutes,
	/** What the candidate is asked, one after the other. */
	prompts: lines,
	/** What the candidate is given to work with. */
	material: z.string().max(200_000),
	/** For graders only: where the fault is, what a good answer does. Drafts of before had none. */
	gradingGuide: text.default(''),
	/** For graders only: what an answer at a level looks like. */
	workedExamples: levelTexts.default({}),
	/** Keys of the dimensions that it gives evidence for. */
	dimensionKeys: z.array(key).max(60),
});

/** What can be edited of a role before it is published. It may be incomplete: `publishProblems` says what is missing. */
export const RoleContent = z
	.object({
		title: line,
		summary: text,
		criteria: z.array(RoleCriterion).max(100),
		dimensions: z.array(RoleDimension).max(60),
		exercises: z.array(RoleExercise).max(40),
		strongSignals: lines,
		weakSignals: lines,
		redFlags: lines,
		background: z.array(z.object({ heading: line, text: z.string().max(200_000) })).max(200),
		/** Why the weights are not equal. */
		weightReason: z.string().max(4_000),
	})
	.refine((content) => isDistinct(content.dimensions), {
		path: ['dimensions'],
		message: 'Two dimensions have the same key.',
	})
	.refine((content) => isDistinct(content.exercises), {
		path: ['exercises'],
		message: 'Two exercises have the same key.',
	});

export type LevelTexts = z.infer<typeof levelTexts>;
export type RoleContent = z.infer<typeof RoleContent>;
export type RoleDimension = z.infer<typeof RoleDimension>;
export type RoleExercise = z.infer<typeof RoleExercise>;
export type RoleCriterion = z.infer<typeof RoleCriterion>;

/** A role that somebody starts from nothing. */
export function emptyRoleContent(title: string): RoleContent {
	return {
		title,
		summary: '',
		criteria: [],
		dimensions: [],
		exercises: [],
		strongSignals: [],
		weakSignals: [],
		redFlags: [],
		background: [],
		weightReason: '',
	};
}

function isDistinct(keyed: readonly { key: string }[]): boolean {
	return new Set(keyed.map(({ key }) => key)).size === keyed.length;
}
