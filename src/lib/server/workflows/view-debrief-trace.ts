import { can } from '#lib/domain/permissions/can.ts';
import { tellable } from '#lib/domain/recommendation/severity-told.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as debriefs from '#lib/server/db/debriefs.ts';
import * as evidence from '#lib/server/db/evidence.ts';
import * as policies from '#lib/server/db/policies.ts';
import { forbidden, notFound } from '#lib/server/errors.ts';
import { requireApplication } from '#lib/server/workflows/access.ts';
import { withheld } from '#lib/server/workflows/evidence-first.ts';
import { computedOf } from '#lib/server/workflows/view-debrief.ts';

export type Which = 'basis' | 'second' | 'asRevised';

/** The stored result of the engine with its whole trace, and the names behind its ids. */
export async function viewTrace(db: Db, actor: SignedIn, applicationId: string, which: Which) {
	return asActor(db, actor, async (tx) => {
		const { subject, facts } = await requireApplication(tx, actor, applicationId, 'view_recommendation');
		if (!can(actor, { action: 'view_job_weights', job: facts.job })) {
			throw forbidden('The working names the weights, which only those who run this job see.');
		}
		const { policy } = await policies.current(tx);
		const review = await evidence.reviewOf(tx, subject.jobId, subject.id, actor.memberId);
		if (withheld(policy, review)) {
			throw forbidden('Read the notes of every scorecard first; then this opens.');
		}
		const computed = await computedOf(tx, subject.id);
		const stored = computed[which];
		const about = await debriefs.subjectOf(tx, subject.id);
		if (!stored || !about) throw notFound('recommendation');
		const panel = await evidence.panelOf(tx, subject.jobId, subject.id);
		return {
			recommendationId: stored.id,
			applicationId: subject.id,
			basis: stored.basis,
			computedAt: stored.computedAt.toISOString(),
			frozenAt: which === 'basis' ? (computed.debrief?.openedAt.toISOString() ?? null) : null,
			names: {
				dimensions: Object.fromEntries(about.dimensions.map(({ id, name }) => [id, name])),
				raters: Object.fromEntries(panel.map(({ raterId, raterName }) => [raterId, raterName])),
			},
			result: tellable(stored.result, { calibrationOwner: actor.calibrationOwner, seesWorking: true }),
		};
	});
}
