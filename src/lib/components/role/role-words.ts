/** A weight in percent, with one decimal at most. */
export function percentText(weight: number): string {
	return `${Math.round(weight * 10) / 10} %`;
}

export function minutesText(min: number | null, max: number | null): string {
	if (min === null && max === null) return 'Time not given';
	if (min === null) return `Up to ${max} minutes`;
	if (max === null) return `At least ${min} minutes`;
	return min === max ? `${min} minutes` : `${min} to ${max} minutes`;
}
