import { z } from 'zod';
import { Outcome, ReasonCode } from '#lib/domain/decision/outcome.ts';
import type { Tx } from './database.ts';

/** Which notes the decider had opened when deciding, of all that others had submitted by then. */
export const NotesOpened = z.strictObject({
	opened: z.array(z.strictObject({ scorecardId: z.uuid(), openedAt: z.iso.datetime() })),
	unopened: z.array(z.uuid()),
	/** When the decider had chosen to see the recommendation before opening all notes, where the policy asked for them. */
	shownAt: z.iso.datetime().nullable(),
});
export type NotesOpened = z.infer<typeof NotesOpened>;

export type Decision = {
	id: string;
	/** From 1; the highest is in force. */
	number: number;
	outcome: Outcome;
	reasonCodes: ReasonCode[];
	reason: string;
	departs: boolean;
	departureReason: string | null;
	recommendationId: string;
	notesOpened: NotesOpened;
	decidedBy: string;
	deciderName: string;
	decidedAt: Date;
};

/** All of an application, the one in force first. */
export async function ofApplication(tx: Tx, applicationId: string): Promise<Decision[]> {
	const rows = await tx
		.selectFrom('decision')
		.innerJoin('member', (join) =>
			join
				.onRef('member.organizationId', '=', 'decision.organizationId')
				.onRef('member.id', '=', 'decision.decidedBy'),
		)
		.select([
			'decision.id',
			'decision.number',
			'decision.outcome',
			'decision.reasonCodes',
			'decision.reason',
			'decision.departs',
			'decision.departureReason',
			'decision.recommendationId',
			'decision.notesOpened',
			'decision.decidedBy',
			'member.name as deciderName',
			'decision.decidedAt',
		])
		.where('decision.applicationId', '=', applicationId)
		.orderBy('decision.number', 'desc')
		.execute();
	return rows.map((row) => ({
		...row,
		outcome: Outcome.parse(row.outcome),
		reasonCodes: z.array(ReasonCode).parse(row.reasonCodes),
		notesOpened: NotesOpened.parse(row.notesOpened),
	}));
}

/** Raises a unique violation where this number is taken: somebody decided at the same moment. */
export async function insert(
	tx: Tx,
	row: Omit<Decision, 'deciderName'> & { organizationId: string; applicationId: string },
): Promise<void> {
	await tx
		.insertInto('decision')
		.values({
			...row,
			reasonCodes: JSON.stringify(row.reasonCodes),
			notesOpened: JSON.stringify(row.notesOpened),
		})
		.execute();
}
