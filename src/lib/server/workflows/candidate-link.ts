import type { Refusal as ExerciseRefusal } from '#lib/domain/exercise/assignment.ts';
import { refusalMessage } from '#lib/domain/exercise/refusal-messages.ts';
import { readToken } from '#lib/server/auth/token.ts';
import { asSystem, type Db, type Tx } from '#lib/server/db/database.ts';
import * as answers from '#lib/server/db/exercise-answers.ts';
import * as assignments from '#lib/server/db/exercise-assignments.ts';
import { Refusal } from '#lib/server/errors.ts';

/**
 * A candidate has no account: the link is all. What is done for one acts as the system, and touches nothing but the
 * assignment whose token it is.
 */
export async function throughLink<T>(
	db: Db,
	token: string,
	work: (tx: Tx, link: { organizationId: string; hash: Buffer }) => Promise<T>,
): Promise<T> {
	const read = readToken(token);
	if (!read) throw unknownLink();
	return asSystem(db, read.organizationId, (tx) => work(tx, read));
}

/** Holds the assignment of this link until the transaction ends. */
export async function lockThroughLink<T>(
	db: Db,
	token: string,
	work: (tx: Tx, held: assignments.Held & { organizationId: string }) => Promise<T>,
): Promise<T> {
	return throughLink(db, token, async (tx, { organizationId, hash }) => {
		const held = await assignments.lockByToken(tx, hash);
		if (!held) throw unknownLink();
		const isOver = held.assignment.submittedAt !== null;
		if (!isOver && (await answers.isWithdrawn(tx, held.applicationId))) throw closedLink('cancelled');
		return work(tx, { ...held, organizationId });
	});
}

/** One and the same answer to a link that is mistyped, replaced, or of nobody. It tells nothing of anybody. */
export function unknownLink(): Refusal {
	return new Refusal(
		'not_found',
		'This link does not work. Perhaps a part of it was lost on the way, or a newer one has replaced it. Ask the person who sent it to you for a new link.',
	);
}

export type Closed = 'expired' | 'cancelled';

/** `data.closed` says that no answer will ever be taken through this link as things stand. */
export function closedLink(reason: Closed): Refusal {
	const message =
		reason === 'cancelled'
			? refusalMessage({ code: 'cancelled' })
			: refusalMessage({ code: 'expired', closesAt: new Date(0) });
	return new Refusal('conflict', message, { data: { closed: reason } });
}

/** What the domain refuses a candidate. */
export function refused(refusal: ExerciseRefusal): Refusal {
	if (refusal.code === 'expired' || refusal.code === 'cancelled') return closedLink(refusal.code);
	return new Refusal('conflict', refusal.message, { data: { reason: refusal.code } });
}
