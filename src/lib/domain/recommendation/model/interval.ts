/** Standard errors on each side of a score between which it lies with probability .90: the normal .95 quantile. */
export const intervalFactor = 1.6448536269514722;

export function intervalOf({ score, se }: { score: number; se: number }): [number, number] {
	return [score - intervalFactor * se, score + intervalFactor * se];
}
