import { z } from 'zod';
import { LEVELS } from '#lib/domain/role/draft.ts';
import type { Level, LevelTexts, RoleContent } from '#lib/domain/role/draft.ts';

const typed = z.string().default('');
const ticked = z
	.string()
	.optional()
	.transform((value) => value !== undefined);
const rows = <Row extends z.ZodType>(row: Row) => z.array(row).max(500).default([]);

/** The draft editor's controls by name, as they were typed: numbers are still text, and lists of lines one text. */
export const RoleFields = z.object({
	title: typed,
	summary: typed,
	criteria: rows(z.object({ name: typed, question: typed })),
	dimensions: rows(
		z.object({
			key: typed,
			name: typed,
			description: typed,
			weight: typed,
			critical: ticked,
			floor: typed,
			anchor5: typed,
			anchor4: typed,
			anchor3: typed,
			anchor2: typed,
			anchor1: typed,
		}),
	),
	weightReason: typed,
	exercises: rows(
		z.object({
			key: typed,
			title: typed,
			minutesMin: typed,
			minutesMax: typed,
			prompts: rows(z.string()),
			material: typed,
			gradingGuide: typed,
			example5: typed,
			example4: typed,
			example3: typed,
			example2: typed,
			example1: typed,
			dimensionKeys: rows(z.string()),
		}),
	),
	strongSignals: typed,
	weakSignals: typed,
	redFlags: typed,
	background: rows(z.object({ heading: typed, text: typed })),
});

export type RoleFields = z.infer<typeof RoleFields>;
export type DimensionFields = RoleFields['dimensions'][number];
export type ExerciseFields = RoleFields['exercises'][number];

export const ANCHOR_FIELDS = {
	5: 'anchor5',
	4: 'anchor4',
	3: 'anchor3',
	2: 'anchor2',
	1: 'anchor1',
} as const satisfies Record<Level, keyof DimensionFields>;

export const EXAMPLE_FIELDS = {
	5: 'example5',
	4: 'example4',
	3: 'example3',
	2: 'example2',
	1: 'example1',
} as const satisfies Record<Level, keyof ExerciseFields>;

export function fieldsOfRole(content: RoleContent): RoleFields {
	return {
		title: content.title,
		summary: content.summary,
		criteria: content.criteria.map(({ name, question }) => ({ name, question })),
		dimensions: content.dimensions.map((dimension) => ({
			key: dimension.key,
			name: dimension.name,
			description: dimension.description,
			weight: numberText(dimension.weight),
			critical: dimension.critical,
			floor: numberText(dimension.floor),
			...anchorTexts(dimension.anchors),
		})),
		weightReason: content.weightReason,
		exercises: content.exercises.map((exercise) => ({
			key: exercise.key,
			title: exercise.title,
			minutesMin: numberText(exercise.minutesMin),
			minutesMax: numberText(exercise.minutesMax),
			prompts: [...exercise.prompts],
			material: exercise.material,
			gradingGuide: exercise.gradingGuide,
			...exampleTexts(exercise.workedExamples),
			dimensionKeys: [...exercise.dimensionKeys],
		})),
		strongSignals: content.strongSignals.join('\n'),
		weakSignals: content.weakSignals.join('\n'),
		redFlags: content.redFlags.join('\n'),
		background: content.background.map(({ heading, text }) => ({ heading, text })),
	};
}

type AnchorTexts = Record<(typeof ANCHOR_FIELDS)[Level], string>;

function anchorTexts(anchors: LevelTexts): AnchorTexts {
	const text = (level: Level) => anchors[level] ?? '';
	return {
		anchor5: text('5'),
		anchor4: text('4'),
		anchor3: text('3'),
		anchor2: text('2'),
		anchor1: text('1'),
	};
}

type ExampleTexts = Record<(typeof EXAMPLE_FIELDS)[Level], string>;

function exampleTexts(examples: LevelTexts): ExampleTexts {
	const text = (level: Level) => examples[level] ?? '';
	return {
		example5: text('5'),
		example4: text('4'),
		example3: text('3'),
		example2: text('2'),
		example1: text('1'),
	};
}

/** The anchors that say something, by level. */
export function anchorsOfFields(dimension: AnchorTexts): Partial<Record<Level, string>> {
	return filledLevels((level) => dimension[ANCHOR_FIELDS[level]]);
}

/** The worked examples that say something, by level. */
export function examplesOfFields(exercise: ExampleTexts): Partial<Record<Level, string>> {
	return filledLevels((level) => exercise[EXAMPLE_FIELDS[level]]);
}

function filledLevels(textOf: (level: Level) => string): Partial<Record<Level, string>> {
	const found = LEVELS.map((level) => [level, textOf(level)] as const);
	return Object.fromEntries(found.filter(([, text]) => text.trim() !== ''));
}

/** Hundredths are enough to type; more digits come from computed weights. */
export function numberText(value: number | null): string {
	return value === null ? '' : String(Math.round(value * 100) / 100);
}
