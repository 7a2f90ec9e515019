import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import * as jobs from '#lib/server/db/jobs.ts';
import { requireId } from '#lib/server/workflows/access.ts';
import { pageOf } from '#lib/server/workflows/paging.ts';

const PAGE = 50;
const ELSEWHERE = 100;

export type JobListView = {
	jobs: {
		id: string;
		title: string;
		confidential: boolean;
		roleTitle: string;
		versionNumber: number;
		openedAt: Date;
		/** Active ones; null for whoever may not list them. */
		applications: number | null;
	}[];
	state: 'open' | 'closed';
	/** Where the next page begins; null on the last. */
	next: string | null;
	mayCreate: boolean;
	/** Confidential jobs that an admin could join. What they are is not told. */
	elsewhere: { id: string; openedBy: string; openedAt: Date }[];
};

export async function listJobs(
	db: Db,
	actor: SignedIn,
	page: { state: 'open' | 'closed'; before: string | null },
): Promise<JobListView> {
	const before = page.before === null ? null : requireId(page.before, 'page');
	return asActor(db, actor, async (tx) => {
		const found = await jobs.list(tx, actor, {
			state: page.state,
			allOpenToAll: can(actor, { action: 'view_job', job: { access: [], confidential: false } }),
			before,
			limit: PAGE + 1,
		});
		const mayJoin = can(actor, {
			action: 'grant_job_access_to_oneself',
			job: { access: [], confidential: true },
		});
		const first = page.state === 'open' && before === null;
		const elsewhere = mayJoin && first ? await jobs.confidentialElsewhere(tx, actor, ELSEWHERE) : [];
		const { shown, last } = pageOf(found, PAGE);
		return {
			jobs: shown.map((job) => ({
				id: job.id,
				title: job.title,
				confidential: job.confidential,
				roleTitle: job.roleTitle,
				versionNumber: job.versionNumber,
				openedAt: job.createdAt,
				applications: can(actor, { action: 'list_applications', job }) ? job.applications : null,
			})),
			state: page.state,
			next: last?.id ?? null,
			mayCreate: can(actor, { action: 'create_job' }),
			elsewhere: elsewhere.map(({ id, openedBy, openedAt }) => ({ id, openedBy, openedAt })),
		};
	});
}
