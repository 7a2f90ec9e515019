import type { JobAccess } from '#lib/domain/permissions/can.ts';
import type { Tx } from './database.ts';

export type NewAccess = {
	organizationId: string;
	id: string;
	jobId: string;
	memberId: string;
	access: JobAccess;
	grantedAt: Date;
	grantedBy: string;
};

/** The ids of those that were granted; what a member holds already is left as it is. */
export async function insert(tx: Tx, rows: NewAccess[]): Promise<string[]> {
	const inserted = await tx
		.insertInto('jobAccess')
		.values(rows)
		.onConflict((conflict) =>
			conflict
				.columns(['organizationId', 'jobId', 'memberId', 'access'])
				.where('revokedAt', 'is', null)
				.doNothing(),
		)
		.returning('id')
		.execute();
	return inserted.map((row) => row.id);
}

export type TeamEntry = {
	id: string;
	memberId: string;
	memberName: string;
	memberRemoved: boolean;
	access: JobAccess;
	grantedAt: Date;
	grantedBy: string;
	grantedById: string;
	revokedAt: Date | null;
	revokedBy: string | null;
};

/** Everybody who holds or held access, in the order in which it was granted. */
export async function ofJob(tx: Tx, jobId: string): Promise<TeamEntry[]> {
	const rows = await tx
		.selectFrom('jobAccess')
		.innerJoin('member', (join) =>
			join
				.onRef('member.organizationId', '=', 'jobAccess.organizationId')
				.onRef('member.id', '=', 'jobAccess.memberId'),
		)
		.innerJoin('member as granter', (join) =>
			join
				.onRef('granter.organizationId', '=', 'jobAccess.organizationId')
				.onRef('granter.id', '=', 'jobAccess.grantedBy'),
		)
		.leftJoin('member as revoker', (join) =>
			join
				.onRef('revoker.organizationId', '=', 'jobAccess.organizationId')
				.onRef('revoker.id', '=', 'jobAccess.revokedBy'),
		)
		.select([
			'jobAccess.id',
			'jobAccess.memberId',
			'member.name as memberName',
			'member.removedAt as memberRemovedAt',
			'jobAccess.access',
			'jobAccess.grantedAt',
			'granter.name as grantedBy',
			'granter.id as grantedById',
			'jobAccess.revokedAt',
			'revoker.name as revokedBy',
		])
		.where('jobAccess.jobId', '=', jobId)
		.orderBy('jobAccess.id')
		.execute();
	return rows.map(({ memberRemovedAt, ...row }) => ({ ...row, memberRemoved: memberRemovedAt !== null }));
}

/** The access that ended, or undefined where it is unknown or had ended before. */
export async function revoke(
	tx: Tx,
	where: { jobId: string; accessId: string },
	by: { memberId: string; at: Date },
): Promise<{ memberId: string; access: JobAccess } | undefined> {
	return tx
		.updateTable('jobAccess')
		.set({ revokedAt: by.at, revokedBy: by.memberId })
		.where('id', '=', where.accessId)
		.where('jobId', '=', where.jobId)
		.where('revokedAt', 'is', null)
		.returning(['memberId', 'access'])
		.executeTakeFirst();
}
