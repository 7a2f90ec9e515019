import type * as scorecards from '#lib/server/db/scorecards.ts';
import { forbidden } from '#lib/server/errors.ts';

/**
 * Who knows the application only from grading its exercise learns whose it is when the own scorecard is in. `own` are
 * that person's seats on it.
 */
export function refuseUnblinding(own: scorecards.Envelope[]): void {
	const gradesOnly = own.length > 0 && own.every((seat) => seat.exerciseAssignmentId !== null);
	if (!gradesOnly || own.every((seat) => seat.state === 'submitted')) return;
	throw forbidden(
		'You grade an exercise without knowing whose it is. This page opens once your scorecard is submitted.',
	);
}
