import { z } from 'zod';
import { decide, type AcceptedDecision, decisionErrorSentence } from '#lib/domain/decision/decision.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { record } from '#lib/server/db/audit-events.ts';
import { asActor, type Db, newId, type Tx } from '#lib/server/db/database.ts';
import * as debriefs from '#lib/server/db/debriefs.ts';
import * as decisions from '#lib/server/db/decisions.ts';
import * as evidence from '#lib/server/db/evidence.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as recommendations from '#lib/server/db/recommendations.ts';
import { isUniqueViolation } from '#lib/server/db/unique-violation.ts';
import { conflict, invalid } from '#lib/server/errors.ts';
import { requireApplication } from '#lib/server/workflows/access.ts';
import { withheld } from '#lib/server/workflows/evidence-first.ts';

export const DecisionInput = z.object({
	/** The number of the decision that the decider was looking at, 0 before the first. */
	basedOn: z.coerce.number().int().min(0),
	outcome: z.string().default(''),
	reasonCodes: z.array(z.string()).default([]),
	reason: z.string().default(''),
	departureReason: z.string().default(''),
});
export type DecisionInput = z.infer<typeof DecisionInput>;

/**
 * Records a decision beside the recommendation that was frozen, or the second one where independent scorecards made it. It is never edited: a further one supersedes it, and two at the
 * same moment make one. The same form sent twice is the same decision.
 */
export async function recordDecision(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	input: DecisionInput,
	now: Date,
): Promise<{ number: number }> {
	const attempt = () => asActor(db, actor, (tx) => decideWithin(tx, actor, applicationId, input, now));
	try {
		return await attempt();
	} catch (reason) {
		// The other one has committed, so that this time its decision is seen.
		if (isUniqueViolation(reason)) return attempt();
		throw reason;
	}
}

async function decideWithin(
	tx: Tx,
	actor: SignedIn,
	applicationId: string,
	input: DecisionInput,
	now: Date,
): Promise<{ number: number }> {
	const { subject } = await requireApplication(tx, actor, applicationId, 'record_decision');
	const debrief = await debriefs.find(tx, subject.id);
	if (!debrief) {
		throw conflict(
			'Open the debrief first: a decision stands beside a frozen recommendation. What you wrote is kept here.',
		);
	}
	const { policy } = await policies.current(tx);
	const review = await evidence.reviewOf(tx, subject.jobId, subject.id, actor.memberId);
	if (withheld(policy, review)) {
		throw conflict(
			'Read the notes of every scorecard first, or choose to see the recommendation now. What you wrote is kept here.',
		);
	}
	// The frozen one, or the newer one that independent scorecards have made since.
	const standing = await recommendations.standingOf(tx, subject.id);
	const beside = await recommendations.find(tx, standing?.recommendationId ?? debrief.recommendationId);
	if (!beside) throw new Error('A debrief without its recommendation.');
	const outcome = decide({ ...input, recommendation: beside.result });
	if (outcome.kind === 'refused') {
		throw invalid(
			outcome.errors.map((error) => ({ field: error.field, message: decisionErrorSentence(error) })),
		);
	}
	const newest = (await decisions.ofApplication(tx, subject.id))[0];
	if ((newest?.number ?? 0) !== input.basedOn) return sameOrConflict(newest, actor, input, outcome.decision);

	const id = newId();
	const number = input.basedOn + 1;
	await decisions.insert(tx, {
		organizationId: actor.organizationId,
		applicationId: subject.id,
		id,
		number,
		outcome: outcome.decision.outcome,
		reasonCodes: outcome.decision.reasonCodes,
		reason: outcome.decision.reason,
		departs: outcome.decision.departs,
		departureReason: outcome.decision.departureReason,
		recommendationId: beside.id,
		notesOpened: {
			opened: review.opened.map(({ scorecardId, openedAt }) => ({
				scorecardId,
				openedAt: openedAt.toISOString(),
			})),
			unopened: review.unopened,
			shownAt: policy.evidenceFirst === 'require' ? (review.shownAt?.toISOString() ?? null) : null,
		},
		decidedBy: actor.memberId,
		decidedAt: now,
	});
	await record(
		tx,
		actor,
		{
			action: 'decision.recorded',
			targetType: 'decision',
			targetId: id,
			applicationId: subject.id,
			details: { number, recommendationId: beside.id },
		},
		now,
	);
	return { number };
}

function sameOrConflict(
	newest: decisions.Decision | undefined,
	actor: SignedIn,
	input: DecisionInput,
	decision: AcceptedDecision,
): { number: number } {
	const isSame =
		newest?.number === input.basedOn + 1 &&
		newest.decidedBy === actor.memberId &&
		newest.outcome === decision.outcome &&
		newest.reason === decision.reason &&
		newest.departureReason === decision.departureReason &&
		newest.reasonCodes.join() === decision.reasonCodes.join();
	if (newest && isSame) return { number: newest.number };
	throw conflict(
		newest
			? `${newest.deciderName} recorded a decision in the meantime. Read it above; what you wrote is kept here, and recording it again supersedes that one.`
			: 'There is no decision yet that this one could supersede. Reload the page.',
		{ newest: newest?.number ?? 0 },
	);
}
