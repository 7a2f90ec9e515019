import { emptyContent, ScorecardContent } from '#lib/domain/scorecard/content.ts';
import type { Tx } from './database.ts';

/** What an author is typing, with private notes: row-level security shows it to nobody else. */
export type Draft = {
	/** 0 before the first save. */
	revision: number;
	content: ScorecardContent;
	savedAt: Date | null;
};

/** What a scorecard is, as far as writing into it depends on that. */
export type Seat = {
	organizationId: string;
	scorecardId: string;
	applicationId: string;
	stageId: string;
	memberId: string;
	state: 'draft' | 'submitted' | 'waived';
	submittedAt: Date | null;
	waivedAt: Date | null;
	leftAt: Date | null;
};

/**
 * Holds the scorecard until the transaction ends, and reads its draft. Where it had to wait for another save, the
 * draft may be the one from before that save: `write` then refuses.
 */
export async function lockWithDraft(
	tx: Tx,
	scorecardId: string,
): Promise<{ seat: Seat; draft: Draft } | undefined> {
	const row = await tx
		.selectFrom('scorecard')
		.leftJoin('scorecardDraft', (join) =>
			join
				.onRef('scorecardDraft.organizationId', '=', 'scorecard.organizationId')
				.onRef('scorecardDraft.scorecardId', '=', 'scorecard.id'),
		)
		.select([
			'scorecard.organizationId',
			'scorecard.id as scorecardId',
			'scorecard.applicationId',
			'scorecard.stageId',
			'scorecard.memberId',
			'scorecard.state',
			'scorecard.submittedAt',
			'scorecard.waivedAt',
			'scorecard.leftAt',
			'scorecardDraft.revision',
			'scorecardDraft.content',
			'scorecardDraft.updatedAt',
		])
		.where('scorecard.id', '=', scorecardId)
		.forNoKeyUpdate('scorecard')
		.executeTakeFirst();
	if (!row) return undefined;
	const { revision, content, updatedAt, ...seat } = row;
	return { seat, draft: draftOf(revision === null ? undefined : { revision, content, updatedAt }) };
}

/** The draft as it stands; an empty one of revision 0 where nothing was saved yet. */
export async function find(tx: Tx, scorecardId: string): Promise<Draft> {
	const row = await tx
		.selectFrom('scorecardDraft')
		.select(['revision', 'content', 'updatedAt'])
		.where('scorecardId', '=', scorecardId)
		.executeTakeFirst();
	return draftOf(row);
}

/** Writes the draft after `onto`, the revision that it was decided on. False, and no change, where that is not the newest. */
export async function write(
	tx: Tx,
	seat: Pick<Seat, 'organizationId' | 'scorecardId' | 'applicationId' | 'stageId' | 'memberId'>,
	draft: { onto: number; content: ScorecardContent },
	now: Date,
): Promise<boolean> {
	const values = {
		revision: draft.onto + 1,
		content: JSON.stringify(draft.content),
		updatedAt: now,
	};
	if (draft.onto === 0) {
		const { organizationId, scorecardId, applicationId, stageId, memberId } = seat;
		const made = await tx
			.insertInto('scorecardDraft')
			.values({ organizationId, scorecardId, applicationId, stageId, memberId, ...values })
			.onConflict((conflict) => conflict.columns(['organizationId', 'scorecardId']).doNothing())
			.executeTakeFirst();
		return made.numInsertedOrUpdatedRows === 1n;
	}
	const changed = await tx
		.updateTable('scorecardDraft')
		.set(values)
		.where('scorecardId', '=', seat.scorecardId)
		.where('revision', '=', draft.onto)
		.executeTakeFirst();
	return changed.numUpdatedRows === 1n;
}

function draftOf(row: { revision: number; content: unknown; updatedAt: Date | null } | undefined): Draft {
	if (!row) return { revision: 0, content: emptyContent(), savedAt: null };
	return { revision: row.revision, content: ScorecardContent.parse(row.content), savedAt: row.updatedAt };
}
