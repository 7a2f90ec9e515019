import {
	can,
	type ApplicationAction,
	type JobAction,
	type ScorecardAction,
} from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as accessFacts from '#lib/server/db/access-facts.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { forbidden, notFound } from '#lib/server/errors.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What cannot be an id of ours is an id of nothing. */
export function requireId(id: string, what: string): string {
	if (!UUID.test(id)) throw notFound(what);
	return id;
}

/** The facts of a job on which the actor may do this. A job that the actor may not see does not exist. */
export async function requireJob(tx: Tx, actor: SignedIn, jobId: string, action: JobAction) {
	const job = await accessFacts.ofJob(tx, actor, requireId(jobId, 'job'));
	if (!job) throw notFound('job');
	const allowed = can(actor, { action, job });
	if (!allowed && !can(actor, { action: 'view_job', job })) throw notFound('job');
	if (!allowed) throw forbidden();
	return job;
}

export async function requireApplication(
	tx: Tx,
	actor: SignedIn,
	applicationId: string,
	action: ApplicationAction,
) {
	const found = await accessFacts.ofApplication(tx, actor, requireId(applicationId, 'application'));
	if (!found || !can(actor, { action: 'view_application', application: found.facts }))
		throw notFound('application');
	if (!can(actor, { action, application: found.facts })) {
		throw forbidden(found.facts.owesApplication ? OWES : undefined);
	}
	return found;
}

export async function requireScorecard(
	tx: Tx,
	actor: SignedIn,
	scorecardId: string,
	action: ScorecardAction,
) {
	const found = await accessFacts.ofScorecard(tx, actor, requireId(scorecardId, 'scorecard'));
	const known =
		found !== null &&
		(found.facts.author || can(actor, { action: 'view_application', application: found.facts.application }));
	if (!known) throw notFound('scorecard');
	if (!can(actor, { action, scorecard: found.facts }))
		throw forbidden(found.facts.owesStage ? OWES : undefined);
	return found;
}

const OWES = 'You still owe a scorecard for this application. Submit yours first; then this opens.';
