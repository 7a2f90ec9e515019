import type { ModelTrace } from '#lib/domain/recommendation/model-recommendation.ts';

export type ContributionRow = ModelTrace['rows'][number];

/** Points by which one rater's ratings together moved the score from where it started. */
export type RaterContribution = { raterId: string; sum: number; rows: ContributionRow[] };

/** The working summed by rater, the one who lifted the score most first; rows keep their order. */
export function contributionsByRater({ rows }: Pick<ModelTrace, 'rows'>): RaterContribution[] {
	return [...Map.groupBy(rows, ({ raterId }) => raterId)]
		.map(([raterId, own]) => ({ raterId, sum: sumOf(own), rows: own }))
		.sort((a, b) => b.sum - a.sum);
}

/** The working summed by dimension. */
export function contributionsByDimension({ rows }: Pick<ModelTrace, 'rows'>): Map<string, number> {
	const groups = Map.groupBy(rows, ({ dimensionId }) => dimensionId);
	return new Map([...groups].map(([dimensionId, own]) => [dimensionId, sumOf(own)]));
}

function sumOf(rows: readonly ContributionRow[]): number {
	return rows.reduce((sum, { contribution }) => sum + contribution, 0);
}
