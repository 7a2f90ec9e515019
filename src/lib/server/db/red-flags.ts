import type { RedFlag } from '#lib/domain/red-flag/red-flag.ts';
import type { Tx } from './database.ts';

type Place = {
	organizationId: string;
	scorecardId: string;
	applicationId: string;
	stageId: string;
	memberId: string;
};

export type NewRedFlag = { id: string; signalId: string | null; text: string; evidence: string };

/** How many were raised: an id that any other red flag has is passed over. */
export async function insert(tx: Tx, place: Place, flags: NewRedFlag[], now: Date): Promise<number> {
	if (flags.length === 0) return 0;
	const made = await tx
		.insertInto('redFlag')
		.values(flags.map((flag) => ({ ...place, ...flag, state: 'open' as const, raisedAt: now })))
		.onConflict((conflict) => conflict.columns(['organizationId', 'id']).doNothing())
		.executeTakeFirst();
	return Number(made.numInsertedOrUpdatedRows ?? 0n);
}

export type RaisedRedFlag = {
	id: string;
	scorecardId: string;
	stageId: string;
	memberId: string;
	memberName: string;
	/** The role's words, where the flag was chosen from its list. */
	signalText: string | null;
	signalId: string | null;
	text: string;
	evidence: string;
	state: 'open' | 'confirmed' | 'dismissed';
	raisedAt: Date;
	resolvedAt: Date | null;
	resolvedByName: string | null;
	resolution: string | null;
};

/** In the order in which they were raised. */
export async function ofScorecard(tx: Tx, scorecardId: string): Promise<RaisedRedFlag[]> {
	return raised(tx).where('redFlag.scorecardId', '=', scorecardId).execute();
}

export async function ofApplication(tx: Tx, applicationId: string): Promise<RaisedRedFlag[]> {
	return raised(tx).where('redFlag.applicationId', '=', applicationId).execute();
}

function raised(tx: Tx) {
	return tx
		.selectFrom('redFlag')
		.innerJoin('member', (join) =>
			join
				.onRef('member.organizationId', '=', 'redFlag.organizationId')
				.onRef('member.id', '=', 'redFlag.memberId'),
		)
		.leftJoin('signal', (join) =>
			join
				.onRef('signal.organizationId', '=', 'redFlag.organizationId')
				.onRef('signal.id', '=', 'redFlag.signalId'),
		)
		.leftJoin('member as resolver', (join) =>
			join
				.onRef('resolver.organizationId', '=', 'redFlag.organizationId')
				.onRef('resolver.id', '=', 'redFlag.resolvedBy'),
		)
		.select([
			'redFlag.id',
			'redFlag.scorecardId',
			'redFlag.stageId',
			'redFlag.memberId',
			'member.name as memberName',
			'signal.text as signalText',
			'redFlag.signalId',
			'redFlag.text',
			'redFlag.evidence',
			'redFlag.state',
			'redFlag.raisedAt',
			'redFlag.resolvedAt',
			'resolver.name as resolvedByName',
			'redFlag.resolution',
		])
		.orderBy('redFlag.raisedAt')
		.orderBy('redFlag.id');
}

export type LockedRedFlag = { redFlag: RedFlag; scorecardId: string; applicationId: string; stageId: string };

/** Waits for whoever else is settling it, then holds it until the transaction ends. */
export async function lock(tx: Tx, id: string): Promise<LockedRedFlag | undefined> {
	const row = await tx
		.selectFrom('redFlag')
		.select([
			'id',
			'scorecardId',
			'applicationId',
			'stageId',
			'memberId',
			'state',
			'resolvedAt',
			'resolvedBy',
			'resolution',
		])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) return undefined;
	const { scorecardId, applicationId, stageId } = row;
	const common = { id: row.id, raterId: row.memberId };
	const redFlag: RedFlag =
		row.state === 'open' || row.resolvedAt === null
			? { ...common, state: 'open' }
			: {
					...common,
					state: row.state,
					settledBy: row.resolvedBy ?? '',
					settledAt: row.resolvedAt,
					settledReason: row.resolution ?? '',
				};
	return { redFlag, scorecardId, applicationId, stageId };
}

/** Saves what the domain decided on a red flag that `lock` holds. */
export async function save(tx: Tx, redFlag: RedFlag): Promise<void> {
	if (redFlag.state === 'open') return;
	await tx
		.updateTable('redFlag')
		.set({
			state: redFlag.state,
			resolvedAt: redFlag.settledAt,
			resolvedBy: redFlag.settledBy,
			resolution: redFlag.settledReason,
		})
		.where('id', '=', redFlag.id)
		.execute();
}
