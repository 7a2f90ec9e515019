import { reportsFor } from '#lib/domain/permissions/reports.ts';
import { signedIn } from '#lib/server/http/guard.ts';
import { viewAbilities } from '#lib/server/workflows/view-abilities.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	return { reports: reportsFor(await viewAbilities(event.locals.db, member)) };
};
