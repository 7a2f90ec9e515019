import { sql } from 'kysely';
import type { ApplicationFacts, JobAccess } from '#lib/domain/permissions/can.ts';
import type { Identity, Tx } from './database.ts';

export type Candidate = { id: string; name: string; email: string | null; createdAt: Date };

export type NewCandidate = {
	organizationId: string;
	id: string;
	name: string;
	nameKey: string;
	email: string | null;
	createdAt: Date;
	createdBy: string;
};

/** A listing goes on after the candidate with this key and id. */
export type CandidateStart = { nameKey: string; id: string };

/** What decides which candidates a listing shows. */
export type Reach = { actor: Identity; recruits: boolean };

export async function insert(tx: Tx, candidate: NewCandidate): Promise<void> {
	await tx.insertInto('candidate').values(candidate).execute();
}

export async function find(tx: Tx, id: string): Promise<Candidate | undefined> {
	return tx
		.selectFrom('candidate')
		.select(['id', 'name', 'email', 'createdAt'])
		.where('id', '=', id)
		.executeTakeFirst();
}

/**
 * Beside each candidate `c`, its applications: all, those that the actor may see, and whether the actor manages one. As
 * a join for each row, so that a page ends after its rows; as `exists` the planner reads every application first.
 */
function applicationsOf({ actor, recruits }: Reach) {
	const held = sql`from app.job_access t where t.organization_id = j.organization_id and t.job_id = j.id
		and t.member_id = ${actor.memberId} and t.revoked_at is null`;
	return sql`cross join lateral (
		select count(*)::int as all_of_them,
			(count(*) filter (where (${recruits} and not j.confidential)
				or exists (select ${held} and (${recruits} or t.access <> 'interviewer'))))::int as seen,
			coalesce(bool_or((${recruits} and not j.confidential)
				or exists (select ${held} and (${recruits} or t.access in ('hiring_manager', 'recruiter')))), false) as manages
		from app.application a
		join app.job j on j.organization_id = a.organization_id and j.id = a.job_id
		where a.organization_id = c.organization_id and a.candidate_id = c.id) r`;
}

/** What `view_candidate` allows: people of the actor's jobs and, for recruiters, people without any application. */
function within({ recruits }: Reach) {
	return sql`(r.manages or (${recruits} and r.all_of_them = 0))`;
}

/** By name. `start` begins a part of the name or the address; it is lower-case and without accents. */
export async function list(
	tx: Tx,
	reach: Reach,
	page: { start: string; after: CandidateStart | null; limit: number },
): Promise<(Candidate & { nameKey: string; applications: number })[]> {
	const { start, after } = page;
	const found = start
		? sql`and (starts_with(c.name_key, ${start}) or starts_with(c.email, ${start})
			or strpos(c.name_key, ${` ${start}`}) > 0)`
		: sql``;
	const onwards = after ? sql`and (c.name_key, c.id) > (${after.nameKey}, ${after.id}::uuid)` : sql``;
	const { rows } = await sql<Candidate & { nameKey: string; applications: number }>`
		select c.id, c.name, c.name_key, c.email, c.created_at, r.seen as applications
		from app.candidate c ${applicationsOf(reach)}
		where c.organization_id = ${reach.actor.organizationId} ${found} ${onwards} and ${within(reach)}
		order by c.name_key, c.id limit ${page.limit}`.execute(tx);
	return rows;
}

/** Other people with this address, as far as the actor may see them. */
export async function withEmail(
	tx: Tx,
	reach: Reach,
	email: string,
): Promise<{ id: string; name: string }[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		select c.id, c.name from app.candidate c ${applicationsOf(reach)}
		where c.organization_id = ${reach.actor.organizationId} and c.email = ${email} and ${within(reach)}
		order by c.id limit 5`.execute(tx);
	return rows;
}

/** What `can` asks to know of each application of this person, also of those that the actor may not see. */
export async function applicationFacts(
	tx: Tx,
	actor: Identity,
	candidateId: string,
): Promise<(ApplicationFacts & { id: string })[]> {
	const { rows } = await sql<{
		id: string;
		confidential: boolean;
		access: JobAccess[];
		onPanel: boolean;
		owes: boolean;
	}>`
		select a.id, j.confidential,
			array(select t.access from app.job_access t where t.organization_id = j.organization_id and t.job_id = j.id
				and t.member_id = ${actor.memberId} and t.revoked_at is null) as access,
			exists (select from app.scorecard s where s.organization_id = a.organization_id and s.job_id = a.job_id
				and s.application_id = a.id and s.member_id = ${actor.memberId} and s.left_at is null) as on_panel,
			a.id in (select application_id from app.owed()) as owes
		from app.application a join app.job j on j.organization_id = a.organization_id and j.id = a.job_id
		where a.organization_id = ${actor.organizationId} and a.candidate_id = ${candidateId}`.execute(tx);
	return rows.map((row) => ({
		id: row.id,
		job: { access: row.access, confidential: row.confidential },
		onPanel: row.onPanel,
		owesApplication: row.owes,
		ownFile: false,
	}));
}
