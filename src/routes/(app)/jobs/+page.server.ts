import { loading, signedIn } from '#lib/server/http/guard.ts';
import { listJobs } from '#lib/server/workflows/list-jobs.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { searchParams } = event.url;
	const state = searchParams.get('show') === 'closed' ? 'closed' : 'open';
	return loading(listJobs(event.locals.db, member, { state, before: searchParams.get('after') }));
};
