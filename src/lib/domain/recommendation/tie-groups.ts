import { reaches } from '#lib/domain/recommendation/reaches.ts';
import { normalCdf } from '#lib/domain/statistics/normal.ts';

/** A score with its standard error, both in points of the 1 to 5 scale. */
export type Scored = { score: number; se: number };

/** From this probability on, 0 to 1, one application counts as told apart from another. */
export const sureFrom = 0.8;

export type Order = 'above' | 'not_told_apart' | 'below';

/** What a probability of exceeding another says about the two. */
export function orderOf(probability: number): Order {
	if (reaches(probability, sureFrom)) return 'above';
	return reaches(1 - probability, sureFrom) ? 'below' : 'not_told_apart';
}

/**
 * Probability, 0 to 1, that a's score exceeds b's, taking their errors as independent. As far as two estimates rest on
 * the same thing, such as the means that ratings are measured from, they err together, and their difference is surer than
 * this: taking that as independent can only widen a tie group.
 */
export function probabilityAbove(a: Scored, b: Scored): number {
	const spread = Math.hypot(a.se, b.se);
	const difference = a.score - b.score;
	return spread > 0 ? normalCdf(difference / spread) : (Math.sign(difference) + 1) / 2;
}

/**
 * The tie group of each application, counted from 1. A group starts at the best that is in none yet and takes those that
 * cannot be told apart from that best one; two of its members may still be told apart from each other. Where a row
 * belongs depends on the rows above it alone, so a page needs nothing of what follows it.
 *
 * @param bestFirst by score, falling
 */
export function tieGroups(bestFirst: readonly Scored[]): number[] {
	const leaders: Scored[] = [];
	return bestFirst.map((row) => {
		const group = leaders.findIndex((leader) => orderOf(probabilityAbove(leader, row)) === 'not_told_apart');
		return group < 0 ? leaders.push(row) : group + 1;
	});
}
