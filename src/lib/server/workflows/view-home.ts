import { can } from '#lib/domain/permissions/can.ts';
import { pseudonym } from '#lib/domain/exercise/pseudonym.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as policies from '#lib/server/db/policies.ts';
import * as waiting from '#lib/server/db/waiting.ts';

export type DueScorecard = {
	id: string;
	kind: 'interview' | 'grading';
	/** The candidate, or the pseudonym under which a submission is graded. */
	who: string;
	title: string;
	jobTitle: string;
	startsAt: Date | null;
	dueAt: Date;
	place: string;
	link: string;
	started: boolean;
};

export type Home = Awaited<ReturnType<typeof viewHome>>;

/** What waits for this member. Nothing here rests on anybody else's ratings that the member may not see yet. */
export async function viewHome(db: Db, actor: SignedIn, now: Date) {
	return asActor(db, actor, async (tx) => {
		const { policy } = await policies.current(tx);
		const owed = (await waiting.owedScorecards(tx, actor)).map((row) => ({
			readyAt: row.readyAt,
			card: {
				id: row.id,
				kind: row.kind,
				who: row.assignmentId ? pseudonym(row.assignmentId) : (row.candidateName ?? ''),
				title: row.title,
				jobTitle: row.jobTitle,
				startsAt: row.startsAt,
				dueAt: new Date(row.readyAt.getTime() + policy.scorecardDueHours * 3_600_000),
				place: row.place,
				link: row.link,
				started: row.started,
			} satisfies DueScorecard,
		}));
		const today = dayOf(now, actor.timeZone);
		const isReady = (readyAt: Date) => readyAt.getTime() <= now.getTime();
		const upcoming = owed.filter(({ readyAt }) => !isReady(readyAt)).map(({ card }) => card);
		const due = owed.filter(({ readyAt }) => isReady(readyAt)).map(({ card }) => card);
		const isToday = (card: DueScorecard) =>
			card.startsAt !== null && dayOf(card.startsAt, actor.timeZone) === today;

		const decides = can(actor, { action: 'record_decision', application: anyOpenToAll });
		const recruits = can(actor, { action: 'create_job' });
		return {
			name: actor.name,
			timeZone: actor.timeZone,
			late: due.filter((card) => card.dueAt.getTime() < now.getTime()),
			due: due.filter((card) => card.dueAt.getTime() >= now.getTime()),
			today: upcoming.filter(isToday),
			later: upcoming.filter((card) => !isToday(card)),
			debriefsReady: await waiting.debriefsReady(tx, actor, decides, now),
			decisionsDue: await waiting.decisionsDue(tx, actor, decides),
			unscheduled: await waiting.unscheduled(tx, actor, recruits),
			ungraded: await waiting.ungraded(tx, actor, recruits),
			thinPlans: await waiting.thinPlans(tx, actor, recruits),
			canOpenJob: recruits,
		};
	});
}

/** One of a job that is not confidential and on whose hiring team the actor is not. */
const anyOpenToAll = {
	job: { access: [], confidential: false },
	onPanel: false,
	owesApplication: false,
	ownFile: false,
};

function dayOf(at: Date, zone: string): string {
	return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);
}
