import { pseudonym } from '#lib/domain/exercise/pseudonym.ts';
import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as accessFacts from '#lib/server/db/access-facts.ts';
import { asActor, type Db, type Tx } from '#lib/server/db/database.ts';
import * as overview from '#lib/server/db/exercise-overview.ts';
import { requireId } from '#lib/server/workflows/access.ts';
import { assignmentView } from '#lib/server/workflows/exercise-view.ts';
import { pageOf } from '#lib/server/workflows/paging.ts';

const PAGE = 50;
const GRADINGS = 100;

/** Who has which exercise, for those who manage jobs; and, for everybody, what to grade, under pseudonyms. */
export async function listExercises(
	db: Db,
	actor: SignedIn,
	input: { filter: overview.ExerciseFilter; after: string | null },
	now: Date,
) {
	return asActor(db, actor, async (tx) => {
		const anyJobAccess = await accessFacts.anyJobAccess(tx, actor);
		const manages = can(actor, { action: 'view_exercises', anyJobAccess });
		return {
			managed: manages ? await managed(tx, actor, input, now) : null,
			gradings: (await overview.ownGradings(tx, actor, GRADINGS)).map((row) => ({
				scorecardId: row.scorecardId,
				pseudonym: pseudonym(row.assignmentId),
				title: row.title,
				jobTitle: row.jobTitle,
				submittedAt: row.submittedAt,
				isGraded: row.graded,
			})),
		};
	});
}

async function managed(
	tx: Tx,
	actor: SignedIn,
	input: { filter: overview.ExerciseFilter; after: string | null },
	now: Date,
) {
	const found = await overview.page(tx, actor, {
		recruits: can(actor, { action: 'create_job' }),
		filter: input.filter,
		after: input.after === null ? null : requireId(input.after, 'exercise'),
		limit: PAGE + 1,
		now,
	});
	const { shown, last } = pageOf(found, PAGE);
	const graders = await overview.graders(
		tx,
		shown.map((row) => row.id),
	);
	return {
		rows: shown.map((row) => ({
			...assignmentView(row, graders, now),
			applicationId: row.applicationId,
			candidateName: row.candidateName,
			jobTitle: row.jobTitle,
		})),
		next: last?.id ?? null,
	};
}
