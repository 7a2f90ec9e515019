import type { Tx } from './database.ts';

/** Newest first. `before` is the id of the last line of the page before: ids rise with time. */
export async function list(tx: Tx, page: { before: string | null; limit: number }) {
	return tx
		.selectFrom('auditEvent')
		.leftJoin('member as actor', (join) =>
			join
				.onRef('actor.organizationId', '=', 'auditEvent.organizationId')
				.onRef('actor.id', '=', 'auditEvent.memberId'),
		)
		.leftJoin('member as target', (join) =>
			join
				.onRef('target.organizationId', '=', 'auditEvent.organizationId')
				.onRef('target.id', '=', 'auditEvent.targetId'),
		)
		.select([
			'auditEvent.id',
			'auditEvent.at',
			'auditEvent.actor',
			'actor.name as actorName',
			'auditEvent.action',
			'auditEvent.targetType',
			'auditEvent.targetId',
			'target.name as targetName',
			'auditEvent.applicationId',
		])
		.$if(page.before !== null, (query) => query.where('auditEvent.id', '<', page.before ?? ''))
		.orderBy('auditEvent.organizationId', 'desc')
		.orderBy('auditEvent.id', 'desc')
		.limit(page.limit)
		.execute();
}
