import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Scored } from '#lib/domain/recommendation/tie-groups.ts';
import { Band, EngineVersion, Reason, RecommendationStatus } from '#lib/domain/recommendation/verdict.ts';
import type { Tx } from './database.ts';

/** In the order of the page. `earlier` is recommended by an engine that cannot say how sure it is. */
export const groups = {
	ranked: 0,
	earlier: 1,
	insufficient: 2,
	hold: 3,
	stopped: 4,
	ready: 5,
	none: 6,
} as const;
export type Group = (typeof groups)[keyof typeof groups];

/** Those that rest on figures, each with what it holds of the stored ranking groups (`recommendations.rankGroups`). */
const figured = [
	{ group: groups.ranked, holds: sql`s.rank_group = 0 and s.se is not null` },
	{ group: groups.earlier, holds: sql`s.rank_group = 0 and s.se is null` },
	{ group: groups.insufficient, holds: sql`s.rank_group = 1 and s.raters > 0` },
	{ group: groups.hold, holds: sql`s.rank_group = 2` },
	{ group: groups.stopped, holds: sql`s.rank_group = 3` },
] as const;

const byScore = (group: Group) => group === groups.ranked || group === groups.earlier;

/** Where a page goes on: after this application of this group. */
export type RankingPlace = { group: Group; id: string };

/** `score` counts within the first two groups only. */
export type RankingStart = RankingPlace & { score: number };

/** `mustReview`: the policy shows no figure of an application before the reader has opened all of its notes. */
export type Reader = { jobId: string; memberId: string; mustReview: boolean };

const Figures = z.object({
	engine: EngineVersion,
	status: RecommendationStatus,
	band: Band.nullable(),
	reasons: z.array(Reason),
	raw: z.number().nullable(),
	/** Of 90 %, not cut to the scale; an engine that knows none leaves it out. */
	interval: z
		.tuple([z.number(), z.number()])
		.nullish()
		.transform((interval) => interval ?? null),
});

export type Rated = z.infer<typeof Figures> & {
	id: string;
	group: Group;
	score: number | null;
	se: number | null;
	coverage: number;
	raters: number;
	provisional: boolean;
};

/** A stored result without what makes it large and no list shows. In one step, since each step unpacks it anew. */
const figuresOf = sql`r.result - '{trace,robustness,dimensions,cards,severity}'::text[]`;

/** Null where the reader is shown no such application in a group by score, or no longer: then the list begins anew. */
export async function startAt(tx: Tx, reader: Reader, place: RankingPlace): Promise<RankingStart | null> {
	if (!byScore(place.group)) return { ...place, score: 0 };
	const { rows } = await sql<{ score: number }>`
		select coalesce(s.score, 0) as score from app.standing s
		where s.organization_id = app.organization_id() and s.job_id = ${reader.jobId}
			and s.application_id = ${place.id}::uuid and s.rank_group = 0
			and (s.se is not null) = ${place.group === groups.ranked} and ${figureShown(reader)}`.execute(tx);
	return rows[0] ? { ...place, score: rows[0].score } : null;
}

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
	const branches = figured
		.filter(({ group }) => group >= start.group)
		.map(({ group, holds }) => {
			const from = group === start.group ? start : null;
			const position = byScore(group) ? afterScore(from) : afterId(sql.ref('s.application_id'), from);
			const order = byScore(group)
				? sql`s.score desc nulls last, s.application_id`
				: sql`s.rank_group, s.application_id`;
			return sql`(select s.application_id as id, ${group}::int as "group", s.score, s.se, s.coverage, s.raters,
					s.provisional, s.recommendation_id
				from app.standing s
				where s.organization_id = app.organization_id() and s.job_id = ${reader.jobId} and ${holds}
					and ${position} and ${figureShown(reader)}
				order by ${order} limit ${limit})`;
		});
	if (branches.length === 0) return [];
	const order = sql`g."group", case when g."group" <= ${groups.earlier} then g.score end desc, g.id`;
	const { rows } = await sql<Omit<Rated, keyof z.infer<typeof Figures>> & { figures: unknown }>`
		select g.id, g."group", g.score, g.se, g.coverage, g.raters, g.provisional, ${figuresOf} as figures
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
	const each = figured.map(
		({ group, holds }) => sql`select ${group}::int as "group", (select count(*)::int from (
			select from app.standing s
			where s.organization_id = (select app.organization_id()) and s.job_id = ${reader.jobId} and ${holds}
				and ${figureShown(reader)}
			limit ${countLimit + 1}) c) as count`,
	);
	const { rows } = await sql<Count>`${sql.join(each, sql` union all `)}`.execute(tx);
	return rows;
}

/** The scores of all that stand before this one of the ranked, best first. */
export async function above(
	tx: Tx,
	reader: Reader,
	{ score, id }: { score: number; id: string },
): Promise<Scored[]> {
	const { rows } = await sql<Scored>`
		select s.score, s.se from app.standing s
		where s.organization_id = (select app.organization_id()) and s.job_id = ${reader.jobId}
			and s.rank_group = 0 and s.se is not null and s.score >= ${score}::float8
			and (s.score > ${score}::float8 or s.application_id < ${id}::uuid) and ${figureShown(reader)}
		order by s.score desc nulls last, s.application_id`.execute(tx);
	return rows;
}

/** Of those without an error, how many have a better score than this one, and how many stand before it. */
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
		where s.organization_id = app.organization_id() and s.job_id = ${reader.jobId}
			and s.rank_group = 0 and s.se is null and s.score >= ${score}::float8 and ${figureShown(reader)}`.execute(tx);
	return rows[0] ?? { better: 0, before: 0 };
}

function afterScore(from: { score: number; id: string | null } | null): RawBuilder<unknown> {
	if (from === null || from.id === null) return sql`true`;
	return sql`s.score <= ${from.score}::float8
		and (s.score < ${from.score}::float8 or s.application_id > ${from.id}::uuid)`;
}

function afterId(id: RawBuilder<unknown>, from: { id: string | null } | null): RawBuilder<unknown> {
	return from === null || from.id === null ? sql`true` : sql`${id} > ${from.id}::uuid`;
}

/** Of `standing s`: whether the reader is shown figures of it, beside what row-level security leaves out. */
export function figureShown(reader: Reader): RawBuilder<unknown> {
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
