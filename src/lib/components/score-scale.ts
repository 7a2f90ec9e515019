import { intervalWords, onScale, scoreWords } from '#lib/domain/recommendation/words-figures.ts';

const lowest = 1;
const highest = 5;

export interface Score {
	/** 1 to 5. */
	point: number;
	/** The 90 % interval, where there is one. */
	low?: number | undefined;
	high?: number | undefined;
	bar?: number | undefined;
	/** The plain weighted mean, where it stands beside the score. */
	raw?: number | undefined;
}

/** Where a score stands across a drawing, in per cent, with room for the figures at both ends. Clipped to 1 to 5. */
export function across(score: number): number {
	return Math.round((4 + ((onScale(score) - lowest) / (highest - lowest)) * 92) * 100) / 100;
}

/** The drawing in a sentence. */
export function scoreSentence({ point, low, high, bar, raw }: Score): string {
	const parts = [`${scoreWords(point)} on a scale of 1 to 5`];
	if (low !== undefined && high !== undefined) {
		parts.push(`90 % interval ${intervalWords([low, high])}`);
	}
	if (bar !== undefined) parts.push(`the bar is ${scoreWords(bar)}`);
	if (raw !== undefined) parts.push(`the raw weighted mean is ${scoreWords(raw)}`);
	return `${parts.join('; ')}.`;
}
