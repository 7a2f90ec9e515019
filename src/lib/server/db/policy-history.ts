import { type Policy, StoredPolicy } from '#lib/domain/policy/policy.ts';
import type { Tx } from './database.ts';

export type PolicyVersion = { number: number; policy: Policy; createdAt: Date; createdBy: string };

/** The policy's versions with who made each, newest first; those before the number `before`, where it is given. */
export async function newest(
	tx: Tx,
	page: { limit: number; before?: number | null },
): Promise<PolicyVersion[]> {
	const before = page.before ?? null;
	const rows = await tx
		.selectFrom('policyVersion')
		.innerJoin('member', (join) =>
			join
				.onRef('member.organizationId', '=', 'policyVersion.organizationId')
				.onRef('member.id', '=', 'policyVersion.createdBy'),
		)
		.select([
			'policyVersion.number',
			'policyVersion.content',
			'policyVersion.createdAt',
			'member.name as createdBy',
		])
		.$if(before !== null, (query) => query.where('policyVersion.number', '<', before))
		.orderBy('policyVersion.organizationId', 'desc')
		.orderBy('policyVersion.number', 'desc')
		.limit(page.limit)
		.execute();
	return rows.map(({ content, ...row }) => ({ ...row, policy: StoredPolicy.parse(content) }));
}
