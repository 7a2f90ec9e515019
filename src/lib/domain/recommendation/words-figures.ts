/** How figures stand in sentences. */

/** A score stays on the 1 to 5 scale when it is shown, however far the model's figure lies. */
export function onScale(score: number): number {
	return Math.min(5, Math.max(1, score));
}

/** One decimal, never more. */
export function scoreWords(score: number): string {
	return onScale(score).toFixed(1);
}

/** A move of the score, with its sign and two decimals: "+0.13", "−0.05", "0.00". */
export function signed(points: number): string {
	const digits = Math.abs(points).toFixed(2);
	if (Number(digits) === 0) return digits;
	return `${points < 0 ? '−' : '+'}${digits}`;
}

/** A probability of 0 to 1 in whole per cent; one that is not certain never reads as if it were. */
export function chance(probability: number, limit?: number): string {
	if (probability < 0.005) return 'under 1 %';
	if (probability > 0.995) return 'over 99 %';
	return `${shown(probability * 100, limit === undefined ? undefined : limit * 100, 0)} %`;
}

/** A share, 0 to 1. One that misses its limit is never rounded up to it. */
export function percent(share: number, limit?: number): string {
	return `${shown(share * 100, limit === undefined ? undefined : limit * 100, limit === undefined ? 1 : 0)} %`;
}

export function pointsWords(value: number, limit?: number): string {
	return shown(value, limit, 2);
}

/** "3.1 to 4.2", cut to the scale. */
export function intervalWords([low, high]: readonly [number, number]): string {
	return `${scoreWords(low)} to ${scoreWords(high)}`;
}

/** "1 rating", "2 ratings". */
export function counted(count: number, one: string, many = `${one}s`): string {
	return `${String(count)} ${count === 1 ? one : many}`;
}

export function people(count: number): string {
	return counted(count, 'person', 'people');
}

export function listOf(
	names: readonly string[],
	type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
	return new Intl.ListFormat('en', { type }).format(names);
}

function shown(value: number, limit: number | undefined, digits: number): string {
	const rounded = Number(value.toFixed(digits));
	if (limit === undefined || value >= limit - 1e-9 || rounded < limit) return String(rounded);
	const finer = 10 ** (digits + 1);
	return String(Math.floor(value * finer) / finer);
}
