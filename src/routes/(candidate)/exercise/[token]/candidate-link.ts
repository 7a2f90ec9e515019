import { error, type RequestEvent } from '@sveltejs/kit';
import { Refusal } from '#lib/server/errors.ts';
import { loading } from '#lib/server/http/guard.ts';
import { openExercise, type ExercisePage } from '#lib/server/workflows/open-exercise.ts';

/** A link that was closed is gone, and stays so: no form brings it back. */
export async function orGone<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (reason) {
		if (reason instanceof Refusal && 'closed' in reason.data) error(410, reason.message);
		throw reason;
	}
}

/**
 * Personal, and not for search engines. The address is a secret: the referrer policy that every page has sends it
 * nowhere else. ("no-referrer" would make browsers post forms from an origin "null", which is refused.)
 */
export async function loadExercise(
	event: Pick<RequestEvent, 'locals' | 'getClientAddress' | 'setHeaders'> & { params: { token: string } },
): Promise<ExercisePage> {
	const { db, limits, now } = event.locals;
	event.setHeaders({ 'x-robots-tag': 'noindex, nofollow' });
	await loading(limits.links.take(event.getClientAddress()));
	return loading(orGone(openExercise(db, event.params.token, now)));
}
