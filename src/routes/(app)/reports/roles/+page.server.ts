import { loading, signedIn } from '#lib/server/http/guard.ts';
import { listRoleReports } from '#lib/server/workflows/reports/list-role-reports.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	return { roles: await loading(listRoleReports(event.locals.db, member)) };
};
