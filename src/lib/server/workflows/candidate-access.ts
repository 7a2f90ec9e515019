import { can, type CandidateAction } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as accessFacts from '#lib/server/db/access-facts.ts';
import * as candidates from '#lib/server/db/candidates.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireId } from '#lib/server/workflows/access.ts';

/** A person that the actor may not know of does not exist; row-level security hides the actor's own file. */
export async function requireCandidate(
	tx: Tx,
	actor: SignedIn,
	candidateId: string,
	action: CandidateAction,
): Promise<{
	candidate: candidates.Candidate;
	applications: Awaited<ReturnType<typeof candidates.applicationFacts>>;
}> {
	const candidate = await candidates.find(tx, requireId(candidateId, 'candidate'));
	if (!candidate) throw notFound('candidate');
	const applications = await candidates.applicationFacts(tx, actor, candidate.id);
	if (!can(actor, { action, candidate: { applications, ownFile: false } })) throw notFound('candidate');
	return { candidate, applications };
}

export function reachOf(actor: SignedIn): candidates.Reach {
	return { actor, recruits: can(actor, { action: 'manage_candidates' }) };
}

/** Whether the pages about candidates are open to the actor at all. */
export async function maySeeCandidates(tx: Tx, actor: SignedIn): Promise<boolean> {
	const anyJobAccess = await accessFacts.anyJobAccess(tx, actor);
	return can(actor, { action: 'view_candidates', anyJobAccess });
}
