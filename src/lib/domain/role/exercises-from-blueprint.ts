import type { BlueprintExercise } from '#lib/domain/blueprint/blueprint.ts';
import { LEVELS } from '#lib/domain/role/draft.ts';
import type { LevelTexts, RoleDimension, RoleExercise } from '#lib/domain/role/draft.ts';
import type { Note } from '#lib/domain/role/from-blueprint.ts';

/** Exercises give evidence for the dimensions that they name; of two with one name, for the first. */
export function exercisesFromBlueprint(
	exercises: readonly BlueprintExercise[],
	dimensions: readonly RoleDimension[],
	note: Note,
): RoleExercise[] {
	const keys = new Map(dimensions.toReversed().map(({ name, key }) => [name, key]));
	const made = exercises.map((exercise, index): RoleExercise => {
		const { title, worked_examples: examples = {}, evidence_for: evidence = [] } = exercise;
		const place = `exercises.${index}`;
		const name = title ?? `Exercise ${index + 1}`;
		if (title === null) note(`${place}.title`, { code: 'exercise_untitled', number: index + 1 });
		const names = evidence.filter((each) => !keys.has(each));
		if (names.length > 0) note(place, { code: 'evidence_unknown', exercise: name, names });
		const labels = Object.keys(examples).filter((label) => !isLevel(label));
		if (labels.length > 0) note(place, { code: 'example_level_unknown', exercise: name, labels });
		return {
			key: `e${index + 1}`,
			title: title ?? '',
			minutesMin: wholeMinutes(exercise.duration_min),
			minutesMax: wholeMinutes(exercise.duration_max),
			prompts: [...exercise.prompts],
			material: exercise.material ?? '',
			gradingGuide: exercise.grading_guide ?? '',
			workedExamples: examplesOf(examples),
			dimensionKeys: [...new Set(evidence.flatMap((each) => keys.get(each) ?? []))],
		};
	});
	const isUnset = made.every(({ dimensionKeys }) => dimensionKeys.length === 0);
	if (isUnset && made.length > 0 && dimensions.length > 0) {
		note('exercises', { code: 'exercise_dimensions_unset', exercises: made.length });
	}
	return made;
}

function examplesOf(examples: Readonly<Record<string, string>>): LevelTexts {
	const kept = LEVELS.map((level) => [level, examples[level] ?? ''] as const);
	return Object.fromEntries(kept.filter(([, text]) => text.trim() !== ''));
}

function isLevel(label: string): boolean {
	return LEVELS.some((level) => level === label);
}

function wholeMinutes(minutes: number | null): number | null {
	return minutes === null ? null : Math.max(1, Math.round(minutes));
}
