import type { Tx } from './database.ts';

export type ReportMember = { id: string; name: string; isRemoved: boolean };

/** Names of these members, removed ones too. */
export async function named(tx: Tx, ids: readonly string[]): Promise<ReportMember[]> {
	if (ids.length === 0) return [];
	const rows = await tx
		.selectFrom('member')
		.select(['id', 'name', 'removedAt'])
		.where('id', 'in', [...ids])
		.execute();
	return rows.map(({ id, name, removedAt }) => ({ id, name, isRemoved: removedAt !== null }));
}
