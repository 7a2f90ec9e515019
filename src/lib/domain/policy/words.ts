import type { Policy } from './policy.ts';

/** What a policy means, one sentence for each thing that it decides. */
export function policySentences(policy: Policy): string[] {
	return [
		`The recommendation is to hire from a score of ${score(policy.bar)} on, strongly from ${score(policy.strongBar)} on; below ${score(policy.strongNoBar)} it is strongly against.`,
		`It takes ${count(policy.quorum, 'different rater')}, and ratings for ${percent(policy.minCoverage)} of the weight.`,
		`A critical dimension takes ${count(policy.minCriticalRaters, 'rater')} and a mean of ${score(policy.criticalFloor)}, unless the role names another floor.`,
		`${notes(policy.notesRequiredAt)} Every red flag needs one.`,
		policy.evidenceFirst === 'record'
			? 'Evidence and recommendation stand together, and a decision records whose notes were opened before it.'
			: 'A recommendation is shown only to who has opened the notes of all its scorecards, or chose to see it at once, which is logged.',
		`A scorecard is due ${count(policy.scorecardDueHours, 'hour')} after its interview, an exercise ${count(policy.exerciseDueDays, 'day')} after it was sent; the link to it works for ${count(policy.exerciseLinkDays, 'day')}.`,
	];
}

function notes(levels: readonly number[]): string {
	if (levels.length === 0) return 'No rating needs a written note.';
	if (levels.length === 5) return 'Every rating needs a written note.';
	const last = String(levels.at(-1));
	const others = levels.slice(0, -1).join(', ');
	return `A rating of ${others ? `${others} or ${last}` : last} needs a written note.`;
}

function count(number: number, what: string): string {
	return number === 1 ? `one ${what}` : `${String(number)} ${what}s`;
}

function percent(share: number): string {
	return `${String(Math.round(share * 10_000) / 100)} %`;
}

/** A setting is shown as it was set, unlike a computed score. */
function score(value: number): string {
	return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
