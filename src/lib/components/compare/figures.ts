import { onScale, scoreWords } from '#lib/domain/recommendation/words-figures.ts';

/** An interval as pages show it: cut to the scale. */
export function cut([low, high]: readonly [number, number]): { low: number; high: number } {
	return { low: onScale(low), high: onScale(high) };
}

export function intervalText([low, high]: readonly [number, number]): string {
	return `${scoreWords(low)} to ${scoreWords(high)}`;
}

/** Never rounded up: what misses a limit must not look as if it reached it. */
export const shareText = (share: number) => `${Math.floor(share * 100 + 1e-9)} %`;
