/** Pairs from which it is told where they lie: of fewer one could be recognised. */
export const leastPairs = 3;
export const kappaSteps = { middle: 0.4, high: 0.6 };

/** How many pairs of interviewers lie below, between and from the two steps on. */
export type KappaSpread = { low: number; middle: number; high: number };

export function kappaSpread(kappas: readonly number[]): KappaSpread | null {
	if (kappas.length < leastPairs) return null;
	const high = kappas.filter((kappa) => kappa >= kappaSteps.high).length;
	const low = kappas.filter((kappa) => kappa < kappaSteps.middle).length;
	return { low, middle: kappas.length - low - high, high };
}
