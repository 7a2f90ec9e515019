import type { PlanNoteDetail } from '#lib/domain/plan/plan-types.ts';

/** The English sentence for why a proposed plan is as it is, or for what it does not give. */
export function planMessage(note: PlanNoteDetail): string {
	switch (note.code) {
		case 'first_conversation':
			return `The first conversation rates ${list(note.dimensions)}: the most important, and before them what no exercise shows.`;
		case 'exercises_chosen':
			return `Exercises that give evidence come first, then the shorter ones: ${list(note.exercises)}.`;
		case 'exercises_left_out':
			return `More than ${count(note.limit, 'exercise')} would ask much of a candidate, so left out: ${list(note.exercises)}.`;
		case 'panel_single':
			return `${count(note.interviews, 'panel interview')} with one interviewer each, none rating more than ${count(note.maxFocus, 'dimension')}.`;
		case 'panel_pairs':
			return `With one interviewer each there would be more than ${count(note.limit, 'panel interview')}. So there are ${note.interviews}, and in ${note.paired} of them two interviewers rate side by side, each alone.`;
		case 'every_dimension_covered':
			return `Every dimension has at least ${count(note.raters, 'independent rater')}, if each place is taken by another person.`;
		case 'questions_matched':
			return `${count(note.matched, 'question')} went where a dimension of a similar name is rated; ${note.spread} had none and were spread evenly.`;
		case 'no_dimensions':
			return 'The role has no dimensions, so its interviews rate nothing.';
		case 'no_criteria':
			return 'The role has no criteria, so its interviews have no questions.';
		case 'exercise_without_evidence':
			return `“${note.exercise}” gives evidence for no dimension. Say in the role for which, or leave it out.`;
		case 'exercise_minutes_unknown':
			return `The role does not say how many minutes “${note.exercise}” takes.`;
		case 'panel_long':
			return `The role has so many dimensions that ${count(note.interviews, 'panel interview')} are needed; ${note.limit} fit into a day.`;
		case 'more_raters_than_needed':
			return `More than two people rate ${list(note.dimensions)}.`;
		case 'quorum_unreachable':
			return `A recommendation needs ${count(note.quorum, 'rater')}; this plan has ${note.raters}. Add interviewers or interviews.`;
		case 'interviews_without_question':
			return `There are not enough matching questions for ${list(note.interviews)}.`;
	}
}

function list(names: readonly string[]): string {
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function count(n: number, thing: string): string {
	return `${n} ${thing}${n === 1 ? '' : 's'}`;
}
