import { can } from '#lib/domain/permissions/can.ts';
import type { DimensionNames } from '#lib/domain/scorecard/names.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as debriefs from '#lib/server/db/debriefs.ts';
import * as decisions from '#lib/server/db/decisions.ts';
import * as evidence from '#lib/server/db/evidence.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as recommendations from '#lib/server/db/recommendations.ts';
import * as redFlags from '#lib/server/db/red-flags.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireApplication } from '#lib/server/workflows/access.ts';
import { withheld } from '#lib/server/workflows/evidence-first.ts';
import { agendaView } from '#lib/server/workflows/view-debrief-agenda.ts';
import { decisionView } from '#lib/server/workflows/view-debrief-decision.ts';
import { gridView } from '#lib/server/workflows/view-debrief-grid.ts';
import { modelView } from '#lib/server/workflows/view-debrief-model.ts';
import { scorecardView } from '#lib/server/workflows/view-debrief-notes.ts';
import { recommendationView } from '#lib/server/workflows/view-debrief-recommendation.ts';
import { workingView } from '#lib/server/workflows/view-debrief-working.ts';

/** The page on which a panel's scorecards are laid side by side. Whoever owes one on this application is refused. */
export async function viewDebrief(db: Db, actor: SignedIn, applicationId: string) {
	return asActor(db, actor, async (tx) => {
		const { subject, facts } = await requireApplication(tx, actor, applicationId, 'view_recommendation');
		const about = await debriefs.subjectOf(tx, subject.id);
		if (!about) throw notFound('application');
		const { policy } = await policies.current(tx);
		const { debrief, basis, second, asRevised } = await computedOf(tx, subject.id);
		const review = await evidence.reviewOf(tx, subject.jobId, subject.id, actor.memberId);
		const panel = await evidence.panelOf(tx, subject.jobId, subject.id);
		const ratings = await evidence.ratingsOf(tx, subject.id);
		const signals = await evidence.signalsOf(tx, subject.id);
		const flags = await redFlags.ofApplication(tx, subject.id);
		const recorded = await decisions.ofApplication(tx, subject.id);

		const isWithheld = withheld(policy, review);
		const seesWeights = can(actor, { action: 'view_job_weights', job: facts.job });
		const reader = { memberId: actor.memberId, calibrationOwner: actor.calibrationOwner, seesWeights };
		const names: DimensionNames = new Map(about.dimensions.map(({ id, name }) => [id, name]));
		const submitted = panel.filter((scorecard) => scorecard.state === 'submitted');
		const owed = panel.filter((scorecard) => scorecard.state === 'draft');
		const visible = isWithheld ? null : (basis?.result ?? null);
		const opened = new Set(review.opened.map(({ scorecardId }) => scorecardId));

		return {
			applicationId: subject.id,
			jobId: subject.jobId,
			candidateName: about.candidateName,
			jobTitle: about.jobTitle,
			roleTitle: about.roleTitle,
			roleVersionNumber: about.roleVersionNumber,
			stageName: about.stageName,
			state: about.state,
			scorecardsIn: submitted.length,
			scorecardsDue: submitted.length + owed.length,
			frozen: debrief ? { at: debrief.openedAt.toISOString(), by: debrief.openerName } : null,
			review: {
				isRequired: policy.evidenceFirst === 'require',
				isWithheld,
				opened: review.opened.length,
				of: review.opened.length + review.unopened.length,
			},
			recommendation: isWithheld || !basis ? null : recommendationView(basis, names, seesWeights),
			second: isWithheld || !second ? null : recommendationView(second, names, seesWeights),
			asRevised: isWithheld || !asRevised ? null : recommendationView(asRevised, names, seesWeights),
			model: visible?.engine === 'm3/1' ? modelView(visible, panel, names, reader) : null,
			agenda: visible ? agendaView(visible, panel, names, reader) : null,
			grid: gridView({
				dimensions: about.dimensions,
				submitted,
				ratings,
				result: visible,
				frozen: debrief && basis ? basis.result : null,
				seesWeights,
			}),
			scorecards: submitted.map((scorecard) =>
				scorecardView(scorecard, {
					isOwn: scorecard.raterId === actor.memberId,
					isOpened: opened.has(scorecard.id),
					dimensions: about.dimensions,
					ratings,
					signals,
				}),
			),
			owed: owed.map(({ id, raterName, title, stageName, shadow, seenOthers }) => ({
				scorecardId: id,
				raterName,
				title,
				stageName,
				counts: !shadow && !seenOthers,
				isAwaited: debrief?.awaited.includes(id) ?? false,
			})),
			waived: panel
				.filter((scorecard) => scorecard.state === 'waived')
				.map(({ id, raterName, title, waivedReason }) => ({
					scorecardId: id,
					raterName,
					title,
					waivedReason,
				})),
			redFlags: flags.map((flag) => ({
				id: flag.id,
				raterName: flag.memberName,
				text: flag.text === '' ? (flag.signalText ?? '') : flag.text,
				evidence: flag.evidence,
				state: flag.state,
				raisedAt: flag.raisedAt.toISOString(),
				resolvedAt: flag.resolvedAt?.toISOString() ?? null,
				resolverName: flag.resolvedByName,
				resolution: flag.resolution,
				isOwn: flag.memberId === actor.memberId,
				mayResolve:
					flag.state === 'open' &&
					can(actor, {
						action: 'resolve_red_flag',
						scorecard: {
							application: facts,
							author: flag.memberId === actor.memberId,
							owesStage: false,
							submitted: true,
						},
					}),
			})),
			decisions: recorded.map((decision) => decisionView(decision, panel, isWithheld)),
			working: visible && basis && seesWeights ? workingView(basis, panel, names) : null,
			may: {
				openDebrief: !debrief && can(actor, { action: 'open_debrief', application: facts }),
				decide: can(actor, { action: 'record_decision', application: facts }),
				viewJob: can(actor, { action: 'view_job', job: facts.job }),
				manage: can(actor, { action: 'manage_application', application: facts }),
				seeWeights: seesWeights,
			},
		};
	});
}

export type Computed = {
	debrief: debriefs.Debrief | undefined;
	/** The frozen recommendation, or before that the one that stands. */
	basis: recommendations.Stored | undefined;
	/** One from independent scorecards that is newer than the frozen one. */
	second: recommendations.Stored | undefined;
	asRevised: recommendations.Stored | undefined;
};

/** All that was computed about an application, as far as the reader may see it. */
export async function computedOf(tx: Tx, applicationId: string): Promise<Computed> {
	const debrief = await debriefs.find(tx, applicationId);
	const standing = await recommendations.standingOf(tx, applicationId);
	const ids = [debrief?.recommendationId, standing?.recommendationId, standing?.asRevisedId];
	const stored = await recommendations.findAll(tx, [
		...new Set(ids.filter((id) => id !== undefined && id !== null)),
	]);
	const of = (id: string | null | undefined) => stored.find((one) => one.id === id);
	return {
		debrief,
		basis: of(debrief?.recommendationId ?? standing?.recommendationId),
		second:
			debrief && standing?.recommendationId !== debrief.recommendationId
				? of(standing?.recommendationId)
				: undefined,
		asRevised: of(standing?.asRevisedId),
	};
}
