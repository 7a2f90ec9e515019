import { z } from 'zod';
import { LEVELS } from '#lib/domain/role/draft.ts';
import type { Level, RoleContent } from '#lib/domain/role/draft.ts';

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
			dimensionKeys: [...exercise.dimensionKeys],
		})),
		strongSignals: content.strongSignals.join('\n'),
		weakSignals: content.weakSignals.join('\n'),
		redFlags: content.redFlags.join('\n'),
		background: content.background.map(({ heading, text }) => ({ heading, text })),
	};
}

type AnchorTexts = Record<(typeof ANCHOR_FIELDS)[Level], string>;

function anchorTexts(anchors: RoleContent['dimensions'][number]['anchors']): AnchorTexts {
	const text = (level: Level) => anchors[level] ?? '';
	return {
		anchor5: text('5'),
		anchor4: text('4'),
		anchor3: text('3'),
		anchor2: text('2'),
		anchor1: text('1'),
	};
}

/** The anchors that say something, by level. */
export function anchorsOfFields(dimension: AnchorTexts): Partial<Record<Level, string>> {
	const found = LEVELS.map((level) => [level, dimension[ANCHOR_FIELDS[level]]] as const);
	return Object.fromEntries(found.filter(([, text]) => text.trim() !== ''));
}

/** Hundredths are enough to type; more digits come from computed weights. */
export function numberText(value: number | null): string {
	return value === null ? '' : String(Math.round(value * 100) / 100);
}
