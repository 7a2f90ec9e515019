import { can } from '#lib/domain/permissions/can.ts';
import type { SignedIn } from '#lib/server/auth/session.ts';
import { asActor, type Db } from '#lib/server/db/database.ts';
import { readableJobs } from '#lib/server/workflows/reports/report-jobs.ts';

export type RoleReportEntry = { roleId: string; title: string; debriefs: number };

/** The roles whose reliability the actor may read, by title: those of the jobs that the actor manages. */
export async function listRoleReports(db: Db, actor: SignedIn): Promise<RoleReportEntry[]> {
	return asActor(db, actor, async (tx) => {
		const { jobs, access } = await readableJobs(tx, actor, null);
		if (!can(actor, { action: 'view_role_reports', anyJobAccess: access })) return [];
		const roles = new Map<string, RoleReportEntry>();
		for (const { roleId, roleTitle: title, debriefs } of jobs) {
			const known = roles.get(roleId)?.debriefs ?? 0;
			roles.set(roleId, { roleId, title, debriefs: known + debriefs });
		}
		return [...roles.values()].sort((a, b) => a.title.localeCompare(b.title, 'en'));
	});
}
