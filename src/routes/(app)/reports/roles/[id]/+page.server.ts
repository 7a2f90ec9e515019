import { loading, signedIn } from '#lib/server/http/guard.ts';
import { viewRoleReliability } from '#lib/server/workflows/reports/view-role-reliability.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	return { report: await loading(viewRoleReliability(event.locals.db, member, event.params.id)) };
};
