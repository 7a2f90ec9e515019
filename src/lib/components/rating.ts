import type { Level } from '#lib/domain/scorecard/level.ts';

export type RatingValue = Level | 'not_assessed';
export type Anchors = Partial<Record<Level, string>>;

/* Not the domain's list: that file brings the validator, and a rating is drawn on a phone. */
export const levels: readonly Level[] = [1, 2, 3, 4, 5];

/** What a key means inside a rating: a level, "not assessed", or nothing. */
export function ratingOfKey(key: string): RatingValue | null {
	if (key === 'n' || key === 'N') return 'not_assessed';
	return levels.find((level) => String(level) === key) ?? null;
}

/** The level in words: its anchor, or the two anchors that it lies between. */
export function anchorText(level: Level, anchors: Anchors): string | null {
	const own = anchors[level];
	if (own) return own;
	const below = levels.findLast((other) => other < level && anchors[other]);
	const above = levels.find((other) => other > level && anchors[other]);
	if (below && above) return `Between the anchors for ${below} and ${above}.`;
	if (below) return `Above the anchor for ${below}.`;
	return above ? `Below the anchor for ${above}.` : null;
}
