/** A share from 0 to 1 in whole per cent; less than one, but not nothing, says so. */
export function percent(share: number): string {
	const rounded = Math.round(share * 100);
	return rounded === 0 && share > 0 ? 'under 1\u00a0%' : `${String(rounded)}\u00a0%`;
}

export function interviewersText(needed: number | null): string {
	return needed === null || needed > 99 ? 'more than any panel has' : String(needed);
}
