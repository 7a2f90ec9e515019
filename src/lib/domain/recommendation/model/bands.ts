import type { Estimate } from '#lib/domain/recommendation/model/score.ts';
import type { Thresholds } from '#lib/domain/recommendation/model/thresholds.ts';
import type { Band } from '#lib/domain/recommendation/verdict.ts';
import { reaches } from '#lib/domain/recommendation/reaches.ts';
import { normalCdf } from '#lib/domain/statistics/normal.ts';

/** The band limits alone, without what gates need. */
export type BandLimits = Pick<
	Thresholds,
	| 'bar'
	| 'strongBar'
	| 'strongNoBar'
	| 'pHire'
	| 'pLeanHire'
	| 'pLeanNo'
	| 'pStrongHireBar'
	| 'pStrong'
	| 'pStrongNo'
>;

/** Each 0 to 1: of reaching the bar, of reaching the strong bar, of staying below the strong-no bar. */
export type Probabilities = { bar: number; strongBar: number; strongNoBar: number };

/** P(T >= limit) for a normally distributed T; with no uncertainty it is 0 or 1. */
export function probabilityAbove({ score, se }: Estimate, limit: number): number {
	if (se === 0) return score >= limit ? 1 : 0;
	return normalCdf((score - limit) / se);
}

export function probabilities(estimate: Estimate, limits: BandLimits): Probabilities {
	return {
		bar: probabilityAbove(estimate, limits.bar),
		strongBar: probabilityAbove(estimate, limits.strongBar),
		strongNoBar: probabilityBelow(estimate, limits.strongNoBar),
	};
}

/** P(T < limit), exact in the far tail where 1 - P(T >= limit) would lose its digits. */
export function probabilityBelow({ score, se }: Estimate, limit: number): number {
	if (se === 0) return score < limit ? 1 : 0;
	return normalCdf((limit - score) / se);
}

/** Engine specification 2.e, step 5: the band by probability, before gates, floors and flags. */
export function bandOf(estimate: Estimate, limits: BandLimits): Band {
	const { bar, strongBar, strongNoBar } = probabilities(estimate, limits);
	if (reaches(bar, limits.pStrongHireBar) && reaches(strongBar, limits.pStrong)) return 'STRONG_HIRE';
	if (reaches(bar, limits.pHire)) return 'HIRE';
	if (reaches(bar, limits.pLeanHire)) return 'LEAN_HIRE';
	if (reaches(bar, limits.pLeanNo)) return 'LEAN_NO_HIRE';
	return reaches(strongNoBar, limits.pStrongNo) ? 'STRONG_NO_HIRE' : 'NO_HIRE';
}

/** Bands from worst to best, so that a difference of places is a number of steps. */
export const bandLadder: readonly Band[] = [
	'STRONG_NO_HIRE',
	'NO_HIRE',
	'LEAN_NO_HIRE',
	'LEAN_HIRE',
	'HIRE',
	'STRONG_HIRE',
];

export function bandSteps(from: Band, to: Band): number {
	return Math.abs(bandLadder.indexOf(from) - bandLadder.indexOf(to));
}
