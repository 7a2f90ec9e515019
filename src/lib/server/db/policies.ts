import { type Policy, StoredPolicy } from '#lib/domain/policy/policy.ts';
import type { Tx } from './database.ts';

/** The organization's policy in force: its newest version. */
export async function current(tx: Tx): Promise<{ version: number; policy: Policy }> {
	const row = await tx
		.selectFrom('policyVersion')
		.select(['number', 'content'])
		.orderBy('organizationId')
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	return { version: row.number, policy: StoredPolicy.parse(row.content) };
}

/** A version that a recommendation names. */
export async function find(tx: Tx, version: number): Promise<Policy> {
	const { content } = await tx
		.selectFrom('policyVersion')
		.select('content')
		.where('number', '=', version)
		.executeTakeFirstOrThrow();
	return StoredPolicy.parse(content);
}

export async function insert(
	tx: Tx,
	row: { organizationId: string; number: number; policy: Policy; createdBy: string; createdAt: Date },
): Promise<void> {
	await tx
		.insertInto('policyVersion')
		.values({
			organizationId: row.organizationId,
			number: row.number,
			content: JSON.stringify(row.policy),
			createdAt: row.createdAt,
			createdBy: row.createdBy,
		})
		.execute();
}
