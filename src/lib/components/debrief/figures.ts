/** A level, or one rater's mean of several. */
export function levelText(level: number): string {
	return Number.isInteger(level) ? String(level) : level.toFixed(1);
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
