import { printedExercises, type PrintedExercise } from '#lib/domain/blueprint/export/exported-role.ts';
import { LEVELS } from '#lib/domain/role/draft.ts';
import type { VersionContent } from '#lib/domain/role/version-content.ts';

/** A role as a kit on paper. */
export type PrintedKit = {
	title: string;
	summary: string;
	withWeights: boolean;
	criteria: { name: string; question: string }[];
	dimensions: {
		name: string;
		description: string;
		anchors: { level: string; text: string }[];
		/** Null in a kit without weights. */
		scoring: { weight: number; critical: boolean; floor: number | null } | null;
	}[];
	exercises: PrintedExercise[];
	strongSignals: string[];
	weakSignals: string[];
	redFlags: string[];
};

/** Interviewers do not see weights, so a kit has none unless they are asked for. */
export function printedKit(content: VersionContent, withWeights: boolean): PrintedKit {
	return {
		title: content.title,
		summary: content.summary,
		withWeights,
		criteria: content.criteria.map(({ name, question }) => ({ name, question })),
		dimensions: content.dimensions.map(({ name, description, anchors, weight, critical, floor }) => ({
			name,
			description,
			anchors: LEVELS.map((level) => ({ level, text: anchors[level] ?? '' })),
			scoring: withWeights ? { weight, critical, floor } : null,
		})),
		exercises: printedExercises(content),
		strongSignals: content.strongSignals,
		weakSignals: content.weakSignals,
		redFlags: content.redFlags,
	};
}

/** Every text of the role that a kit shows. */
export function textsOfKit(kit: PrintedKit): string[] {
	return [
		kit.title,
		kit.summary,
		...kit.criteria.flatMap(({ name, question }) => [name, question]),
		...kit.dimensions.flatMap(({ name, description, anchors }) => [
			name,
			description,
			...anchors.map(({ text }) => text),
		]),
		...kit.exercises.flatMap((exercise) => [
			exercise.name,
			...exercise.evidenceFor,
			...exercise.prompts,
			exercise.material,
			exercise.gradingGuide,
			...exercise.workedExamples.map(({ text }) => text),
		]),
		...kit.strongSignals,
		...kit.weakSignals,
		...kit.redFlags,
	];
}
