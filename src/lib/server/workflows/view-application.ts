import { applicationAbilities, type ApplicationAbilities } from '#lib/domain/permissions/abilities.ts';
import { can } from '#lib/domain/permissions/can.ts';
import type { Outcome } from '#lib/domain/decision/outcome.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applications from '#lib/server/db/applications.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as decisions from '#lib/server/db/decisions.ts';
import * as memberChoices from '#lib/server/db/member-choices.ts';
import * as plans from '#lib/server/db/plans.ts';
import * as scheduledInterviews from '#lib/server/db/scheduled-interviews.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireApplication } from '#lib/server/workflows/access.ts';
import { timelineOf, type TimelineEntry } from '#lib/server/workflows/application-timeline.ts';
import { refuseUnblinding } from '#lib/server/workflows/refuse-unblinding.ts';
import { type AssignmentView, assignmentsOfApplication } from '#lib/server/workflows/exercise-view.ts';

export type SeatView = {
	scorecardId: string;
	memberName: string;
	own: boolean;
	state: 'draft' | 'submitted' | 'waived';
	shadow: boolean;
	submittedAt: Date | null;
	waivedReason: string | null;
	left: boolean;
};

export type ScheduledInterviewView = {
	id: string;
	title: string;
	stage: string;
	startsAt: Date;
	endsAt: Date;
	place: string;
	link: string;
	state: 'scheduled' | 'cancelled';
	over: boolean;
	panel: SeatView[];
	/** Whom a manager may still put on it. */
	choices: { id: string; name: string }[];
};

export type ApplicationView = {
	id: string;
	state: 'active' | 'withdrawn';
	addedAt: Date;
	candidate: { id: string; name: string; email: string | null };
	job: { id: string; title: string; state: 'open' | 'closed' };
	stage: { id: string; name: string };
	stages: { id: string; name: string }[];
	interviews: ScheduledInterviewView[];
	assignments: AssignmentView[];
	timeline: TimelineEntry[];
	abilities: ApplicationAbilities;
	/** The reader's own scorecards of interviews; gradings are found without the candidate's name. */
	ownScorecards: { id: string; title: string; state: SeatView['state'] }[];
	/** The one in force. Null as well where the reader may not see what rests on the scorecards. */
	decision: { outcome: Outcome; at: Date; by: string } | null;
	/** The reader owes a scorecard here, so that others' steps are not shown. */
	owes: boolean;
	ownId: string;
};

/** Where an application stands: what was set, who is on which panel and who has submitted. Nothing of any rating. */
export async function viewApplication(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	now: Date,
): Promise<ApplicationView> {
	return asActor(db, actor, async (tx) => {
		const { subject, facts } = await requireApplication(tx, actor, applicationId, 'view_application');
		const abilities = applicationAbilities(actor, facts);
		const application = await applications.find(tx, subject.id);
		if (!application) throw notFound('application');
		const seats = await scorecards.ofApplication(tx, subject.jobId, subject.id);
		const own = seats.filter((seat) => seat.memberId === actor.memberId && seat.leftAt === null);
		if (!can(actor, { action: 'list_applications', job: facts.job })) refuseUnblinding(own);
		const set = await scheduledInterviews.ofApplication(tx, subject.jobId, subject.id);
		const members = abilities.manage_application ? await memberChoices.ofApplication(tx, subject.id) : [];
		return {
			id: application.id,
			state: application.state,
			addedAt: application.createdAt,
			candidate: {
				id: application.candidateId,
				name: application.candidateName,
				email: abilities.manage_application ? application.candidateEmail : null,
			},
			job: { id: application.jobId, title: application.jobTitle, state: application.jobState },
			stage: { id: application.stageId, name: application.stageName },
			stages: await plans.stagesOf(tx, subject.jobId),
			interviews: set.map((interview) => {
				const panel = seats.filter((seat) => seat.scheduledInterviewId === interview.id);
				return {
					id: interview.id,
					title: interview.title,
					stage: interview.stageName,
					startsAt: interview.startsAt,
					endsAt: interview.endsAt,
					place: interview.place,
					link: interview.link,
					state: interview.state,
					over: interview.endsAt <= now,
					panel: panel.map((seat) => seatView(seat, actor)),
					choices: members
						.filter(({ id }) => panel.every((seat) => seat.memberId !== id))
						.map(({ id, name }) => ({ id, name })),
				};
			}),
			assignments: await assignmentsOfApplication(
				tx,
				{ jobId: subject.jobId, applicationId: subject.id },
				abilities.manage_application,
				now,
			),
			timeline: await timelineOf(tx, subject, set),
			abilities,
			ownScorecards: own.flatMap((seat) => {
				const interview = set.find(({ id }) => id === seat.scheduledInterviewId);
				return interview ? [{ id: seat.id, title: interview.title, state: seat.state }] : [];
			}),
			decision: abilities.view_recommendation
				? decisionView(await decisions.ofApplication(tx, subject.id))
				: null,
			owes: facts.owesApplication,
			ownId: actor.memberId,
		};
	});
}

function decisionView([newest]: decisions.Decision[]): ApplicationView['decision'] {
	if (!newest) return null;
	return { outcome: newest.outcome, at: newest.decidedAt, by: newest.deciderName };
}

function seatView(seat: scorecards.Envelope, actor: SignedIn): SeatView {
	return {
		scorecardId: seat.id,
		memberName: seat.memberName,
		own: seat.memberId === actor.memberId,
		state: seat.state,
		shadow: seat.shadow,
		submittedAt: seat.submittedAt,
		waivedReason: seat.waivedReason,
		left: seat.leftAt !== null,
	};
}
