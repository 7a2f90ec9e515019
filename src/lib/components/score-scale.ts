const lowest = 1;
const highest = 5;

export interface Score {
	/** 1 to 5. */
	point: number;
	/** The 90 % interval, where there is one. */
	low?: number | undefined;
	high?: number | undefined;
	bar?: number | undefined;
}

/** Scores show one decimal, never more. */
export const scoreText = (score: number) => score.toFixed(1);

/** Where a score stands across a drawing, in per cent, with room for the figures at both ends. Clipped to 1 to 5. */
export function across(score: number): number {
	const clipped = Math.min(highest, Math.max(lowest, score));
	return Math.round((4 + ((clipped - lowest) / (highest - lowest)) * 92) * 100) / 100;
}

/** The drawing in a sentence. */
export function scoreSentence({ point, low, high, bar }: Score): string {
	const parts = [`${scoreText(point)} on a scale of 1 to 5`];
	if (low !== undefined && high !== undefined) {
		parts.push(`90 % interval ${scoreText(low)} to ${scoreText(high)}`);
	}
	if (bar !== undefined) parts.push(`the bar is ${scoreText(bar)}`);
	return `${parts.join('; ')}.`;
}
