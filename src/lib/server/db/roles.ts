import { sql } from 'kysely';
import type { Identity, Tx } from './database.ts';

export type Role = { id: string; title: string };

export type NewRole = Role & { organizationId: string; createdAt: Date; createdBy: string };

export type RoleListing = {
	id: string;
	title: string;
	/** Of the newest version; null before the first one. */
	number: number | null;
	publishedAt: Date | null;
	hasDraft: boolean;
	jobs: number;
};

export async function find(tx: Tx, id: string): Promise<Role | null> {
	const row = await tx.selectFrom('role').select(['id', 'title']).where('id', '=', id).executeTakeFirst();
	return row ?? null;
}

/** Versions and drafts of one role are made one after the other. */
export async function lock(tx: Tx, id: string): Promise<Role | null> {
	const row = await tx
		.selectFrom('role')
		.select(['id', 'title'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	return row ?? null;
}

export async function insert(tx: Tx, role: NewRole): Promise<void> {
	await insertAll(tx, [role]);
}

export async function insertAll(tx: Tx, roles: NewRole[]): Promise<void> {
	await tx.insertInto('role').values(roles).execute();
}

export async function rename(tx: Tx, id: string, title: string): Promise<void> {
	await tx.updateTable('role').set({ title }).where('id', '=', id).execute();
}

export async function remove(tx: Tx, id: string): Promise<void> {
	await tx.deleteFrom('role').where('id', '=', id).execute();
}

/**
 * By title. Roles that were never published come only with `withDrafts`. Jobs are counted where the actor may see
 * them: through the hiring team, or, with `allJobs`, where they are not confidential.
 */
export async function list(
	tx: Tx,
	actor: Identity,
	options: {
		withDrafts: boolean;
		allJobs: boolean;
		titleStart: string;
		/** The last role of the page before. */
		after: Role | null;
		limit: number;
	},
): Promise<RoleListing[]> {
	const { withDrafts, allJobs, titleStart, after, limit } = options;
	const { rows } = await sql<RoleListing>`
		select r.id, r.title, v.number, v.published_at,
			${withDrafts} and d.role_id is not null as has_draft,
			(select count(*)::int from app.job j
				join app.role_version jv on jv.organization_id = j.organization_id and jv.id = j.role_version_id
				where jv.organization_id = r.organization_id and jv.role_id = r.id and (
					(${allJobs} and not j.confidential)
					or exists (select from app.job_access a where a.organization_id = j.organization_id and a.job_id = j.id
						and a.member_id = ${actor.memberId} and a.revoked_at is null))) as jobs
		from app.role r
		left join app.role_draft d on d.organization_id = r.organization_id and d.role_id = r.id
		left join lateral (select rv.number, rv.published_at from app.role_version rv
			where rv.organization_id = r.organization_id and rv.role_id = r.id order by rv.number desc limit 1) v on true
		where r.organization_id = ${actor.organizationId}
			and (v.number is not null or ${withDrafts})
			and starts_with(lower(r.title), lower(${titleStart}))
			and (${after === null} or (r.title, r.id) > (${after?.title ?? ''}, ${after?.id ?? actor.organizationId}::uuid))
		order by r.title, r.id limit ${limit}`.execute(tx);
	return rows;
}
