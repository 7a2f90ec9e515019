import type { ModelDimension } from '#lib/domain/recommendation/model-recommendation.ts';
import { chance } from '#lib/domain/recommendation/words-figures.ts';

/** How a dimension's raters stand to each other. */
export type Spread = 'none' | 'one' | 'close' | 'usual' | 'apart' | 'far_apart';

export const spreadWords: Record<Spread, string> = {
	none: 'nobody rated it',
	one: 'one rater only',
	close: 'close together',
	usual: 'no more apart than usual',
	apart: 'apart',
	far_apart: 'far apart',
};

/** `disagreement` is missing where nothing but the range, in levels, is known: the old engine, and dimensions without weight. */
type Raters = Pick<ModelDimension, 'n' | 'range'> & { disagreement?: ModelDimension['disagreement'] };

/** A range of two levels is nothing rare: where its probability is known, only an improbable one counts as apart. */
export function spreadOf({ n, range, disagreement }: Raters): Spread {
	if (n === 0) return 'none';
	if (n === 1 || range === null) return 'one';
	if (disagreement?.level === 'high') return 'far_apart';
	if (disagreement?.level === 'moderate') return 'apart';
	if (disagreement) return range >= 2 ? 'usual' : 'close';
	if (range >= 3) return 'far_apart';
	return range >= 2 ? 'apart' : 'close';
}

/** The same as the start of a sentence, with the probability of lying so far apart by chance. */
export function disagreementWords(raters: Raters): string {
	const spread = spreadOf(raters);
	const words = spreadWords[spread].replace(/^./, (first) => first.toUpperCase());
	const isRange = spread === 'usual' || spread === 'apart' || spread === 'far_apart';
	return isRange && raters.disagreement ? `${words} (${chance(raters.disagreement.p)} by chance)` : words;
}
