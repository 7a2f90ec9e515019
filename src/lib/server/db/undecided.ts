import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { JobAccess } from '#lib/domain/permissions/can.ts';
import { Band, EngineVersion, Reason, RecommendationStatus } from '#lib/domain/recommendation/verdict.ts';
import type { Tx } from './database.ts';

/** `reachesAll`: open to every job that is not confidential. `mustReview`: no figure before its notes were opened. */
export type UndecidedReader = { memberId: string; reachesAll: boolean; mustReview: boolean };

const Verdict = z.object({
	status: RecommendationStatus,
	band: Band.nullable(),
	reasons: z.array(Reason),
	score: z.number().nullable(),
	engine: EngineVersion,
});

export type Undecided = {
	id: string;
	jobId: string;
	jobTitle: string;
	candidateName: string;
	confidential: boolean;
	access: JobAccess[];
	onPanel: boolean;
	verdict: z.infer<typeof Verdict>;
};

/**
 * Applications of open jobs whose debrief was not opened, so that none was decided, with the recommendation that stands:
 * those whose figures this reader may see, newest first. Row-level security leaves out those on which the reader owes a
 * scorecard.
 */
export async function newest(tx: Tx, reader: UndecidedReader, limit: number): Promise<Undecided[]> {
	const { rows } = await sql<Omit<Undecided, 'verdict'> & { verdict: unknown }>`
		select a.id, a.job_id, j.title as job_title, c.name as candidate_name, j.confidential,
			${accessOf(reader)} as access, ${onPanel(reader)} as on_panel,
			jsonb_build_object('status', v.status, 'band', v.band, 'reasons', v.reasons, 'score', v.score,
				'engine', r.engine_version) as verdict
		from (${withFigures(reader)} order by a.organization_id desc, a.id desc limit ${limit}) u
		join app.application a on a.organization_id = app.organization_id() and a.id = u.id
		join app.job j on j.organization_id = a.organization_id and j.id = a.job_id
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		join app.recommendation r on r.organization_id = a.organization_id and r.id = u.recommendation_id
		cross join lateral jsonb_to_record(r.result) as v (status text, band text, reasons jsonb, score float8)
		order by a.id desc`.execute(tx);
	return rows.map(({ verdict, ...row }) => ({ ...row, verdict: Verdict.parse(verdict) }));
}

/** How many of them this reader may see, and how many still rest on a policy before this version. */
export async function outdated(
	tx: Tx,
	reader: UndecidedReader,
	version: number,
): Promise<{ all: number; outdated: number }> {
	const { rows } = await sql<{ all: number; outdated: number }>`
		select count(*)::int as "all", (count(*) filter (where r.policy_version < ${version}))::int as outdated
		from (${withFigures(reader)}) u
		join app.recommendation r on r.organization_id = app.organization_id() and r.id = u.recommendation_id`.execute(
		tx,
	);
	return rows[0] ?? { all: 0, outdated: 0 };
}

/** Whether the reader knows applications of open jobs whose figures are kept from that reader for now. */
export async function anyWithheld(tx: Tx, reader: UndecidedReader): Promise<boolean> {
	const { rows } = await sql<{ found: boolean }>`
		select exists (
			select from app.application a
			join app.job j on j.organization_id = a.organization_id and j.id = a.job_id and j.state = 'open'
			where a.organization_id = app.organization_id() and a.state = 'active' and ${reached(reader)}
				and (a.id in (select application_id from app.owed()) or (${unreviewed(reader)}
					and exists (select from app.standing s
						where s.organization_id = a.organization_id and s.application_id = a.id)))) as found`.execute(tx);
	return rows[0]?.found ?? false;
}

/** Where nothing was rated yet there is no figure to speak of. */
function withFigures(reader: UndecidedReader): RawBuilder<unknown> {
	return sql`
		select a.id, s.recommendation_id from app.application a
		join app.job j on j.organization_id = a.organization_id and j.id = a.job_id and j.state = 'open'
		join app.standing s on s.organization_id = a.organization_id and s.application_id = a.id
		where a.organization_id = app.organization_id() and a.state = 'active' and (s.rank_group <> 1 or s.raters > 0)
			and not exists (select from app.debrief b
				where b.organization_id = a.organization_id and b.application_id = a.id)
			and ${reached(reader)} and not (${unreviewed(reader)})`;
}

function reached(reader: UndecidedReader): RawBuilder<unknown> {
	return sql`((${reader.reachesAll} and not j.confidential)
		or cardinality(${accessOf(reader)}) > 0 or ${onPanel(reader)})`;
}

function accessOf({ memberId }: UndecidedReader): RawBuilder<JobAccess[]> {
	return sql`array(select t.access from app.job_access t where t.organization_id = j.organization_id
		and t.job_id = j.id and t.member_id = ${memberId} and t.revoked_at is null)`;
}

function onPanel({ memberId }: UndecidedReader): RawBuilder<boolean> {
	return sql`exists (select from app.scorecard p where p.organization_id = a.organization_id
		and p.application_id = a.id and p.job_id = a.job_id and p.member_id = ${memberId} and p.left_at is null)`;
}

function unreviewed({ memberId, mustReview }: UndecidedReader): RawBuilder<boolean> {
	if (!mustReview) return sql`false`;
	return sql`(not exists (select from app.recommendation_shown w where w.organization_id = a.organization_id
			and w.application_id = a.id and w.member_id = ${memberId})
		and exists (select from app.scorecard x where x.organization_id = a.organization_id and x.job_id = a.job_id
			and x.application_id = a.id and x.state = 'submitted' and x.member_id <> ${memberId}
			and not exists (select from app.evidence_opened e where e.organization_id = x.organization_id
				and e.scorecard_id = x.id and e.member_id = ${memberId})))`;
}
