import { can, type JobAccess } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import type { Tx } from '#lib/server/db/database.ts';
import * as reportJobs from '#lib/server/db/report-jobs.ts';

export type ReadableJobs = {
	/** Those whose ratings the actor's reports rest on. */
	jobs: reportJobs.ReportJob[];
	/** All that the actor holds on any job asked about. */
	access: JobAccess[];
	debriefs: number;
};

/** Reports rest on the jobs that the actor manages: a hiring manager's own ones, a recruiter's all but others' confidential. */
export async function readableJobs(tx: Tx, actor: SignedIn, roleId: string | null): Promise<ReadableJobs> {
	const all = await reportJobs.list(tx, actor, roleId);
	const jobs = all.filter((job) => can(actor, { action: 'manage_job', job }));
	return {
		jobs,
		access: all.flatMap(({ access }) => access),
		debriefs: jobs.reduce((sum, { debriefs }) => sum + debriefs, 0),
	};
}
