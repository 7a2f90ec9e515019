import { LEVELS, type Level } from '#lib/domain/role/draft.ts';
import type { GraderNotes, VersionContent, VersionExercise } from '#lib/domain/role/version-content.ts';

/** A published version of a role on its way out. */
export type ExportedRole = {
	/** Of the version, from 1. */
	number: number;
	content: VersionContent;
	/** Whether weights, their reason, critical dimensions and floors go along. */
	withWeights: boolean;
};

/** In percent, with three decimals at most, as a reader of the file can take it back. */
export function weightText(weight: number): string {
	return `${Math.round(weight * 1000) / 1000}%`;
}

/** How long an exercise takes, or an empty text where nobody has said. */
export function durationText({ minutesMin: min, minutesMax: max }: VersionExercise): string {
	if (min === null && max === null) return '';
	if (min === null) return `up to ${max} minutes`;
	if (max === null) return `at least ${min} minutes`;
	return min === max ? `${max} minutes` : `${min}–${max} minutes`;
}

/** An exercise that was published without a title is told by its place, from 1. */
export function exerciseName(exercise: VersionExercise, place: number): string {
	return exercise.title === '' ? `Exercise ${place}` : exercise.title;
}

/** Worked examples from the highest level to the lowest. */
export function examplesOf({ workedExamples }: GraderNotes): { level: Level; text: string }[] {
	return LEVELS.flatMap((level) => {
		const text = workedExamples[level];
		return text === undefined ? [] : [{ level, text }];
	});
}

/** An exercise as a page or a sheet of paper shows it. */
export type PrintedExercise = {
	name: string;
	duration: string;
	evidenceFor: string[];
	prompts: string[];
	material: string;
	gradingGuide: string;
	workedExamples: { level: Level; text: string }[];
};

export function printedExercises(content: VersionContent): PrintedExercise[] {
	return content.exercises.map((exercise, index) => ({
		name: exerciseName(exercise, index + 1),
		duration: durationText(exercise),
		evidenceFor: evidenceNames(exercise, content),
		prompts: exercise.prompts,
		material: exercise.material,
		gradingGuide: exercise.gradingGuide,
		workedExamples: examplesOf(exercise),
	}));
}

/** Whether there is anything of an exercise that a grader reads and a candidate does not. */
export function hasGraderPart({ evidenceFor, gradingGuide, workedExamples }: PrintedExercise): boolean {
	return evidenceFor.length > 0 || gradingGuide !== '' || workedExamples.length > 0;
}

/** The names of the dimensions that an exercise gives evidence for. */
export function evidenceNames(exercise: VersionExercise, content: VersionContent): string[] {
	return exercise.dimensions.flatMap((place) => content.dimensions[place]?.name ?? []);
}
