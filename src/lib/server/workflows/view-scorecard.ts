import { can } from '#lib/domain/permissions/can.ts';
import { contentLimits } from '#lib/domain/scorecard/content.ts';
import type { Kit } from '#lib/domain/scorecard/kit.ts';
import type { Neighbour, SubmittedScorecardView } from '#lib/domain/scorecard/submitted-view.ts';
import type { WritingView } from '#lib/domain/scorecard/writing-view.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as accessFacts from '#lib/server/db/access-facts.ts';
import { asActor, type Db, newId, type Tx } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as drafts from '#lib/server/db/scorecard-drafts.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { conflict, forbidden, notFound } from '#lib/server/errors.ts';
import { requireId } from '#lib/server/workflows/access.ts';
import { refuseUnblinding } from '#lib/server/workflows/refuse-unblinding.ts';
import { viewKit } from '#lib/server/workflows/view-scorecard-kit.ts';
import { viewSubmitted } from '#lib/server/workflows/view-scorecard-submitted.ts';

type Read = {
	id: string;
	timeZone: string;
	submitted: SubmittedScorecardView;
	neighbours: Neighbour[];
	applicationId: string;
	opensDebrief: boolean;
};

export type ScorecardView =
	/** `neighbours` is empty while the author still owes. */
	| { kind: 'draft'; writing: WritingView; neighbours: Neighbour[] }
	| {
			kind: 'waived';
			id: string;
			timeZone: string;
			kit: Pick<Kit, 'jobTitle' | 'task'>;
			waivedAt: Date;
			reason: string;
	  }
	| ({ kind: 'own'; organizationId: string; memberId: string; privateNotes: string } & Read)
	| ({ kind: 'other' } & Read);

/** The author's own scorecard in whatever state it is; another's once it is submitted, for who may read it. */
export async function viewScorecard(db: Db, actor: SignedIn, scorecardId: string): Promise<ScorecardView> {
	return asActor(db, actor, async (tx) => {
		const found = await accessFacts.ofScorecard(tx, actor, requireId(scorecardId, 'scorecard'));
		if (!found) throw notFound('scorecard');
		const { facts, subject } = found;
		if (!facts.author) {
			if (!can(actor, { action: 'view_application', application: facts.application }))
				throw notFound('scorecard');
			// Before anything of the scorecard itself is asked, so that the answer tells nothing of it.
			if (facts.owesStage) throw forbidden(OWES_STAGE);
			if (!facts.submitted) throw notFound('scorecard');
			if (!can(actor, { action: 'list_applications', job: facts.application.job })) {
				const seats = await scorecards.ofApplication(tx, subject.jobId, subject.applicationId);
				refuseUnblinding(seats.filter((seat) => seat.memberId === actor.memberId && seat.leftAt === null));
			}
		}
		if (!can(actor, { action: 'view_scorecard', scorecard: facts })) throw notFound('scorecard');
		const envelope = await scorecards.find(tx, scorecardId);
		if (!envelope) throw notFound('scorecard');
		const { timeZone } = actor;

		if (envelope.state === 'waived') {
			const { jobTitle, task } = await viewKit(tx, scorecardId);
			return {
				kind: 'waived',
				id: scorecardId,
				timeZone,
				kit: { jobTitle, task },
				waivedAt: envelope.waivedAt ?? new Date(0),
				reason: envelope.waivedReason ?? '',
			};
		}
		const neighbours = await neighboursOf(tx, envelope);
		if (envelope.state === 'draft') {
			const writing = await viewWriting(tx, actor, envelope);
			return { kind: 'draft', writing, neighbours: facts.owesStage ? [] : neighbours };
		}
		const read = {
			id: scorecardId,
			timeZone,
			submitted: await viewSubmitted(tx, envelope),
			neighbours,
			applicationId: subject.applicationId,
			opensDebrief: can(actor, { action: 'view_recommendation', application: facts.application }),
		};
		if (!facts.author) return { kind: 'other', ...read };
		const { content } = await drafts.find(tx, scorecardId);
		const { organizationId, memberId } = actor;
		return { kind: 'own', ...read, organizationId, memberId, privateNotes: content.privateNotes };
	});
}

const OWES_STAGE = 'You still owe a scorecard in this stage. Submit yours first; then this opens.';

/** For the page on which a submitted scorecard is revised by its author. */
export async function viewRevising(db: Db, actor: SignedIn, scorecardId: string) {
	return asActor(db, actor, async (tx) => {
		const found = await accessFacts.ofScorecard(tx, actor, requireId(scorecardId, 'scorecard'));
		if (!found?.facts.author) throw notFound('scorecard');
		const envelope = await scorecards.find(tx, scorecardId);
		if (!envelope) throw notFound('scorecard');
		if (!can(actor, { action: 'revise_scorecard', scorecard: found.facts })) {
			throw conflict('Only a submitted scorecard can be revised, by its author, while on the panel.');
		}
		const writing = await viewWriting(tx, actor, envelope);
		const raisedFlagIds = writing.draft.content.redFlags.map(({ id }) => id);
		return { writing, revisionNumber: envelope.revisionNumber, raisedFlagIds };
	});
}

async function viewWriting(tx: Tx, actor: SignedIn, envelope: scorecards.Envelope): Promise<WritingView> {
	const { policy } = await policies.current(tx);
	const { note, longText, bytes } = contentLimits;
	return {
		id: envelope.id,
		organizationId: actor.organizationId,
		memberId: actor.memberId,
		timeZone: actor.timeZone,
		kit: await viewKit(tx, envelope.id),
		draft: await drafts.find(tx, envelope.id),
		notesRequiredAt: policy.notesRequiredAt,
		limits: { note, longText, bytes },
		shadow: envelope.shadow,
		seenOthersAt: envelope.seenOthersAt,
		spareFlagId: newId(),
	};
}

async function neighboursOf(tx: Tx, own: scorecards.Envelope): Promise<Neighbour[]> {
	const all = await scorecards.ofApplication(tx, own.jobId, own.applicationId);
	return all
		.filter(({ id, stageId }) => id !== own.id && stageId === own.stageId)
		.filter(({ state, leftAt }) => leftAt === null || state === 'submitted')
		.map(({ id, memberName, state, submittedAt }) => ({ id, name: memberName, state, submittedAt }));
}
