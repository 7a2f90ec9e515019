import { z } from 'zod';
import {
	defaultFloor,
	defaultThresholds,
	type Thresholds,
} from '#lib/domain/recommendation/model/thresholds.ts';
import { Level } from '#lib/domain/scorecard/level.ts';

const rating = z.number().min(1).max(5);
const probability = z.number().min(0).max(1);

/** Whether interviewers' usual severity stays unsaid, is told beside the score, or is taken off it. */
export const SeverityPolicy = z.enum(['off', 'show', 'apply']);
export type SeverityPolicy = z.infer<typeof SeverityPolicy>;

/** What an organization decides for all its jobs. Stored in numbered versions; a recommendation names its version. */
export const Policy = z
	.strictObject({
		/** The score, 1 to 5, that the bands ask about; then the two further out. */
		bar: rating,
		strongBar: rating,
		strongNoBar: rating,
		/** Least probability of reaching the bar for hire, leaning to hire and leaning against, and one part of strong hire. */
		pHire: probability,
		pLeanHire: probability,
		pLeanNo: probability,
		pStrongHireBar: probability,
		/** The other part of strong hire: of reaching the strong bar. Of lying below the strong-no bar for strong no. */
		pStrong: probability,
		pStrongNo: probability,
		/** Share, 0 to 1, of the weight that must be rated. */
		minCoverage: z.number().min(0).max(1),
		/** Different raters, interviewers and graders together. */
		quorum: z.int().min(1).max(20),
		/** Different raters of each critical dimension. */
		minCriticalRaters: z.int().min(1).max(20),
		/** The floor of a critical dimension that names none. */
		criticalFloor: rating,
		/** Probability of lying below a critical dimension's floor that stops, and that allows no more than leaning to hire. */
		pFloorFail: probability,
		pFloorRisk: probability,
		severity: SeverityPolicy,
		/** Levels whose rating needs a written evidence note. */
		notesRequiredAt: z.array(Level).transform((levels) => [...new Set(levels)].sort((a, b) => a - b)),
		evidenceFirst: z.enum(['record', 'require']),
		scorecardDueHours: z.int().min(1).max(720),
		exerciseDueDays: z.int().min(1).max(90),
		exerciseLinkDays: z.int().min(1).max(180),
	})
	.refine((policy) => policy.strongNoBar <= policy.bar && policy.bar <= policy.strongBar, {
		path: ['bar'],
		message: 'The three bars must rise: strong no, then hire, then strong hire.',
	})
	.refine((policy) => policy.pHire <= policy.pStrongHireBar, {
		path: ['pStrongHireBar'],
		message: 'Strong hire must take at least as much certainty as hire.',
	})
	.refine((policy) => policy.pLeanHire <= policy.pHire, {
		path: ['pLeanHire'],
		message: 'Leaning to hire must not take more certainty than hire.',
	})
	.refine((policy) => policy.pLeanNo <= policy.pLeanHire, {
		path: ['pLeanNo'],
		message: 'Leaning against must not take more certainty than leaning to hire.',
	})
	.refine((policy) => policy.pFloorRisk <= policy.pFloorFail, {
		path: ['pFloorRisk'],
		message: 'What caps the band must not take more certainty than what stops.',
	})
	.refine((policy) => policy.exerciseDueDays <= policy.exerciseLinkDays, {
		path: ['exerciseLinkDays'],
		message: 'The link to an exercise must last at least until the exercise is due.',
	});
export type Policy = z.infer<typeof Policy>;

/** Settings that the oldest stored versions lack. */
const addedSettings = {
	pHire: defaultThresholds.pHire,
	pLeanHire: defaultThresholds.pLeanHire,
	pLeanNo: defaultThresholds.pLeanNo,
	pStrongHireBar: defaultThresholds.pStrongHireBar,
	pStrong: defaultThresholds.pStrong,
	pStrongNo: defaultThresholds.pStrongNo,
	pFloorFail: defaultThresholds.pFloorFail,
	pFloorRisk: defaultThresholds.pFloorRisk,
	severity: 'show',
} as const;

/** A version as it was stored: what it lacks has its default. */
export const StoredPolicy = z
	.record(z.string(), z.unknown())
	.transform((stored): unknown => ({ ...addedSettings, ...stored }))
	.pipe(Policy);

export const defaultPolicy: Policy = {
	bar: defaultThresholds.bar,
	strongBar: defaultThresholds.strongBar,
	strongNoBar: defaultThresholds.strongNoBar,
	minCoverage: defaultThresholds.minCoverage,
	quorum: defaultThresholds.minRaters,
	minCriticalRaters: defaultThresholds.minCriticalRaters,
	criticalFloor: defaultFloor,
	...addedSettings,
	notesRequiredAt: [1, 2, 5],
	evidenceFirst: 'record',
	scorecardDueHours: 24,
	exerciseDueDays: 7,
	exerciseLinkDays: 14,
};

/** What the model is asked by this policy. */
export function thresholdsOf(policy: Policy): Thresholds {
	const { bar, strongBar, strongNoBar, pHire, pLeanHire, pLeanNo, pStrongHireBar, pStrong, pStrongNo } =
		policy;
	const { minCoverage, quorum, minCriticalRaters, pFloorFail, pFloorRisk } = policy;
	return {
		bar,
		strongBar,
		strongNoBar,
		pHire,
		pLeanHire,
		pLeanNo,
		pStrongHireBar,
		pStrong,
		pStrongNo,
		minCoverage,
		minRaters: quorum,
		minCriticalRaters,
		pFloorFail,
		pFloorRisk,
	};
}

/** Whether both give every panel the same recommendation: they differ in nothing that one rests on. */
export function recommendsAlike(one: Policy, other: Policy): boolean {
	const basis = (policy: Policy) =>
		JSON.stringify([thresholdsOf(policy), policy.criticalFloor, policy.severity]);
	return basis(one) === basis(other);
}
