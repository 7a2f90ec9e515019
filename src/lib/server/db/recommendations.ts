import { Recommendation } from '#lib/domain/recommendation/recommendation.ts';
import type { Tx } from './database.ts';

export type Basis = 'independent' | 'as_revised';

/** Serialises what is computed about one application. Ask as the system. */
export async function lockApplication(
	tx: Tx,
	applicationId: string,
): Promise<{ jobId: string; frozenId: string | null } | undefined> {
	return tx
		.selectFrom('application')
		.leftJoin('debrief', (join) =>
			join
				.onRef('debrief.organizationId', '=', 'application.organizationId')
				.onRef('debrief.applicationId', '=', 'application.id'),
		)
		.select(['application.jobId', 'debrief.recommendationId as frozenId'])
		.where('application.id', '=', applicationId)
		.forNoKeyUpdate('application')
		.executeTakeFirst();
}

export type Stored = {
	id: string;
	basis: Basis;
	computedAt: Date;
	policyVersion: number;
	dataHash: string;
	result: Recommendation;
};

export async function find(tx: Tx, id: string): Promise<Stored | undefined> {
	const [found] = await findAll(tx, [id]);
	return found;
}

/** Those of these that exist and may be read, in no order. */
export async function findAll(tx: Tx, ids: string[]): Promise<Stored[]> {
	if (ids.length === 0) return [];
	const rows = await tx
		.selectFrom('recommendation')
		.select(['id', 'basis', 'computedAt', 'policyVersion', 'dataHash', 'result'])
		.where('id', 'in', ids)
		.execute();
	return rows.map((row) => ({ ...row, result: Recommendation.parse(row.result) }));
}

export async function insert(
	tx: Tx,
	row: {
		organizationId: string;
		id: string;
		applicationId: string;
		basis: Basis;
		computedAt: Date;
		policyVersion: number;
		roleVersionId: string;
		dataHash: string;
		result: Recommendation;
	},
): Promise<void> {
	await tx
		.insertInto('recommendation')
		.values({ ...row, engineVersion: row.result.engine, result: JSON.stringify(row.result) })
		.execute();
}

/** The newest recommendation of an application, by basis, with the hash of what it was computed from. */
export async function standingOf(tx: Tx, applicationId: string) {
	return tx
		.selectFrom('standing')
		.innerJoin('recommendation', (join) =>
			join
				.onRef('recommendation.organizationId', '=', 'standing.organizationId')
				.onRef('recommendation.id', '=', 'standing.recommendationId'),
		)
		.leftJoin('recommendation as revised', (join) =>
			join
				.onRef('revised.organizationId', '=', 'standing.organizationId')
				.onRef('revised.id', '=', 'standing.asRevisedId'),
		)
		.select([
			'standing.recommendationId',
			'standing.asRevisedId',
			'recommendation.dataHash',
			'revised.dataHash as asRevisedHash',
		])
		.where('standing.applicationId', '=', applicationId)
		.executeTakeFirst();
}

export async function saveStanding(
	tx: Tx,
	row: {
		organizationId: string;
		applicationId: string;
		jobId: string;
		recommendationId: string;
		asRevisedId: string | null;
		result: Recommendation;
	},
): Promise<void> {
	const values = {
		recommendationId: row.recommendationId,
		asRevisedId: row.asRevisedId,
		rankGroup: rankGroups[row.result.status],
		score: row.result.score,
		se: row.result.engine === 'm3/1' ? row.result.se : null,
		coverage: row.result.coverage,
		raters: row.result.raters,
		provisional: row.result.provisional,
	};
	await tx
		.insertInto('standing')
		.values({
			organizationId: row.organizationId,
			applicationId: row.applicationId,
			jobId: row.jobId,
			...values,
		})
		.onConflict((conflict) => conflict.columns(['organizationId', 'applicationId']).doUpdateSet(values))
		.execute();
}

/** The order of a job's page: recommended, not enough evidence, on hold, stopped. */
export const rankGroups = { RECOMMENDED: 0, INSUFFICIENT_EVIDENCE: 1, HOLD: 2, KNOCKED_OUT: 3 } as const;
