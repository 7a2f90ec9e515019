import { sql } from 'kysely';
import type { Outcome } from '#lib/domain/decision/outcome.ts';
import type { Tx } from './database.ts';

export type Due = {
	id: string;
	candidateName: string;
	stageName: string;
	scorecardId: string;
	/** Of an exercise, whose author goes by a pseudonym there. */
	grading: boolean;
};

/** The scorecards of this job that the reader owes, by the candidate's name. */
export async function dueOf(tx: Tx, jobId: string, memberId: string): Promise<Due[]> {
	const { rows } = await sql<Due>`
		select a.id, c.name as candidate_name, st.name as stage_name, s.id as scorecard_id,
			s.exercise_assignment_id is not null as grading
		from app.scorecard s
		join app.application a on a.organization_id = s.organization_id and a.id = s.application_id
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		join app.stage st on st.organization_id = a.organization_id and st.id = a.stage_id
		where s.organization_id = app.organization_id() and s.member_id = ${memberId} and s.job_id = ${jobId}
			and s.state = 'draft' and s.seen_others_at is null and a.state = 'active'
		order by c.name_key, a.id, s.id`.execute(tx);
	return rows;
}

export type RankingDetails = {
	id: string;
	candidateName: string;
	stageName: string;
	/** Members who owe a scorecard. */
	owedBy: string[];
	decision: Outcome | null;
};

export async function detailsOf(tx: Tx, jobId: string, ids: string[]): Promise<RankingDetails[]> {
	const { rows } = await sql<RankingDetails>`
		select a.id, c.name as candidate_name, st.name as stage_name, d.outcome as decision,
			array(select m.name from app.scorecard s
				join app.member m on m.organization_id = s.organization_id and m.id = s.member_id
				where s.organization_id = a.organization_id and s.job_id = a.job_id and s.application_id = a.id
					and s.state = 'draft' and s.left_at is null group by m.id, m.name order by m.name, m.id) as owed_by
		from app.application a
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		join app.stage st on st.organization_id = a.organization_id and st.id = a.stage_id
		left join lateral (select d.outcome from app.decision d
			where d.organization_id = a.organization_id and d.application_id = a.id
			order by d.number desc limit 1) d on true
		where a.organization_id = app.organization_id() and a.job_id = ${jobId} and a.id = any(${ids}::uuid[])`.execute(
		tx,
	);
	return rows;
}

/** The names of the dimensions of the job's role version, in the scorecard's order. */
export async function dimensionNamesOf(tx: Tx, jobId: string): Promise<Map<string, string>> {
	const rows = await tx
		.selectFrom('job')
		.innerJoin('dimension', (join) =>
			join
				.onRef('dimension.organizationId', '=', 'job.organizationId')
				.onRef('dimension.roleVersionId', '=', 'job.roleVersionId'),
		)
		.select(['dimension.id', 'dimension.name'])
		.where('job.id', '=', jobId)
		.orderBy('dimension.position')
		.execute();
	return new Map(rows.map(({ id, name }) => [id, name]));
}
