import { closesAt } from '#lib/domain/exercise/due.ts';
import { parseLocal } from '#lib/domain/schedule/time.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import type { Tx } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import { invalid } from '#lib/server/errors.ts';

const LONGEST = 366 * 86_400_000;

/** What a form's due time, local to the actor, means, and until when answers are taken then. */
export async function dueTimes(
	tx: Tx,
	actor: SignedIn,
	due: string,
	now: Date,
): Promise<{ dueAt: Date; closesAt: Date }> {
	const time = parseLocal(due, actor.timeZone);
	if (time.kind === 'refused') throw refused(due === '' ? 'Choose a day and a time.' : time.message);
	const ahead = time.at.getTime() - now.getTime();
	if (ahead <= 0) throw refused('This time has passed. Choose one that is still to come.');
	if (ahead > LONGEST) throw refused('Choose a time within a year from now.');
	const { policy } = await policies.current(tx);
	return { dueAt: time.at, closesAt: closesAt(time.at, policy) };
}

function refused(message: string) {
	return invalid([{ field: 'due', message }]);
}
