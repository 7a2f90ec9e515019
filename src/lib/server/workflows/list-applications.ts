import { z } from 'zod';
import { nameKey } from '#lib/domain/candidate/candidate.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applications from '#lib/server/db/applications.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as plans from '#lib/server/db/plans.ts';
import { requireJob } from '#lib/server/workflows/access.ts';
import { pageOf } from '#lib/server/workflows/paging.ts';

const PAGE = 50;

const Start = z.tuple([z.int(), z.string(), z.uuid()]);

export type ApplicationRow = {
	id: string;
	candidateName: string;
	stage: string;
	/** Scorecards still owed, of interviews that are over and of exercises that were handed in. */
	owed: { memberName: string; title: string; since: Date; own: boolean }[];
	/** Seats whose interview is still to come, or whose exercise was not handed in yet. */
	ahead: number;
	exercises: { title: string; state: applications.ExerciseState['state']; dueAt: Date; isLate: boolean }[];
};

export type ApplicationListView = {
	rows: ApplicationRow[];
	stages: { id: string; name: string; count: number }[];
	withdrawn: number;
	shown: { stageId: string | null; withdrawn: boolean };
	next: string | null;
};

/** By stage and name. Who owes a scorecard is told; what anybody rated is in nothing of it, nor in its order. */
export async function listApplications(
	db: Db,
	actor: SignedIn,
	jobId: string,
	page: { stageId: string | null; withdrawn: boolean; after: string | null },
	now: Date,
): Promise<ApplicationListView> {
	return asActor(db, actor, async (tx) => {
		await requireJob(tx, actor, jobId, 'list_applications');
		const stages = await plans.stagesOf(tx, jobId);
		const stageId = stages.some((stage) => stage.id === page.stageId) ? page.stageId : null;
		const counts = await applications.countsByStage(tx, jobId);
		const found = await applications.listOfJob(tx, jobId, {
			state: page.withdrawn ? 'withdrawn' : 'active',
			stageId,
			after: readStart(page.after),
			limit: PAGE + 1,
		});
		const { shown, last } = pageOf(found, PAGE);
		const ids = shown.map((row) => row.id);
		const owed = await applications.owedOf(tx, jobId, ids);
		const exercises = await applications.exercisesOf(tx, jobId, ids);
		return {
			rows: shown.map((row) => {
				const seats = owed.filter((one) => one.applicationId === row.id);
				const due = seats.flatMap(({ memberId, memberName, title, since }) =>
					since !== null && since <= now
						? [{ memberName, title, since, own: memberId === actor.memberId }]
						: [],
				);
				return {
					id: row.id,
					candidateName: row.candidateName,
					stage: row.stageName,
					owed: due,
					ahead: seats.length - due.length,
					exercises: exercises
						.filter((exercise) => exercise.applicationId === row.id)
						.map(({ title, state, dueAt }) => ({ title, state, dueAt, isLate: isLate(state, dueAt, now) })),
				};
			}),
			stages: stages.map((stage) => ({
				...stage,
				count: counts
					.filter((count) => count.stageId === stage.id && count.state === 'active')
					.reduce((sum, { count }) => sum + count, 0),
			})),
			withdrawn: counts
				.filter(({ state }) => state === 'withdrawn')
				.reduce((sum, { count }) => sum + count, 0),
			shown: { stageId, withdrawn: page.withdrawn },
			next: last ? JSON.stringify([last.start.position, last.start.nameKey, last.start.id]) : null,
		};
	});
}

function isLate(state: applications.ExerciseState['state'], dueAt: Date, now: Date): boolean {
	return ['assigned', 'sent', 'started'].includes(state) && dueAt < now;
}

/** What is no start of a page begins at the first. */
function readStart(after: string | null): applications.ApplicationStart | null {
	if (after === null) return null;
	try {
		const parsed = Start.safeParse(JSON.parse(after));
		if (!parsed.success) return null;
		const [position, key, id] = parsed.data;
		return { position, nameKey: nameKey(key), id };
	} catch {
		return null;
	}
}
