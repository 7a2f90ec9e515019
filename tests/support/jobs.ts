import { formatLocal } from '#lib/domain/schedule/time.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applications from '#lib/server/db/applications.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as plans from '#lib/server/db/plans.ts';
import * as scorecards from '#lib/server/db/scorecards.ts';
import { Refusal } from '#lib/server/errors.ts';
import { addApplication } from '#lib/server/workflows/add-application.ts';
import { addCandidate as add } from '#lib/server/workflows/add-candidate.ts';
import { openJob as open } from '#lib/server/workflows/open-job.ts';
import { scheduleInterview as schedule } from '#lib/server/workflows/schedule-interview.ts';

export type OpenJob = { jobId: string; stages: plans.PlanStage[] };

/** An open job with the plan that its role proposes. The actor, who may create jobs, is on its team. */
export async function openJob(
	db: Db,
	actor: SignedIn,
	roleVersionId: string,
	options: {
		title?: string;
		confidential?: boolean;
		hiringManagerId?: string;
		recruiterId?: string;
		now?: Date;
	} = {},
): Promise<OpenJob> {
	const { title = 'Workshop lead, north side', confidential = false, now = new Date() } = options;
	const { hiringManagerId = null, recruiterId = null } = options;
	const input = { title, roleVersionId, confidential, hiringManagerId, recruiterId };
	const { jobId } = await open(db, actor, input, now);
	return { jobId, stages: await asActor(db, actor, (tx) => plans.find(tx, jobId)) };
}

/** The interviews of all stages, in their order. */
export function interviewsOf(job: OpenJob): plans.PlanInterview[] {
	return job.stages.flatMap((stage) => stage.interviews);
}

/** A candidate without an application. The actor is an admin or a recruiter. */
export async function addCandidate(
	db: Db,
	actor: SignedIn,
	person: { name?: string; email?: string | null; now?: Date } = {},
): Promise<{ candidateId: string }> {
	const { name = 'Cleo Candidate', email = null, now = new Date() } = person;
	return add(db, actor, { name, email }, now);
}

/** An application of an existing candidate, or of a new one of this name. */
export async function apply(
	db: Db,
	actor: SignedIn,
	jobId: string,
	who: { candidateId: string } | { name?: string; email?: string | null } = {},
	now: Date = new Date(),
): Promise<{ applicationId: string; candidateId: string }> {
	if ('candidateId' in who) return addApplication(db, actor, { jobId, candidateId: who.candidateId }, now);
	const { name = 'Cleo Candidate', email = null } = who;
	return addApplication(db, actor, { jobId, person: { name, email } }, now);
}

const HOUR = 3_600_000;

/** An interview of the plan, set for an hour that begins a day from now. `scorecardOf` finds a member's scorecard. */
export async function scheduleInterview(
	db: Db,
	actor: SignedIn,
	applicationId: string,
	interviewId: string,
	panelMemberIds: string[],
	options: { shadowIds?: string[]; startsAt?: Date; minutes?: number; now?: Date } = {},
): Promise<{ scheduledInterviewId: string; scorecardOf: (memberId: string) => string }> {
	const { shadowIds = [], now = new Date(), minutes = 60 } = options;
	const startsAt = options.startsAt ?? new Date(now.getTime() + 24 * HOUR);
	const input = {
		interviewId,
		starts: formatLocal(startsAt, 'UTC'),
		timeZone: 'UTC',
		minutes,
		place: '',
		link: '',
		panel: [...new Set([...panelMemberIds, ...shadowIds])],
		shadows: shadowIds,
	};
	const { scheduledInterviewId } = await withWarningsAccepted((accepted) =>
		schedule(db, actor, applicationId, { ...input, accepted }, now),
	);
	const made = await scorecardsOf(db, actor, applicationId);
	return {
		scheduledInterviewId,
		scorecardOf(memberId) {
			const found = made.find(
				(one) => one.scheduledInterviewId === scheduledInterviewId && one.memberId === memberId,
			);
			if (!found) throw new Error('This member is not on the panel.');
			return found.id;
		},
	};
}

/** The envelopes of all scorecards of an application that the actor may see. */
export async function scorecardsOf(
	db: Db,
	actor: SignedIn,
	applicationId: string,
): Promise<scorecards.Envelope[]> {
	return asActor(db, actor, async (tx) => {
		const application = await applications.find(tx, applicationId);
		return application ? scorecards.ofApplication(tx, application.jobId, applicationId) : [];
	});
}

/** Overlaps are warned of; a world for tests is built in spite of them. */
async function withWarningsAccepted<T>(work: (accepted: string) => Promise<T>): Promise<T> {
	try {
		return await work('');
	} catch (reason) {
		if (!(reason instanceof Refusal) || reason.data['kind'] !== 'warnings') throw reason;
		return work(String(reason.data['acknowledgement']));
	}
}

/** How many statements `work` sends when it is given this database. */
export async function countQueries<T>(
	db: Db,
	work: (counted: Db) => Promise<T>,
): Promise<{ queries: number; result: T }> {
	let queries = 0;
	const counted = db.withPlugin({
		transformQuery({ node }) {
			queries++;
			return node;
		},
		transformResult: ({ result }) => Promise.resolve(result),
	});
	const result = await work(counted);
	return { queries, result };
}
