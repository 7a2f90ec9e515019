import { z } from 'zod';
import type { Policy } from '#lib/domain/policy/policy.ts';

/** A number as people type it, with a comma or a point. */
function numberFrom(range: { min: number; max: number; whole: boolean; what: string }) {
	const { min, max, whole, what } = range;
	const kind = whole ? 'a whole number' : 'a number';
	const message = `${what} is ${kind} from ${String(min)} to ${String(max)}.`;
	return z
		.string(message)
		.transform((text) => text.trim().replace(',', '.'))
		.refine((text) => /^\d{1,6}(\.\d{1,6})?$/.test(text), message)
		.transform(Number)
		.refine((value) => value >= min && value <= max && (!whole || Number.isInteger(value)), message);
}

const score = (what: string) => numberFrom({ min: 1, max: 5, whole: false, what });
const raters = (what: string) => numberFrom({ min: 1, max: 20, whole: true, what });

/** What the form sends, on the way to a policy. Coverage is typed in per cent. */
export const PolicyForm = z.object({
	basedOn: numberFrom({ min: 1, max: 999_999, whole: true, what: 'The version' }),
	bar: score('The bar'),
	strongBar: score('The strong bar'),
	strongNoBar: score('The strong no bar'),
	minCoverage: numberFrom({ min: 0, max: 100, whole: false, what: 'Coverage' }).transform(
		(percent) => percent / 100,
	),
	quorum: raters('The quorum'),
	minCriticalRaters: raters('Raters of a critical dimension'),
	criticalFloor: score('The floor'),
	notesRequiredAt: z.array(z.string().transform(Number)).default([]),
	evidenceFirst: z.string('Choose one of the two.'),
	scorecardDueHours: numberFrom({ min: 1, max: 720, whole: true, what: 'The time for a scorecard' }),
	exerciseDueDays: numberFrom({ min: 1, max: 90, whole: true, what: 'The time for an exercise' }),
	exerciseLinkDays: numberFrom({ min: 1, max: 180, whole: true, what: 'The life of an exercise link' }),
});

export const policyTexts = [
	'bar',
	'strongBar',
	'strongNoBar',
	'minCoverage',
	'quorum',
	'minCriticalRaters',
	'criticalFloor',
	'evidenceFirst',
	'scorecardDueHours',
	'exerciseDueDays',
	'exerciseLinkDays',
] as const;

export type PolicyTexts = Record<(typeof policyTexts)[number], string>;

export function textsOf(policy: Policy): PolicyTexts {
	return {
		bar: String(policy.bar),
		strongBar: String(policy.strongBar),
		strongNoBar: String(policy.strongNoBar),
		minCoverage: String(Math.round(policy.minCoverage * 10_000) / 100),
		quorum: String(policy.quorum),
		minCriticalRaters: String(policy.minCriticalRaters),
		criticalFloor: String(policy.criticalFloor),
		evidenceFirst: policy.evidenceFirst,
		scorecardDueHours: String(policy.scorecardDueHours),
		exerciseDueDays: String(policy.exerciseDueDays),
		exerciseLinkDays: String(policy.exerciseLinkDays),
	};
}
