import { found, sampleInterview } from '#lib/domain/sample/lookup.ts';
import type { SampleApplication, SampleScheduledInterview } from '#lib/domain/sample/types.ts';
import { formatLocal, parseLocal } from '#lib/domain/schedule/time.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import type { SamplePeople } from './sample-people.ts';
import type { SampleJobIds } from './sample-roles.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export type SampleWorld = { db: Db; admin: SignedIn; people: SamplePeople; job: SampleJobIds; now: Date };

/** Something that happens to an application. Acts are done in the order of their times, so that the record reads so. */
export type Act = { at: number; run: () => Promise<void> };

export type Life = {
	world: SampleWorld;
	applicationId: string;
	application: SampleApplication;
	added: number;
	interviews: Map<string, string>;
	assignmentId: string | null;
};

export function slotOf({ admin, now }: SampleWorld, scheduled: SampleScheduledInterview) {
	const day = formatLocal(new Date(now.getTime() + scheduled.startsInDays * DAY), admin.timeZone).slice(
		0,
		10,
	);
	const starts = `${day}T${String(scheduled.hour).padStart(2, '0')}:00`;
	const time = parseLocal(starts, admin.timeZone);
	const minutes = sampleInterview(scheduled.interview).minutes;
	// An hour that the clocks skip on that day: the noon of it will do.
	const startsAt = time.kind === 'time' ? time.at.getTime() : Date.parse(`${day}T12:00:00Z`);
	return {
		starts: formatLocal(new Date(startsAt), admin.timeZone),
		minutes,
		startsAt,
		endsAt: startsAt + minutes * 60_000,
	};
}

export async function seatOf(life: Life, author: SignedIn, interview: string): Promise<string> {
	const { world, applicationId } = life;
	const seats = await asActor(world.db, world.admin, (tx) =>
		scorecards.ofApplication(tx, world.job.jobId, applicationId),
	);
	const scheduledId = life.interviews.get(interview);
	return found(
		seats.find(
			(one) =>
				one.memberId === author.memberId &&
				(scheduledId
					? one.scheduledInterviewId === scheduledId
					: one.exerciseAssignmentId === life.assignmentId),
		),
		`seat for ${interview}`,
	).id;
}
