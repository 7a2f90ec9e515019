/** Mean ratings beyond these, on the 1 to 5 scale, lie so near its end that it hides differences. */
const ends = { low: 1.7, high: 4.3 };

/** Which end of the scale ratings with this mean, 1 to 5, crowd at; null in between. */
export function scaleEnd(mean: number): 'high' | 'low' | null {
	if (mean > ends.high) return 'high';
	return mean < ends.low ? 'low' : null;
}
