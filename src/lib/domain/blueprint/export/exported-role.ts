import type { VersionContent, VersionExercise } from '#lib/domain/role/version-content.ts';

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

/** The names of the dimensions that an exercise gives evidence for. */
export function evidenceNames(exercise: VersionExercise, content: VersionContent): string[] {
	return exercise.dimensions.flatMap((place) => content.dimensions[place]?.name ?? []);
}
