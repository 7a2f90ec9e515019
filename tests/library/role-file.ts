import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/*
 * What a role of the library must hold, stricter than what the importer accepts: every part filled, and in the
 * amounts in which a person can use it.
 */

const text = z
	.string()
	.refine((value) => value.trim() === value && value !== '', 'is empty, or has space around it');
const line = text.refine((value) => !/[\n\r\t]/.test(value), 'holds a line break or a tab');
const level = z.enum(['5', '4', '3', '2', '1']);

const Exercise = z.strictObject({
	title: line,
	duration_min: z.number().int().min(5),
	duration_max: z.number().int().max(120),
	prompts: z.array(line).min(2).max(5),
	material: text,
	evidence_for: z.array(line).min(2).max(4),
	grading_guide: text,
	worked_examples: z.strictObject({ 5: text, 2: text }),
});

const Dimension = z.strictObject({
	name: line,
	weight: z.number().positive(),
	weight_min: z.number(),
	weight_max: z.number(),
	description: line,
	anchors: z.record(level, line),
	critical: z.boolean(),
	floor: z.number().min(1).max(5).nullable(),
});

export const RoleFile = z.strictObject({
	kind: z.literal('blueprint'),
	schema_version: z.literal(1),
	source_format: z.literal('touchstone'),
	library: z.strictObject({
		slug: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
		family: z.string(),
		level: z.enum(['associate', 'mid', 'senior', 'lead']),
		version: z.number().int().positive(),
	}),
	title: line,
	post_title: line,
	summary: line,
	criteria: z
		.array(z.strictObject({ name: line, detail: line }))
		.min(6)
		.max(8),
	exercises: z.array(Exercise).min(3).max(4),
	strong_signals: z.array(line).min(5).max(7),
	weak_signals: z.array(line).min(5).max(7),
	red_flags: z.array(line).min(4).max(6),
	scale: z.strictObject({ min: z.literal(1), max: z.literal(5) }),
	dimensions: z.array(Dimension).min(6).max(8),
	weight_reason: line,
});
export type RoleFile = z.infer<typeof RoleFile>;

const DIRECTORY = join(import.meta.dirname, '../../src/lib/domain/library/roles');

/** Each file as it stands, by its name without the ending. */
export function roleFiles(): Map<string, unknown> {
	const names = readdirSync(DIRECTORY).filter((name) => name.endsWith('.json'));
	return new Map(
		names.map((name) => [
			name.slice(0, -'.json'.length),
			JSON.parse(readFileSync(join(DIRECTORY, name), 'utf8')) as unknown,
		]),
	);
}

export type PlacedText = {
	place: string;
	text: string;
	/** Said about a candidate or to one, not within the story of an exercise. */
	isAboutCandidate: boolean;
};

/** Every text of a role with the place where it stands. */
export function textsOf(role: RoleFile): PlacedText[] {
	const about = (place: string, said: string) => ({ place, text: said, isAboutCandidate: true });
	const within = (place: string, said: string) => ({ place, text: said, isAboutCandidate: false });
	return [
		about('title', role.title),
		about('summary', role.summary),
		...role.criteria.flatMap(({ name, detail }, i) => [
			about(`criteria.${i}.name`, name),
			about(`criteria.${i}.detail`, detail),
		]),
		...role.exercises.flatMap((exercise, i) => [
			about(`exercises.${i}.title`, exercise.title),
			...exercise.prompts.map((prompt, n) => about(`exercises.${i}.prompts.${n}`, prompt)),
			within(`exercises.${i}.material`, exercise.material),
			within(`exercises.${i}.grading_guide`, exercise.grading_guide),
			within(`exercises.${i}.worked_examples.5`, exercise.worked_examples[5]),
			within(`exercises.${i}.worked_examples.2`, exercise.worked_examples[2]),
		]),
		...(['strong_signals', 'weak_signals', 'red_flags'] as const).flatMap((list) =>
			role[list].map((said, i) => about(`${list}.${i}`, said)),
		),
		...role.dimensions.flatMap((dimension, i) => [
			about(`dimensions.${i}.name`, dimension.name),
			about(`dimensions.${i}.description`, dimension.description),
			...Object.entries(dimension.anchors).map(([at, said]) => about(`dimensions.${i}.anchors.${at}`, said)),
		]),
		about('weight_reason', role.weight_reason),
	];
}
