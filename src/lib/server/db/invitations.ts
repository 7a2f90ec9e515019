import type { Tx } from './database.ts';

export type NewInvitation = {
	organizationId: string;
	id: string;
	memberId: string;
	tokenHash: Buffer;
	createdBy: string;
	createdAt: Date;
	expiresAt: Date;
};

// Invitations are the system's alone: every `tx` here acts as it.

export async function insert(tx: Tx, row: NewInvitation): Promise<void> {
	await tx.insertInto('invitation').values(row).execute();
}

/** The invitation that a link opens, if it still does and its member was not removed. */
export async function findOpen(tx: Tx, tokenHash: Buffer, now: Date) {
	return open(tx, tokenHash, now).executeTakeFirst();
}

/** The same, and whoever uses the link at the same moment waits, then finds it used. */
export async function lockOpen(tx: Tx, tokenHash: Buffer, now: Date) {
	return open(tx, tokenHash, now).forUpdate('invitation').executeTakeFirst();
}

function open(tx: Tx, tokenHash: Buffer, now: Date) {
	return tx
		.selectFrom('invitation')
		.innerJoin('member', (join) =>
			join
				.onRef('member.organizationId', '=', 'invitation.organizationId')
				.onRef('member.id', '=', 'invitation.memberId'),
		)
		.select(['invitation.id', 'invitation.memberId', 'member.name', 'member.email', 'member.timeZone'])
		.where('invitation.tokenHash', '=', tokenHash)
		.where('invitation.usedAt', 'is', null)
		.where('invitation.expiresAt', '>', now)
		.where('member.removedAt', 'is', null);
}

export async function markUsed(tx: Tx, id: string, now: Date): Promise<void> {
	await tx.updateTable('invitation').set({ usedAt: now }).where('id', '=', id).execute();
}

/** Links that were never used stop working. */
export async function withdraw(tx: Tx, memberId: string): Promise<void> {
	await tx.deleteFrom('invitation').where('memberId', '=', memberId).where('usedAt', 'is', null).execute();
}

/** Until when the unused link of each of these members works. Who has none is not in it. */
export async function openUntil(tx: Tx, memberIds: string[]): Promise<Map<string, Date>> {
	if (memberIds.length === 0) return new Map();
	const rows = await tx
		.selectFrom('invitation')
		.select(['memberId', 'expiresAt'])
		.where('memberId', 'in', memberIds)
		.where('usedAt', 'is', null)
		.execute();
	return new Map(rows.map((row) => [row.memberId, row.expiresAt]));
}
