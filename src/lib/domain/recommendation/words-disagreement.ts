import type { ModelDimension } from '#lib/domain/recommendation/model-recommendation.ts';
import { chance } from '#lib/domain/recommendation/words-figures.ts';

/** How a dimension's raters stand to each other. A range of two levels is common, so its probability is told with it. */
export function disagreementWords({
	n,
	range,
	disagreement,
}: Pick<ModelDimension, 'n' | 'range' | 'disagreement'>): string {
	if (n === 0) return 'Nobody rated it';
	if (!disagreement || range === null || n === 1) return 'One rater only';
	const { level, p } = disagreement;
	if (level === 'high') return `Far apart (${chance(p)} by chance)`;
	if (level === 'moderate') return `Apart (${chance(p)} by chance)`;
	return range >= 2 ? `No more apart than usual (${chance(p)} by chance)` : 'Close together';
}
