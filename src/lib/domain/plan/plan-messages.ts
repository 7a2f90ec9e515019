import { durationWords as hours } from '#lib/domain/plan/duration-words.ts';
import type { PlanNoteDetail } from '#lib/domain/plan/plan-types.ts';

/** The English sentence for why a proposed plan is as it is, or for what it does not give. */
export function planMessage(note: PlanNoteDetail): string {
	switch (note.code) {
		case 'time_used':
			return `A candidate gives ${hours(note.interviews + note.exercises)} of the ${hours(note.budget)} that were set: ${hours(note.interviews)} in interviews, ${note.exercises > 0 ? hours(note.exercises) : 'nothing'} for exercises.`;
		case 'first_conversation':
			return `The first conversation rates ${list(note.dimensions)}: what no exercise shows comes first, then what is critical, then what weighs most.`;
		case 'first_conversation_for_less':
			return `The first conversation rates ${list(note.dimensions)}, so that the panel has room for what matters more, with two to rate it.`;
		case 'exercise_chosen':
			return note.dimensions.length > 0
				? `“${note.exercise}” (${hours(note.minutes)}) is in the plan because it shows ${list(note.dimensions)}, and whoever grades it counts as a rater.`
				: `“${note.exercise}” (${hours(note.minutes)}) is in the plan because the role has it and there is time for it.`;
		case 'exercises_left_out':
			return `More than ${count(note.limit, 'exercise')} would ask much of a candidate. Those that show something come first, then those that take less time with the interviews they save; left out: ${list(note.exercises)}.`;
		case 'exercise_crowds_out':
			return `“${note.exercise}” (${hours(note.minutes)}) is left out: with it, the interviews would have to be fewer, or more of them with two interviewers side by side.`;
		case 'panel_single':
			return note.interviews === 1
				? `One panel interview with one interviewer, who rates ${count(note.maxFocus, 'dimension')} at most.`
				: `${count(note.interviews, 'panel interview')} with one interviewer each, so that nobody rates more than ${count(note.maxFocus, 'dimension')} and raters of the same dimension hear other answers.`;
		case 'panel_pairs_for_limit':
			return `With one interviewer each there would be more than ${count(note.limit, 'panel interview')}. So ${pairedIn(note)} two interviewers rate side by side, each alone${note.paired < note.interviews ? ', what is less important' : ''}.`;
		case 'panel_pairs_for_budget':
			return `With one interviewer in each panel interview a candidate would give ${hours(note.minutes)}, more than ${hours(note.budget)}. So ${pairedIn(note)} two interviewers rate side by side, each alone${note.paired < note.interviews ? ', what is less important' : ''}.`;
		case 'panel_pairs_for_raters':
			return `There is no time for more interviews. So ${pairedIn(note)} two interviewers rate side by side, each alone, and more dimensions have two raters.`;
		case 'panel_pairs_for_quorum':
			return `So that a recommendation has its ${count(note.quorum, 'rater')}, ${pairedIn(note)} two interviewers rate side by side, each alone.`;
		case 'panel_minutes':
			return `A panel interview takes ${hours(note.around)} to begin and to answer the candidate’s questions, and ${hours(note.each)} for each dimension, in full quarters of an hour.`;
		case 'every_dimension_covered':
			return `Every dimension has at least ${count(note.raters, 'independent rater')}, if each place is taken by another person.`;
		case 'more_raters_than_needed':
			return `More than two people rate ${list(note.dimensions)}.`;
		case 'questions_matched':
			return note.spread === 0
				? 'Every question went where a dimension of a similar name is rated.'
				: `${count(note.matched, 'question')} went where a dimension of a similar name is rated; ${note.spread} had none and were spread evenly.`;
		case 'no_dimensions':
			return 'The role has no dimensions, so its interviews rate nothing.';
		case 'no_criteria':
			return 'The role has no criteria, so its interviews have no questions.';
		case 'budget_too_small':
			return `Two raters for each dimension do not fit into ${hours(note.budget)}. They would fit into ${hours(note.needed)}.`;
		case 'dimensions_unrated':
			return `Nobody rates ${list(note.dimensions)}.`;
		case 'dimensions_rated_once':
			return `Only one person rates ${list(note.dimensions)}.`;
		case 'exercise_over_budget':
			return `“${note.exercise}” (${hours(note.minutes)}) does not fit beside the interviews. With it, ${hours(note.needed)} would be needed.`;
		case 'exercise_without_evidence':
			return `“${note.exercise}” gives evidence for no dimension. Say in the role for which, or leave it out.`;
		case 'exercise_minutes_unknown':
			return `The role does not say how many minutes “${note.exercise}” takes. It is counted as ${hours(note.assumed)}.`;
		case 'panel_long':
			return `The role has so many dimensions that ${count(note.interviews, 'panel interview')} are needed; ${note.limit} fit into a day.`;
		case 'quorum_unreachable':
			return `A recommendation needs ${count(note.quorum, 'rater')}; this plan has ${note.raters}. Add interviewers or interviews.`;
		case 'quorum_over_budget':
			return `A recommendation needs ${count(note.quorum, 'rater')}; this plan has ${note.raters}. With ${hours(note.needed)} there would be enough.`;
		case 'critical_raters':
			return `A recommendation needs ${count(note.needed, 'rater')} of each critical dimension. Seat more interviewers for ${list(note.dimensions)}.`;
		case 'interviews_without_question':
			return `There are not enough matching questions for ${list(note.interviews)}.`;
	}
}

function pairedIn({ interviews, paired }: { interviews: number; paired: number }): string {
	if (interviews === 1) return 'in the panel interview';
	return paired === interviews ? 'in all panel interviews' : `in ${paired} of ${interviews} panel interviews`;
}

function list(names: readonly string[]): string {
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function count(n: number, thing: string): string {
	return `${n} ${thing}${n === 1 ? '' : 's'}`;
}
