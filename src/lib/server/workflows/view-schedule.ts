import type { JobAccess } from '#lib/domain/permissions/can.ts';
import { formatLocal } from '#lib/domain/schedule/time.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applications from '#lib/server/db/applications.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as memberChoices from '#lib/server/db/member-choices.ts';
import * as plans from '#lib/server/db/plans.ts';
import * as scheduledInterviews from '#lib/server/db/scheduled-interviews.ts';
import { conflict, notFound } from '#lib/server/errors.ts';
import { requireApplication, requireId } from '#lib/server/workflows/access.ts';

export type ScheduleHeader = {
	applicationId: string;
	candidateName: string;
	job: { id: string; title: string };
};

export type ScheduleView = ScheduleHeader & {
	interviews: {
		id: string;
		title: string;
		stage: string;
		minutes: number;
		interviewers: number;
		/** Is set for this candidate already. */
		set: boolean;
	}[];
	/** The interview to begin with: the one asked for, or the first of the application's stage that is not set. */
	chosen: string | null;
	team: PanelChoice[];
	others: PanelChoice[];
	ownId: string;
	timeZone: string;
	zones: string[];
};

export type PanelChoice = { id: string; name: string; access: JobAccess[] };

export async function viewSchedule(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	interviewId: string | null,
): Promise<ScheduleView> {
	return asActor(db, actor, async (tx) => {
		const { subject } = await requireApplication(tx, actor, applicationId, 'manage_application');
		const plan = await plans.find(tx, subject.jobId);
		const set = await scheduledInterviews.ofApplication(tx, subject.jobId, subject.id);
		const taken = new Set(
			set.filter(({ state }) => state === 'scheduled').map((interview) => interview.interviewId),
		);
		const interviews = plan.flatMap((stage) =>
			stage.interviews.map((interview) => ({
				id: interview.id,
				title: interview.title,
				stageId: stage.id,
				stage: stage.name,
				minutes: interview.minutes,
				interviewers: interview.interviewers,
				set: taken.has(interview.id),
			})),
		);
		const open = interviews.filter((interview) => !interview.set);
		const chosen =
			interviews.find(({ id }) => id === interviewId) ??
			open.find(({ stageId }) => stageId === subject.stageId) ??
			open[0] ??
			interviews[0];
		const members = await memberChoices.ofApplication(tx, subject.id);
		return {
			...(await headerOf(tx, subject.id)),
			interviews: interviews.map(({ stageId: _, ...interview }) => interview),
			chosen: chosen?.id ?? null,
			team: members.filter(({ access }) => access.length > 0),
			others: members.filter(({ access }) => access.length === 0),
			ownId: actor.memberId,
			timeZone: actor.timeZone,
			zones: zones(actor.timeZone),
		};
	});
}

export type MoveView = ScheduleHeader & {
	id: string;
	title: string;
	/** As the fields of a form hold it. */
	values: { starts: string; timeZone: string; minutes: string; place: string; link: string };
	zones: string[];
};

export async function viewMove(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	scheduledInterviewId: string,
): Promise<MoveView> {
	return asActor(db, actor, async (tx) => {
		const { subject } = await requireApplication(tx, actor, applicationId, 'manage_application');
		const interview = await scheduledInterviews.find(tx, requireId(scheduledInterviewId, 'interview'));
		if (interview?.applicationId !== subject.id) throw notFound('interview');
		if (interview.state === 'cancelled') throw conflict('This interview was cancelled. Schedule a new one.');
		const minutes = Math.round((interview.endsAt.getTime() - interview.startsAt.getTime()) / 60_000);
		return {
			...(await headerOf(tx, subject.id)),
			id: interview.id,
			title: interview.title,
			values: {
				starts: formatLocal(interview.startsAt, interview.timeZone),
				timeZone: interview.timeZone,
				minutes: String(minutes),
				place: interview.place,
				link: interview.link,
			},
			zones: zones(interview.timeZone),
		};
	});
}

async function headerOf(tx: Tx, applicationId: string): Promise<ScheduleHeader> {
	const application = await applications.find(tx, applicationId);
	if (!application) throw notFound('application');
	return {
		applicationId: application.id,
		candidateName: application.candidateName,
		job: { id: application.jobId, title: application.jobTitle },
	};
}

/** `own` too, which may be an older name that the list leaves out. */
function zones(own: string): string[] {
	return [...new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')])].sort();
}
