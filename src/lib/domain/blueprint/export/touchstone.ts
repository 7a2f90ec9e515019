import { blueprintSchema, dimensionSchema, exerciseSchema } from '#lib/domain/blueprint/blueprint.ts';
import { documentParts } from '#lib/domain/blueprint/export/document-parts.ts';
import { evidenceNames, type ExportedRole } from '#lib/domain/blueprint/export/exported-role.ts';
import { raiseValueWarnings } from '#lib/domain/blueprint/value-warnings.ts';
import { collectWarnings } from '#lib/domain/blueprint/warnings.ts';
import type { VersionDimension } from '#lib/domain/role/version-content.ts';
import { z } from 'zod';

/** Goes up when a key changes its meaning or goes; a new key alone does not change it. */
export const SCHEMA_VERSION = 1;

/** A blueprint with all of the keys that only a role has. */
export const exportedBlueprintSchema = blueprintSchema.extend({
	schema_version: z.literal(SCHEMA_VERSION).default(SCHEMA_VERSION),
	role_version: z.number().int().positive().nullable().default(null),
	weight_reason: z.string().nullable().default(null),
	exercises: z
		.array(
			exerciseSchema.extend({
				material: z.string().nullable().default(null),
				evidence_for: z.array(z.string()).default([]),
				grading_guide: z.string().nullable().default(null),
				worked_examples: z.record(z.string(), z.string()).default({}),
			}),
		)
		.default([]),
	dimensions: z
		.array(
			dimensionSchema.extend({
				critical: z.boolean().nullable().default(null),
				floor: z.number().min(1).max(5).nullable().default(null),
			}),
		)
		.default([]),
});
export type ExportedBlueprint = z.infer<typeof exportedBlueprintSchema>;

function weightOf({ weight }: VersionDimension, withWeights: boolean) {
	return withWeights
		? { weight, weight_min: weight, weight_max: weight }
		: { weight: null, weight_min: null, weight_max: null };
}

function dimensionOf(
	dimension: VersionDimension,
	withWeights: boolean,
): ExportedBlueprint['dimensions'][number] {
	return {
		name: dimension.name,
		...weightOf(dimension, withWeights),
		description: orNull(dimension.description),
		anchors: { ...dimension.anchors },
		critical: withWeights ? dimension.critical : null,
		floor: withWeights ? dimension.floor : null,
	};
}

function orNull(text: string): string | null {
	return text === '' ? null : text;
}

/** A role version as Touchstone's own JSON. Warnings are those that reading it raises. */
export function touchstoneExport({ number, content, withWeights }: ExportedRole): ExportedBlueprint {
	const { scorecardIntro, finalSummary, background } = documentParts(content);
	const blueprint: Omit<ExportedBlueprint, 'warnings'> = {
		kind: 'blueprint',
		schema_version: SCHEMA_VERSION,
		source_format: 'touchstone',
		role_version: number,
		title: content.title,
		post_title: documentTitle(content.title),
		source_url: null,
		summary: orNull(content.summary),
		criteria: content.criteria.map(({ name, question }) => ({ name, detail: orNull(question) })),
		exercises: content.exercises.map((exercise) => ({
			title: orNull(exercise.title),
			duration_min: exercise.minutesMin,
			duration_max: exercise.minutesMax,
			prompts: exercise.prompts,
			material: orNull(exercise.material),
			evidence_for: evidenceNames(exercise, content),
			grading_guide: orNull(exercise.gradingGuide),
			worked_examples: { ...exercise.workedExamples },
		})),
		strong_signals: content.strongSignals,
		weak_signals: content.weakSignals,
		red_flags: content.redFlags,
		scorecard_intro: scorecardIntro,
		scale: { min: 1, max: 5 },
		dimensions: content.dimensions.map((dimension) => dimensionOf(dimension, withWeights)),
		weight_reason: withWeights ? orNull(content.weightReason) : null,
		final_summary: finalSummary,
		background,
	};
	const { raise, list } = collectWarnings();
	raiseValueWarnings({ ...blueprint, warnings: [] }, raise, []);
	return { ...blueprint, warnings: list() };
}

/** The title of the document, from which a reader takes the title of the role. */
export function documentTitle(roleTitle: string): string {
	return `${roleTitle}: Role Blueprint`;
}

/** What a file must hold to be read; keys that have an empty value of their own may be left out. */
export function exportedBlueprintJsonSchema() {
	return {
		...z.toJSONSchema(exportedBlueprintSchema, { io: 'input' }),
		title: 'Touchstone blueprint',
		description: `A role as Touchstone writes and reads it, schema version ${SCHEMA_VERSION}. Unknown keys are ignored.`,
	};
}
