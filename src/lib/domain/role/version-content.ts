import { LEVELS } from '#lib/domain/role/draft.ts';
import type { Level, LevelTexts, RoleContent } from '#lib/domain/role/draft.ts';

export type VersionCriterion = { name: string; question: string };

export type VersionDimension = {
	name: string;
	description: string;
	/** Percent. */
	weight: number;
	critical: boolean;
	/** Null for the floor of the organization's policy. */
	floor: number | null;
	anchors: Partial<Record<Level, string>>;
};

/** What a published exercise says, whatever its dimensions are told by. */
export type ExerciseWords = {
	title: string;
	minutesMin: number | null;
	minutesMax: number | null;
	prompts: string[];
	material: string;
} & GraderNotes;

/** For graders only: no candidate is ever sent either of them. */
export type GraderNotes = { gradingGuide: string; workedExamples: Partial<Record<Level, string>> };

export type VersionExercise = ExerciseWords & {
	/** Places in `dimensions`, rising. */
	dimensions: number[];
};

/** What a role version says, free of the ids that it is stored under. */
export type VersionContent = {
	title: string;
	summary: string;
	criteria: VersionCriterion[];
	dimensions: VersionDimension[];
	exercises: VersionExercise[];
	strongSignals: string[];
	weakSignals: string[];
	redFlags: string[];
	background: { heading: string; text: string }[];
	weightReason: string;
};

/** `content` is what `publish` found publishable: each dimension has a weight, and no exercise points at nothing. */
export function versionContent(content: RoleContent): VersionContent {
	const placeOf = new Map(content.dimensions.map(({ key }, place) => [key, place]));
	return {
		title: content.title.trim(),
		summary: content.summary.trim(),
		criteria: content.criteria.map(({ name, question }) => ({
			name: name.trim(),
			question: question.trim(),
		})),
		dimensions: content.dimensions.map((dimension) => ({
			name: dimension.name.trim(),
			description: dimension.description.trim(),
			weight: dimension.weight ?? 0,
			critical: dimension.critical,
			floor: dimension.floor,
			anchors: filledLevels(dimension.anchors, (text) => text.trim()),
		})),
		exercises: content.exercises.map((exercise) => ({
			title: exercise.title.trim(),
			minutesMin: exercise.minutesMin,
			minutesMax: exercise.minutesMax,
			prompts: filled(exercise.prompts),
			material: exercise.material.trimEnd(),
			gradingGuide: exercise.gradingGuide.trimEnd(),
			workedExamples: filledLevels(exercise.workedExamples, (text) => text.trimEnd()),
			dimensions: exercise.dimensionKeys
				.flatMap((key) => placeOf.get(key) ?? [])
				.filter((place, index, all) => all.indexOf(place) === index)
				.sort((a, b) => a - b),
		})),
		strongSignals: filled(content.strongSignals),
		weakSignals: filled(content.weakSignals),
		redFlags: filled(content.redFlags),
		background: content.background
			.map(({ heading, text }) => ({ heading: heading.trim(), text: text.trim() }))
			.filter(({ heading, text }) => heading !== '' || text !== ''),
		weightReason: content.weightReason.trim(),
	};
}

/** A published version as a draft to go on from. Keys are made anew: `d1`, `d2`, …, `e1`, …. */
export function contentOfVersion(version: VersionContent): RoleContent {
	return {
		...version,
		dimensions: version.dimensions.map((dimension, place) => ({ ...dimension, key: dimensionKey(place) })),
		exercises: version.exercises.map(({ dimensions, ...exercise }, place) => ({
			...exercise,
			key: `e${place + 1}`,
			dimensionKeys: dimensions.map(dimensionKey),
		})),
	};
}

/**
 * What the content hash of a version is made of. A part that exercises got later is left out where it is empty, so that
 * versions of before keep their hashes.
 */
export function hashedContent(version: VersionContent) {
	return {
		...version,
		exercises: version.exercises.map(({ gradingGuide, workedExamples, ...exercise }) => ({
			...exercise,
			...(gradingGuide === '' ? {} : { gradingGuide }),
			...(Object.keys(workedExamples).length === 0 ? {} : { workedExamples }),
		})),
	};
}

function dimensionKey(place: number): string {
	return `d${place + 1}`;
}

function filledLevels(texts: LevelTexts, trim: (text: string) => string): Partial<Record<Level, string>> {
	const kept = LEVELS.map((level) => [level, trim(texts[level] ?? '')] as const);
	return Object.fromEntries(kept.filter(([, text]) => text !== ''));
}

function filled(lines: readonly string[]): string[] {
	return lines.map((line) => line.trim()).filter((line) => line !== '');
}
