import { sql } from 'kysely';
import type { Db } from './database.ts';

export type FirstAdmin = {
	organizationId: string;
	organizationName: string;
	memberId: string;
	name: string;
	email: string;
	timeZone: string;
	calibrationOwner: boolean;
};

/**
 * The longest-standing admin of each organization on this installation, for whoever runs it: no request may ask
 * this, since it looks across organizations.
 */
export async function list(db: Db): Promise<FirstAdmin[]> {
	return db.transaction().execute(async (tx) => {
		await sql`select set_config('app.maintenance', 'on', true)`.execute(tx);
		const { rows } = await sql<FirstAdmin>`
			select distinct on (o.organization_id) o.organization_id, o.name as organization_name, m.id as member_id,
				m.name, m.email, m.time_zone, m.calibration_owner
			from app.organization o join app.member m on m.organization_id = o.organization_id
			where m.access = 'admin' and m.removed_at is null
			order by o.organization_id, m.created_at, m.id`.execute(tx);
		return rows;
	});
}
