import { z } from 'zod';

const rating = z.number().min(1).max(5);
const probability = z.number().min(0).max(1);

/** Where evidence is enough and where the bands begin; scores 1 to 5, probabilities and shares 0 to 1. */
export const Thresholds = z.strictObject({
	bar: rating,
	strongBar: rating,
	strongNoBar: rating,
	/** Least probability of a score at or above the bar for HIRE, LEAN_HIRE, LEAN_NO_HIRE and STRONG_HIRE. */
	pHire: probability,
	pLeanHire: probability,
	pLeanNo: probability,
	pStrongHireBar: probability,
	/** Least probability of reaching the strong bar for STRONG_HIRE, and of staying below the strong-no bar. */
	pStrong: probability,
	pStrongNo: probability,
	minCoverage: probability,
	minRaters: z.int().min(1),
	minCriticalRaters: z.int().min(1),
	/** Probability of lying below a critical dimension's floor that stops, and that caps at LEAN_HIRE. */
	pFloorFail: probability,
	pFloorRisk: probability,
});
export type Thresholds = z.infer<typeof Thresholds>;

/** Engine specification 2.e. .75 for HIRE means that a wrong hire costs three times a missed one. */
export const defaultThresholds: Thresholds = {
	bar: 3.5,
	strongBar: 4.25,
	strongNoBar: 2.5,
	pHire: 0.75,
	pLeanHire: 0.5,
	pLeanNo: 0.25,
	pStrongHireBar: 0.95,
	pStrong: 0.5,
	pStrongNo: 0.5,
	minCoverage: 0.8,
	minRaters: 3,
	minCriticalRaters: 2,
	pFloorFail: 0.8,
	pFloorRisk: 0.5,
};

/** Floor of a critical dimension that names none, on the 1 to 5 scale. */
export const defaultFloor = 2.5;
