import { loading, signedIn } from '#lib/server/http/guard.ts';
import { compareApplications } from '#lib/server/workflows/compare-applications.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const chosen = event.url.searchParams.getAll('application');
	return loading(compareApplications(event.locals.db, member, event.params.id, chosen));
};
