import { loading, signedIn } from '#lib/server/http/guard.ts';
import { viewOrganizationReliability } from '#lib/server/workflows/reports/view-organization-reliability.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	return { report: await loading(viewOrganizationReliability(event.locals.db, member)) };
};
