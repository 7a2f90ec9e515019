import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Outcome } from '#lib/domain/decision/outcome.ts';
import { Band, Reason } from '#lib/domain/recommendation/recommendation.ts';
import type { Tx } from './database.ts';

/** 0 to 3 are the stored ranking groups of `recommendations.rankGroups`; the rest rest on no figure. */
export type Group = 0 | 1 | 2 | 3 | 4 | 5;
export const groups = {
	ranked: 0,
	insufficient: 1,
	hold: 2,
	stopped: 3,
	ready: 4,
	none: 5,
} as const;

/** Where a page goes on: after this application of this group. `score` counts within the ranked only. */
export type RankingStart = { group: Group; score: number; id: string };

/** `mustReview`: the policy shows no figure of an application before the reader has opened all of its notes. */
export type Reader = { jobId: string; memberId: string; mustReview: boolean };

const Figures = z.object({
	status: z.enum(['RECOMMENDED', 'KNOCKED_OUT', 'HOLD', 'INSUFFICIENT_EVIDENCE']),
	band: Band.nullable(),
	reasons: z.array(Reason),
	raw: z.number().nullable(),
});

export type Rated = z.infer<typeof Figures> & {
	id: string;
	group: Group;
	score: number | null;
	coverage: number;
	raters: number;
	provisional: boolean;
};

/**
 * Applications with a standing that this reader may see: ranked best first, then the other groups, each in the order in
 * which they applied. Row-level security leaves out those on which the reader owes a scorecard.
 */
export async function rated(
	tx: Tx,
	reader: Reader,
	after: RankingStart | null,
	limit: number,
): Promise<Rated[]> {
	const start = after ?? { group: groups.ranked, score: 6, id: null };
	const branches = ([0, 1, 2, 3] as const)
		.filter((group) => group >= start.group)
		.map((group) => {
			const from = group === start.group ? start : null;
			const position =
				group === groups.ranked ? afterScore(from) : afterId(sql.ref('s.application_id'), from);
			const order =
				group === groups.ranked
					? sql`s.score desc nulls last, s.application_id`
					: sql`s.rank_group, s.application_id`;
			return sql`(select s.application_id as id, s.rank_group, s.score, s.coverage, s.raters, s.provisional,
					s.recommendation_id
				from app.standing s
				where s.organization_id = app.organization_id() and s.job_id = ${reader.jobId} and s.rank_group = ${group}
					and (s.rank_group <> 1 or s.raters > 0) and ${position} and ${figureShown(reader)}
				order by ${order} limit ${limit})`;
		});
	if (branches.length === 0) return [];
	const order = sql`g.rank_group, case when g.rank_group = 0 then g.score end desc, g.id`;
	const { rows } = await sql<Omit<Rated, keyof z.infer<typeof Figures>> & { figures: unknown }>`
		select g.id, g.rank_group as "group", g.score, g.coverage, g.raters, g.provisional,
			r.result - '{trace,dimensions}'::text[] as figures
		from (select * from (${sql.join(branches, sql` union all `)}) g order by ${order} limit ${limit}) g
		join app.recommendation r on r.organization_id = app.organization_id() and r.id = g.recommendation_id
		order by ${order}`.execute(tx);
	return rows.map(({ figures, ...row }) => ({ ...row, ...Figures.parse(figures) }));
}

/** Active applications of which this reader is shown no figure, in the order in which they applied; not those where one is owed. */
export async function unrated(
	tx: Tx,
	reader: Reader,
	after: RankingStart | null,
	limit: number,
): Promise<{ id: string; group: Group }[]> {
	const from = (group: Group) => {
		if (after === null || after.group < group) return sql`true`;
		return after.group === group ? afterId(sql.ref('a.id'), after) : sql`false`;
	};
	const active = sql`select a.id from app.application a
		left join app.standing s on s.organization_id = a.organization_id and s.application_id = a.id
		where a.organization_id = app.organization_id() and a.job_id = ${reader.jobId} and a.state = 'active'
			and a.id not in (select application_id from app.owed())`;
	const { rows } = await sql<{ id: string; group: Group }>`
		select u.id, u."group" from (
			select r.id, ${groups.ready}::int as "group" from (${active} and ${reader.mustReview}
				and (s.rank_group <> 1 or s.raters > 0) and a.id not in (${reviewed(reader)})
				and ${from(groups.ready)} order by a.id limit ${limit}) r
			union all
			select n.id, ${groups.none}::int from (${active}
				and (s.application_id is null or (s.rank_group = 1 and s.raters = 0))
				and ${from(groups.none)} order by a.id limit ${limit}) n
		) u order by u."group", u.id limit ${limit}`.execute(tx);
	return rows;
}

/** More than this many are not counted. */
const countLimit = 1000;

export type Count = { group: Group; count: number };

/** How many stand in each group with figures, over what this reader may see and nothing else; up to one over the limit. */
export async function counts(tx: Tx, reader: Reader): Promise<Count[]> {
	// In a sub-select the organization is asked for once; bare, at every row of a scan.
	const { rows } = await sql<Count>`
		select g."group", (select count(*)::int from (
			select from app.standing s
			where s.organization_id = (select app.organization_id()) and s.job_id = ${reader.jobId} and s.rank_group = g."group"
				and (s.rank_group <> 1 or s.raters > 0) and ${figureShown(reader)}
			limit ${countLimit + 1}) c) as count
		from (values (0), (1), (2), (3)) g ("group")`.execute(tx);
	return rows;
}

/** Of the ranked, how many have a better score than this one, and how many stand before it. */
export async function before(
	tx: Tx,
	reader: Reader,
	{ score, id }: { score: number; id: string },
	tolerance: number,
): Promise<{ better: number; before: number }> {
	const { rows } = await sql<{ better: number; before: number }>`
		select (count(*) filter (where s.score > ${score}::float8 + ${tolerance}::float8))::int as better,
			(count(*) filter (where s.score > ${score}::float8 or s.application_id < ${id}::uuid))::int as before
		from app.standing s
		where s.organization_id = app.organization_id() and s.job_id = ${reader.jobId} and s.rank_group = 0
			and s.score >= ${score}::float8 and ${figureShown(reader)}`.execute(tx);
	return rows[0] ?? { better: 0, before: 0 };
}

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

/** The names of the dimensions of the job's role version, for sentences. */
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
		.execute();
	return new Map(rows.map(({ id, name }) => [id, name]));
}

function afterScore(from: { score: number; id: string | null } | null): RawBuilder<unknown> {
	if (from === null || from.id === null) return sql`true`;
	return sql`s.score <= ${from.score}::float8
		and (s.score < ${from.score}::float8 or s.application_id > ${from.id}::uuid)`;
}

function afterId(id: RawBuilder<unknown>, from: { id: string | null } | null): RawBuilder<unknown> {
	return from === null || from.id === null ? sql`true` : sql`${id} > ${from.id}::uuid`;
}

function figureShown(reader: Reader): RawBuilder<unknown> {
	const active = sql`s.application_id not in (select w.id from app.application w
		where w.organization_id = (select app.organization_id()) and w.job_id = ${reader.jobId} and w.state = 'withdrawn')`;
	return reader.mustReview ? sql`${active} and s.application_id in (${reviewed(reader)})` : active;
}

/** Applications whose notes this reader has opened, all of them, or whose recommendation the reader chose to see. */
function reviewed({ jobId, memberId }: Reader): RawBuilder<unknown> {
	return sql`
		select w.application_id from app.recommendation_shown w
		where w.organization_id = app.organization_id() and w.member_id = ${memberId}
		union
		select r.application_id from (
			select e.application_id from app.evidence_opened e
			where e.organization_id = app.organization_id() and e.member_id = ${memberId}
			union
			select s.application_id from app.scorecard s
			where s.organization_id = app.organization_id() and s.member_id = ${memberId} and s.state = 'submitted') r
		where not exists (select from app.scorecard s
			where s.organization_id = app.organization_id() and s.job_id = ${jobId}
				and s.application_id = r.application_id and s.state = 'submitted' and s.member_id <> ${memberId}
				and not exists (select from app.evidence_opened e
					where e.organization_id = app.organization_id() and e.scorecard_id = s.id and e.member_id = ${memberId}))`;
}
