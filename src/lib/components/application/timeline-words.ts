/** One step in the life of an application, as its page shows it. Nothing of any rating. */
export type Step = {
	who: string | null;
	by: 'member' | 'candidate' | 'system';
	action: string;
	member: string | null;
	interview: string | null;
	from: string | null;
	to: string | null;
};

/** The English sentence for a step. One that has no words here is left out: null. */
export function stepSentence(step: Step): string | null {
	const who =
		step.by === 'candidate'
			? 'The candidate'
			: step.by === 'system'
				? 'Touchstone'
				: (step.who ?? 'Somebody');
	const what = phrase(step);
	return what === null ? null : `${who} ${what}.`;
}

function phrase({ action, who, member, interview, from, to }: Step): string | null {
	const person = member ?? 'somebody';
	const oneself = member !== null && member === who;
	const set = interview === null ? 'an interview' : `“${interview}”`;
	switch (action) {
		case 'application.added':
			return 'added the application';
		case 'application.moved':
			return from !== null && to !== null
				? `moved the application from “${from}” to “${to}”`
				: 'moved the application to another stage';
		case 'application.withdrawn':
			return 'withdrew the application';
		case 'application.brought_back':
			return 'brought the application back';
		case 'interview.scheduled':
			return `scheduled ${set}`;
		case 'interview.moved':
			return `changed the time or place of ${set}`;
		case 'interview.cancelled':
			return `cancelled ${set}`;
		case 'panel.joined':
			return oneself ? 'joined a panel' : `put ${person} on a panel`;
		case 'panel.left':
			return oneself ? 'left a panel' : `took ${person} off a panel`;
		case 'scorecard.submitted':
			return 'submitted a scorecard';
		case 'scorecard.waived':
			return member === null || oneself ? 'waived their own scorecard' : `waived the scorecard of ${person}`;
		case 'exercise.assigned':
			return 'assigned an exercise';
		case 'exercise.link_made':
			return 'made a link to an exercise';
		case 'exercise.rescheduled':
			return 'changed when an exercise is due';
		case 'exercise.started':
			return 'began an exercise';
		case 'exercise.submitted':
			return 'handed in an exercise';
		case 'exercise.graded':
			return 'handed in the last grading of an exercise';
		case 'exercise.cancelled':
			return 'cancelled an exercise';
		default:
			return null;
	}
}
