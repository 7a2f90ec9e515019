import type { Tx } from './database.ts';

/** Who made the policy's newest versions, and when. Newest first. */
export async function newest(tx: Tx, limit: number) {
	return tx
		.selectFrom('policyVersion')
		.innerJoin('member', (join) =>
			join
				.onRef('member.organizationId', '=', 'policyVersion.organizationId')
				.onRef('member.id', '=', 'policyVersion.createdBy'),
		)
		.select(['policyVersion.number', 'policyVersion.createdAt', 'member.name as createdBy'])
		.orderBy('policyVersion.organizationId')
		.orderBy('policyVersion.number', 'desc')
		.limit(limit)
		.execute();
}
