import { durationText, exerciseName } from '#lib/domain/blueprint/export/exported-role.ts';
import { LEVELS } from '#lib/domain/role/draft.ts';
import type { VersionContent, VersionCriterion, VersionDimension } from '#lib/domain/role/version-content.ts';

/** A dimension's description and anchors as plain text, each level under its own number. */
export function dimensionText({ description, anchors }: VersionDimension): string {
	const levels = LEVELS.flatMap((level) => (anchors[level] ? [`${level}: ${anchors[level]}`] : []));
	return [...(description === '' ? [] : [description]), ...levels].join('\n');
}

export function questionText({ name, question }: VersionCriterion): { title: string; description: string } {
	return name === '' ? { title: question, description: '' } : { title: name, description: question };
}

/** What an interviewer reads before the form: the summary, and each exercise with its prompts. */
export function instructionText({ summary, exercises }: VersionContent): string {
	const tasks = exercises.map((exercise, index) => {
		const duration = durationText(exercise);
		const title = exerciseName(exercise, index + 1);
		const prompts = exercise.prompts.map((prompt) => `- ${prompt}`);
		return [duration === '' ? title : `${title} (${duration})`, ...prompts].join('\n');
	});
	return [summary, ...tasks].filter((text) => text !== '').join('\n\n');
}

/** The lists of signals that a form asks for, without those that are empty. */
export function signalLists(content: VersionContent): { id: string; title: string; options: string[] }[] {
	return [
		{ id: 'strong_signals', title: 'Strong signals observed', options: content.strongSignals },
		{ id: 'weak_signals', title: 'Weak signals observed', options: content.weakSignals },
		{ id: 'red_flags', title: 'Red flags observed', options: content.redFlags },
	].filter(({ options }) => options.length > 0);
}
