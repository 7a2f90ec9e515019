/** A weight in percent, with one decimal at most. */
export function percentText(weight: number): string {
	return `${Math.round(weight * 10) / 10} %`;
}

/** What a critical dimension asks for; nothing for another one. */
export function gateText({ critical, floor }: { critical: boolean; floor: number | null }): string {
	if (!critical) return '';
	return floor === null ? 'Critical' : `Critical, floor ${floor}`;
}

function minutesText(min: number | null, max: number | null): string {
	if (min === null && max === null) return 'Time not given';
	if (min === null) return `Up to ${max} minutes`;
	if (max === null) return `At least ${min} minutes`;
	return min === max ? `${min} minutes` : `${min} to ${max} minutes`;
}

/** How long an exercise takes, and what it gives evidence for. */
export function exerciseText(exercise: {
	minutesMin: number | null;
	minutesMax: number | null;
	dimensions: readonly string[];
}): string {
	const time = minutesText(exercise.minutesMin, exercise.minutesMax);
	return exercise.dimensions.length === 0 ? time : `${time} · evidence for ${exercise.dimensions.join(', ')}`;
}
