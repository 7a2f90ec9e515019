import { sql } from 'kysely';
import { Recommendation } from '#lib/domain/recommendation/recommendation.ts';
import type { PanelData } from '#lib/domain/recommendation/panel.ts';
import type { Tx } from './database.ts';

export type Basis = 'independent' | 'as_revised';

/** Serialises what is computed about one application. Ask as the system. */
export async function lockApplication(
	tx: Tx,
	applicationId: string,
): Promise<{ jobId: string; roleVersionId: string } | undefined> {
	return tx
		.selectFrom('application')
		.innerJoin('job', (join) =>
			join
				.onRef('job.organizationId', '=', 'application.organizationId')
				.onRef('job.id', '=', 'application.jobId'),
		)
		.select(['application.jobId', 'job.roleVersionId'])
		.where('application.id', '=', applicationId)
		.forNoKeyUpdate('application')
		.executeTakeFirst();
}

export async function dimensionsOf(tx: Tx, roleVersionId: string): Promise<PanelData['dimensions']> {
	return tx
		.selectFrom('dimension')
		.select(['id', 'name', 'weight', 'critical', 'floor'])
		.where('roleVersionId', '=', roleVersionId)
		.orderBy('position')
		.execute();
}

type CountedScorecard = PanelData['scorecards'][number] & { owed: boolean };

/**
 * Every scorecard of the application with the ratings that count on this basis: `independent` takes each one's newest
 * revision that was made before its author could see another's, `as_revised` simply its newest. Ask as the system.
 */
export async function scorecardsOf(
	tx: Tx,
	jobId: string,
	applicationId: string,
	basis: Basis,
): Promise<CountedScorecard[]> {
	const { rows } = await sql<{
		id: string;
		raterId: string;
		state: 'draft' | 'submitted' | 'waived';
		shadow: boolean;
		seenOthers: boolean;
		number: number | null;
		dimensionId: string | null;
		level: number | null;
	}>`
		select s.id, s.member_id as rater_id, s.state, s.shadow, s.seen_others_at is not null as seen_others,
			v.number, r.dimension_id, r.level
		from app.scorecard s
		left join lateral (
			select max(number) as number from app.scorecard_revision v
			where v.organization_id = s.organization_id and v.scorecard_id = s.id
				and (${basis === 'as_revised'} or not v.others_seen or s.seen_others_at is not null)) v on true
		left join app.rating r on r.organization_id = s.organization_id and r.scorecard_id = s.id and r.number = v.number
		where s.organization_id = app.organization_id() and s.job_id = ${jobId} and s.application_id = ${applicationId}
		order by s.id, r.dimension_id`.execute(tx);
	const scorecards = new Map<string, CountedScorecard>();
	for (const row of rows) {
		const scorecard = scorecards.get(row.id) ?? {
			id: row.id,
			raterId: row.raterId,
			ratings: [],
			notAssessed: [],
			excluded: excludedFor(row),
			owed: row.state === 'draft' && !row.shadow && !row.seenOthers,
		};
		scorecards.set(row.id, scorecard);
		if (row.dimensionId === null) continue;
		if (row.level === null) scorecard.notAssessed.push(row.dimensionId);
		else scorecard.ratings.push({ dimensionId: row.dimensionId, level: row.level });
	}
	return [...scorecards.values()];
}

function excludedFor(row: { state: string; shadow: boolean; seenOthers: boolean }) {
	if (row.state === 'waived') return 'waived' as const;
	if (row.shadow) return 'shadow' as const;
	return row.seenOthers ? ('seen_others' as const) : null;
}

export async function redFlagsOf(tx: Tx, applicationId: string): Promise<PanelData['redFlags']> {
	return tx
		.selectFrom('redFlag')
		.select(['id', 'state'])
		.where('applicationId', '=', applicationId)
		.execute();
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
