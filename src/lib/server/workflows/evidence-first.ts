import type { Policy } from '#lib/domain/policy/policy.ts';
import type { Review } from '#lib/server/db/evidence.ts';

/** Whether the policy keeps band, score and rank from a reader who has come this far through the evidence. */
export function withheld(
	policy: Pick<Policy, 'evidenceFirst'>,
	review: Pick<Review, 'unopened' | 'shownAt'>,
): boolean {
	return policy.evidenceFirst === 'require' && review.unopened.length > 0 && review.shownAt === null;
}
