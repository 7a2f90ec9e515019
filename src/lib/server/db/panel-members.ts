import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** Current members among these, and whether one of them is the application's candidate. Ask as the system. */
export async function eligible(
	tx: Tx,
	applicationId: string,
	memberIds: string[],
): Promise<{ id: string; name: string; isCandidate: boolean }[]> {
	const { rows } = await sql<{ id: string; name: string; isCandidate: boolean }>`
		select m.id, m.name, m.email is not distinct from c.email as is_candidate
		from app.application a
		join app.candidate c on c.organization_id = a.organization_id and c.id = a.candidate_id
		join app.member m on m.organization_id = a.organization_id and m.id = any(${memberIds}::uuid[])
		where a.id = ${applicationId} and m.removed_at is null`.execute(tx);
	return rows;
}

/** Everybody who ever had a seat: a scorecard is made once and never again. */
export async function seated(
	tx: Tx,
	panel: { scheduledInterviewId: string } | { exerciseAssignmentId: string },
): Promise<{ memberId: string; leftAt: Date | null }[]> {
	const query = tx.selectFrom('scorecard').select(['memberId', 'leftAt']);
	return 'scheduledInterviewId' in panel
		? query.where('scheduledInterviewId', '=', panel.scheduledInterviewId).execute()
		: query.where('exerciseAssignmentId', '=', panel.exerciseAssignmentId).execute();
}
