import { nameKey } from '#lib/domain/candidate/candidate.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import * as applications from '#lib/server/db/applications.ts';
import * as candidates from '#lib/server/db/candidates.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as jobs from '#lib/server/db/jobs.ts';
import { notFound } from '#lib/server/errors.ts';
import { requireJob } from '#lib/server/workflows/access.ts';
import { reachOf } from '#lib/server/workflows/candidate-access.ts';

const FOUND = 20;

export type NewApplicationView = {
	job: { id: string; title: string; state: 'open' | 'closed' };
	query: string;
	/** Known people that the query finds; empty without one. */
	found: { id: string; name: string; email: string | null; applicationId: string | null }[];
	more: boolean;
};

export async function viewNewApplication(
	db: Db,
	actor: SignedIn,
	jobId: string,
	text: string,
): Promise<NewApplicationView> {
	return asActor(db, actor, async (tx) => {
		await requireJob(tx, actor, jobId, 'manage_job');
		const job = await jobs.find(tx, jobId);
		if (!job) throw notFound('job');
		const query = text.trim().slice(0, 200);
		const start = nameKey(query);
		const page = { start, after: null, limit: FOUND + 1 };
		const found = start === '' ? [] : await candidates.list(tx, reachOf(actor), page);
		const ids = found.map(({ id }) => id);
		const there = await applications.idsOf(tx, job.id, ids);
		return {
			job: { id: job.id, title: job.title, state: job.state },
			query,
			found: found.slice(0, FOUND).map(({ id, name, email }) => ({
				id,
				name,
				email,
				applicationId: there.get(id) ?? null,
			})),
			more: found.length > FOUND,
		};
	});
}
