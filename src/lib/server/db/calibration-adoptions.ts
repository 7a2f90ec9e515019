import type { Tx } from './database.ts';

/** What somebody chose, and when: a snapshot, or (null) the defaults again. Newest first. */
export async function newest(tx: Tx, limit: number) {
	return tx
		.selectFrom('calibrationAdoption as adoption')
		.innerJoin('member', (join) =>
			join
				.onRef('member.organizationId', '=', 'adoption.organizationId')
				.onRef('member.id', '=', 'adoption.adoptedBy'),
		)
		.leftJoin('calibrationSnapshot as snapshot', (join) =>
			join
				.onRef('snapshot.organizationId', '=', 'adoption.organizationId')
				.onRef('snapshot.id', '=', 'adoption.snapshotId'),
		)
		.select([
			'adoption.number',
			'adoption.snapshotId',
			'snapshot.number as snapshotNumber',
			'adoption.adoptedAt',
			'adoption.reason',
			'member.name as adoptedBy',
		])
		.orderBy('adoption.organizationId', 'desc')
		.orderBy('adoption.number', 'desc')
		.limit(limit)
		.execute();
}

/** The number 0 and no snapshot where nothing was ever adopted. */
export async function current(tx: Tx): Promise<{ number: number; snapshotId: string | null }> {
	const row = await tx
		.selectFrom('calibrationAdoption')
		.select(['number', 'snapshotId'])
		.orderBy('organizationId', 'desc')
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ?? { number: 0, snapshotId: null };
}

/** Fails with a unique violation where somebody else was first with this number. */
export async function insert(
	tx: Tx,
	row: {
		organizationId: string;
		number: number;
		snapshotId: string | null;
		adoptedBy: string;
		adoptedAt: Date;
		reason: string;
	},
): Promise<void> {
	await tx.insertInto('calibrationAdoption').values(row).execute();
}

export async function setAside(
	tx: Tx,
	row: {
		organizationId: string;
		snapshotId: string;
		setAsideBy: string;
		setAsideAt: Date;
		reason: string;
	},
): Promise<void> {
	await tx.insertInto('calibrationSetAside').values(row).execute();
}

/** Who chose not to adopt this snapshot, and why. */
export async function settingAsideOf(tx: Tx, snapshotId: string) {
	return tx
		.selectFrom('calibrationSetAside as aside')
		.innerJoin('member', (join) =>
			join
				.onRef('member.organizationId', '=', 'aside.organizationId')
				.onRef('member.id', '=', 'aside.setAsideBy'),
		)
		.select(['aside.setAsideAt', 'aside.reason', 'member.name as setAsideBy'])
		.where('aside.snapshotId', '=', snapshotId)
		.executeTakeFirst();
}
