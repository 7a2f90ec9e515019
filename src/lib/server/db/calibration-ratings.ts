import { sql } from 'kysely';
import type { Tx } from './database.ts';

/**
 * The ratings that calibration may rest on: those of opened debriefs in each scorecard's newest revision that its author made
 * before seeing another's; none of a shadow or waived scorecard or of a dimension without weight, and none of the sample.
 */
export const counted = sql`
	from app.debrief b
	join app.application a on a.organization_id = b.organization_id and a.id = b.application_id
	join app.job j on j.organization_id = a.organization_id and j.id = a.job_id and not j.is_sample
	join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id and not c.is_sample
	join app.scorecard s on s.organization_id = a.organization_id and s.job_id = a.job_id and s.application_id = a.id
		and s.state <> 'waived' and not s.shadow and s.seen_others_at is null
	join lateral (
		select max(v.number) as number from app.scorecard_revision v
		where v.organization_id = s.organization_id and v.scorecard_id = s.id and not v.others_seen) v on true
	join app.rating r on r.organization_id = s.organization_id and r.scorecard_id = s.id and r.number = v.number
		and r.level is not null
	join app.dimension d on d.organization_id = r.organization_id and d.id = r.dimension_id and d.weight > 0
	join app.role_version o on o.organization_id = d.organization_id and o.id = d.role_version_id
	where b.organization_id = app.organization_id()`;

export type CountedRating = {
	applicationId: string;
	raterId: string;
	roleId: string;
	dimensionName: string;
	level: number;
};

/**
 * A fit waits for those who owe a scorecard on the application: its figures are told to everybody, and would tell them
 * what the others gave.
 */
const settled = sql`
	${counted} and not exists (select from app.scorecard w where w.organization_id = a.organization_id
		and w.job_id = a.job_id and w.application_id = a.id and w.state = 'draft' and w.seen_others_at is null)`;

/** In no order. Ask as the system. */
export async function ofOpenedDebriefs(tx: Tx): Promise<CountedRating[]> {
	const { rows } = await sql<CountedRating>`
		select a.id as application_id, s.member_id as rater_id, o.role_id, d.name as dimension_name, r.level
		${settled}`.execute(tx);
	return rows;
}

export type Counts = { ratings: number; candidates: number; raters: number };

/** Ask as the system. */
export async function count(tx: Tx): Promise<Counts> {
	const { rows } = await sql<Counts>`
		select count(*)::int as ratings, count(distinct a.id)::int as candidates, count(distinct s.member_id)::int as raters
		${settled}`.execute(tx);
	return rows[0] ?? { ratings: 0, candidates: 0, raters: 0 };
}
