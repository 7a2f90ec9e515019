import { sql } from 'kysely';
import type { Tx } from './database.ts';

export type RoleChoice = { id: string; title: string; number: number };

/** The newest published version of each role, by title; `also` is in it even where a newer one exists. */
export async function newestVersions(tx: Tx, also: string | null): Promise<RoleChoice[]> {
	const { rows } = await sql<RoleChoice>`
		select v.id, v.title, v.number from app.role_version v
		where v.organization_id = app.organization_id() and (v.id = ${also}::uuid or not exists (
			select from app.role_version n where n.organization_id = v.organization_id and n.role_id = v.role_id
				and n.number > v.number))
		order by v.title, v.number desc limit 500`.execute(tx);
	return rows;
}
