/** Whether the number can be measured with: not NaN, and small enough that sums of its squares stay finite. */
export function isMeasure(value: number): boolean {
	return Math.abs(value) <= 1e100;
}

/** Whether the number can be a variance or a weight: a measure, 0 or more. */
export function isAmount(value: number): boolean {
	return value >= 0 && isMeasure(value);
}
