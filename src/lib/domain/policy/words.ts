import type { BandLimits } from '#lib/domain/recommendation/model/bands.ts';
import type { Band } from '#lib/domain/recommendation/verdict.ts';
import { counted } from '#lib/domain/recommendation/words-figures.ts';
import type { Policy } from './policy.ts';
import { percent, score } from './settings.ts';

/** What a policy means, one sentence for each thing that it decides. */
export function policySentences(policy: Policy): string[] {
	return [
		`The bar is a score of ${score(policy.bar)}. The recommendation is to hire from ${percent(policy.pHire)} sure on that a score reaches it: ${costWords(policy.pHire)}.`,
		`It leans to hire from ${percent(policy.pLeanHire)} sure on, and against from ${percent(policy.pLeanNo)}; below that it is no hire.`,
		`Strong hire takes ${percent(policy.pStrongHireBar)} for the bar and ${percent(policy.pStrong)} for a score of ${score(policy.strongBar)}. No hire becomes strong where a score below ${score(policy.strongNoBar)} is ${percent(policy.pStrongNo)} sure.`,
		`It takes ${countWords(policy.quorum, 'different rater')}, and ratings for ${percent(policy.minCoverage)} of the weight.`,
		`A critical dimension takes ${countWords(policy.minCriticalRaters, 'rater')}. Its floor is ${score(policy.criticalFloor)}, unless the role names another: ${percent(policy.pFloorFail)} sure of lying below it stops, ${percent(policy.pFloorRisk)} sure allows no more than leaning to hire.`,
		severitySentences[policy.severity],
		policy.evidenceFirst === 'record'
			? 'Evidence and recommendation stand together, and a decision records whose notes were opened before it.'
			: 'A recommendation is shown only to who has opened the notes of all its scorecards, or chose to see it at once, which is logged.',
		`${notes(policy.notesRequiredAt)} Every red flag needs one.`,
		`A scorecard is due ${counted(policy.scorecardDueHours, 'hour')} after its interview, an exercise ${counted(policy.exerciseDueDays, 'day')} after it was sent; the link to it works for ${counted(policy.exerciseLinkDays, 'day')}.`,
	];
}

const severitySentences: Record<Policy['severity'], string> = {
	off: 'How severe interviewers usually are is neither shown nor taken off a score; that they differ counts as uncertainty.',
	show: 'A score rests on the ratings as they were given; what interviewers’ usual severity would move is told beside it, where a calibration snapshot knows.',
	apply:
		'Interviewers’ usual severity is taken off a score where enough is known of it, and the working then names who is how severe; elsewhere a score rests on the ratings as they were given.',
};

/** When each band is given, from the best on. */
export function bandLines(limits: BandLimits): { band: Band; when: string }[] {
	const { bar, strongBar, strongNoBar, pHire, pLeanHire, pLeanNo, pStrongHireBar, pStrong, pStrongNo } =
		limits;
	return [
		{
			band: 'STRONG_HIRE',
			when: `from ${percent(pStrongHireBar)} sure that the score reaches ${score(bar)}, and ${percent(pStrong)} sure that it reaches ${score(strongBar)}`,
		},
		{ band: 'HIRE', when: `from ${percent(pHire)} sure that the score reaches ${score(bar)}` },
		{ band: 'LEAN_HIRE', when: `from ${percent(pLeanHire)} sure` },
		{ band: 'LEAN_NO_HIRE', when: `from ${percent(pLeanNo)} sure` },
		{ band: 'NO_HIRE', when: `below ${percent(pLeanNo)}` },
		{
			band: 'STRONG_NO_HIRE',
			when: `below ${percent(pLeanNo)}, and ${percent(pStrongNo)} sure that the score lies below ${score(strongNoBar)}`,
		},
	];
}

/**
 * What hiring from this probability on says of the two mistakes: where a wrong hire costs `a` times a missed one, the
 * least costly limit is a / (1 + a).
 */
export function costWords(probability: number): string {
	const wrong = probability / (1 - probability);
	if (!Number.isFinite(wrong)) return 'no wrong hire is worth any hire missed';
	if (wrong === 0) return 'no hire missed is worth any wrong hire';
	if (times(wrong) === '1') return 'a wrong hire counts as much as a missed one';
	return wrong > 1
		? `a wrong hire counts ${timesWords(wrong)} a missed one`
		: `a missed hire counts ${timesWords(1 / wrong)} a wrong one`;
}

function timesWords(ratio: number): string {
	const text = times(ratio);
	return { 2: 'twice', 3: 'three times', 4: 'four times' }[text] ?? `${text} times`;
}

function times(ratio: number): string {
	return String(ratio < 10 ? Math.round(ratio * 10) / 10 : Math.round(ratio));
}

function notes(levels: readonly number[]): string {
	if (levels.length === 0) return 'No rating needs a written note.';
	if (levels.length === 5) return 'Every rating needs a written note.';
	const last = String(levels.at(-1));
	const others = levels.slice(0, -1).join(', ');
	return `A rating of ${others ? `${others} or ${last}` : last} needs a written note.`;
}

function countWords(number: number, what: string): string {
	return number === 1 ? `one ${what}` : counted(number, what);
}
