import { z } from 'zod';
import type { Policy } from '#lib/domain/policy/policy.ts';
import { percentNumber } from '#lib/domain/policy/settings.ts';

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
/** Typed in per cent, kept as a share. */
const share = (what: string) =>
	numberFrom({ min: 0, max: 100, whole: false, what: `${what}, in per cent,` }).transform(
		(percent) => Math.round(percent * 10_000) / 1_000_000,
	);

/** What the form sends, on the way to a policy. */
export const PolicyForm = z.object({
	basedOn: numberFrom({ min: 1, max: 999_999, whole: true, what: 'The version' }),
	bar: score('The bar'),
	strongBar: score('The strong bar'),
	strongNoBar: score('The strong no bar'),
	pHire: share('Hire'),
	pLeanHire: share('Leaning to hire'),
	pLeanNo: share('Leaning against'),
	pStrongHireBar: share('Strong hire'),
	pStrong: share('Strong hire'),
	pStrongNo: share('Strong no hire'),
	minCoverage: share('Coverage'),
	quorum: raters('The quorum'),
	minCriticalRaters: raters('Raters of a critical dimension'),
	criticalFloor: score('The floor'),
	pFloorFail: share('What stops'),
	pFloorRisk: share('What caps'),
	severity: z.string('Choose one of the three.'),
	notesRequiredAt: z.array(z.string().transform(Number)).default([]),
	evidenceFirst: z.string('Choose one of the two.'),
	scorecardDueHours: numberFrom({ min: 1, max: 720, whole: true, what: 'The time for a scorecard' }),
	exerciseDueDays: numberFrom({ min: 1, max: 90, whole: true, what: 'The time for an exercise' }),
	exerciseLinkDays: numberFrom({ min: 1, max: 180, whole: true, what: 'The life of an exercise link' }),
});

/** `seen` tells of the preview that was shown; empty before the first. */
export const PolicySaveForm = PolicyForm.extend({ seen: z.string().default('') });

const plainTexts = [
	'bar',
	'strongBar',
	'strongNoBar',
	'quorum',
	'minCriticalRaters',
	'criticalFloor',
	'severity',
	'evidenceFirst',
	'scorecardDueHours',
	'exerciseDueDays',
	'exerciseLinkDays',
] as const;

const shareTexts = [
	'pHire',
	'pLeanHire',
	'pLeanNo',
	'pStrongHireBar',
	'pStrong',
	'pStrongNo',
	'minCoverage',
	'pFloorFail',
	'pFloorRisk',
] as const;

export const policyTexts = [...plainTexts, ...shareTexts] as const;

export type PolicyTexts = Record<(typeof policyTexts)[number], string>;

export function textsOf(policy: Policy): PolicyTexts {
	return Object.fromEntries([
		...plainTexts.map((name) => [name, String(policy[name])]),
		...shareTexts.map((name) => [name, percentNumber(policy[name])]),
	]) as PolicyTexts;
}
