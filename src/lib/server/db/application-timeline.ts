import { z } from 'zod';
import type { Tx } from './database.ts';

export type TimelineLine = {
	id: string;
	at: Date;
	actor: 'member' | 'candidate' | 'system';
	actorName: string | null;
	action: string;
	targetId: string;
	stageId: string | null;
	details: Record<string, unknown>;
};

const Details = z.record(z.string(), z.unknown());

/** Newest first, only of these actions. Who still owes a scorecard is shown the own lines alone. */
export async function ofApplication(
	tx: Tx,
	applicationId: string,
	page: { actions: string[]; limit: number },
): Promise<TimelineLine[]> {
	const rows = await tx
		.selectFrom('auditEvent')
		.leftJoin('member', (join) =>
			join
				.onRef('member.organizationId', '=', 'auditEvent.organizationId')
				.onRef('member.id', '=', 'auditEvent.memberId'),
		)
		.select([
			'auditEvent.id',
			'auditEvent.at',
			'auditEvent.actor',
			'member.name as actorName',
			'auditEvent.action',
			'auditEvent.targetId',
			'auditEvent.stageId',
			'auditEvent.details',
		])
		.where('auditEvent.applicationId', '=', applicationId)
		.where('auditEvent.action', 'in', page.actions)
		.orderBy('auditEvent.id', 'desc')
		.limit(page.limit)
		.execute();
	return rows.map((row) => ({ ...row, details: Details.parse(row.details) }));
}
