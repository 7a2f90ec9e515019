import { z } from 'zod';

export const sourceFormatSchema = z.enum(['wp-json', 'html', 'text', 'markdown', 'text-index', 'touchstone']);
export type SourceFormat = z.infer<typeof sourceFormatSchema>;

export const blueprintPartSchema = z.enum([
	'summary',
	'criteria',
	'exercises',
	'strong_signals',
	'weak_signals',
	'red_flags',
	'dimensions',
	'final_summary',
]);
export type BlueprintPart = z.infer<typeof blueprintPartSchema>;

export const plainWarningCodeSchema = z.enum([
	'weight_fraction',
	'weight_approximate',
	'weights_missing',
	'empty_table',
	'title_mismatch',
	'title_missing',
	'title_not_first_line',
	'table_flattened',
	'mojibake_repaired',
	'encoding_windows_1252',
	'unsafe_content_removed',
]);

export const warningSchema = z.union([
	z.object({ code: z.literal('weights_sum'), value: z.number() }),
	z.object({ code: z.literal('weight_range'), dimension: z.string() }),
	z.object({ code: z.literal('duplicate_dimension'), dimension: z.string() }),
	z.object({ code: z.literal('exercise_untitled'), index: z.number() }),
	z.object({ code: z.literal('section_missing'), section: blueprintPartSchema }),
	z.object({ code: plainWarningCodeSchema }),
]);
export type Warning = z.infer<typeof warningSchema>;

export const criterionSchema = z.object({ name: z.string(), detail: z.string().nullable().default(null) });
export type BlueprintCriterion = z.infer<typeof criterionSchema>;

/**
 * Durations are whole minutes; "up to N" has no minimum. The optional keys belong to a role: no document but Touchstone's
 * own JSON gives them, and they are printed only where they were given.
 */
export const exerciseSchema = z.object({
	title: z.string().nullable().default(null),
	duration_min: z.number().nonnegative().nullable().default(null),
	duration_max: z.number().nonnegative().nullable().default(null),
	prompts: z.array(z.string()).default([]),
	material: z.string().nullable().optional(),
	/** Names of dimensions. */
	evidence_for: z.array(z.string()).optional(),
	/** For graders, as the worked examples by level are; no candidate reads either. */
	grading_guide: z.string().nullable().optional(),
	worked_examples: z.record(z.string(), z.string()).optional(),
});
export type BlueprintExercise = z.infer<typeof exerciseSchema>;

/** Weights are percent. Anchor keys are a level's digit, or its word in lower case. The optional keys are as in an exercise. */
export const dimensionSchema = z.object({
	name: z.string(),
	weight: z.number().nonnegative().nullable().default(null),
	weight_min: z.number().nonnegative().nullable().default(null),
	weight_max: z.number().nonnegative().nullable().default(null),
	description: z.string().nullable().default(null),
	anchors: z.record(z.string(), z.string()).default({}),
	critical: z.boolean().nullable().optional(),
	floor: z.number().nullable().optional(),
});
export type BlueprintDimension = z.infer<typeof dimensionSchema>;

export const scaleSchema = z.object({ min: z.number(), max: z.number() });
export type BlueprintScale = z.infer<typeof scaleSchema>;

export const summaryRowSchema = z.object({ category: z.string(), summary: z.string().default('') });
export type BlueprintSummaryRow = z.infer<typeof summaryRowSchema>;

export const backgroundSectionSchema = z.object({ heading: z.string(), text: z.string().default('') });
const textSchema = z.string().nullable().default(null);

/** Keys in the order in which they are printed. A missing key takes its empty value, an unknown one is dropped. */
export const blueprintSchema = z.object({
	kind: z.literal('blueprint'),
	source_format: sourceFormatSchema.default('touchstone'),
	title: textSchema,
	post_title: textSchema,
	source_url: textSchema,
	summary: textSchema,
	criteria: z.array(criterionSchema).default([]),
	exercises: z.array(exerciseSchema).default([]),
	strong_signals: z.array(z.string()).default([]),
	weak_signals: z.array(z.string()).default([]),
	red_flags: z.array(z.string()).default([]),
	scorecard_intro: textSchema,
	scale: scaleSchema.nullable().default(null),
	dimensions: z.array(dimensionSchema).default([]),
	/** As the optional keys of an exercise. */
	weight_reason: z.string().nullable().optional(),
	final_summary: z.array(summaryRowSchema).default([]),
	background: z.array(backgroundSectionSchema).default([]),
	warnings: z.array(warningSchema).default([]),
});
export type Blueprint = z.infer<typeof blueprintSchema>;

export const skippedPostSchema = z.object({ index: z.number(), post_title: textSchema });

export const blueprintListSchema = z.object({
	kind: z.literal('blueprint-list'),
	source_format: sourceFormatSchema.default('touchstone'),
	count: z.number().default(0),
	blueprints: z.array(blueprintSchema).default([]),
	skipped: z.array(skippedPostSchema).default([]),
	warnings: z.array(warningSchema).default([]),
});
export type BlueprintList = z.infer<typeof blueprintListSchema>;

export const indexedRoleSchema = z.object({
	title: z.string(),
	post_title: z.string().default(''),
	summary: z.string().default(''),
	summary_raw: z.string().default(''),
});
export type IndexedRole = z.infer<typeof indexedRoleSchema>;

export const roleIndexSchema = z.object({
	kind: z.literal('role-index'),
	source_format: sourceFormatSchema.default('touchstone'),
	count: z.number().default(0),
	roles: z.array(indexedRoleSchema).default([]),
	warnings: z.array(warningSchema).default([]),
});
export type RoleIndex = z.infer<typeof roleIndexSchema>;

export type BlueprintDocument = Blueprint | BlueprintList | RoleIndex;
