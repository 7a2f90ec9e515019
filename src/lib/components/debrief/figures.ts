const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** "Kim, Lee and Noa". */
export function listOf(names: readonly string[]): string {
	return list.format(names);
}

/** A share of 0 to 1 in per cent, with a decimal only where it has one. */
export function percentText(share: number): string {
	return `${String(Math.round(share * 1000) / 10)} %`;
}

/** A level, or one rater's mean of several. */
export function levelText(level: number): string {
	return Number.isInteger(level) ? String(level) : level.toFixed(1);
}

export function counted(count: number, one: string, many: string): string {
	return `${String(count)} ${count === 1 ? one : many}`;
}

/** Every digit that the figure has: for whoever recomputes it. */
export function exact(figure: number): string {
	return String(figure);
}

/** What a scorecard is about, and in which stage; a stage of the same name is not named twice. */
export function placeOf(of: { title: string; stageName: string; isGrading?: boolean }): string {
	const title = of.isGrading ? `${of.title} (exercise)` : of.title;
	return of.title === of.stageName ? title : `${title} · ${of.stageName}`;
}
