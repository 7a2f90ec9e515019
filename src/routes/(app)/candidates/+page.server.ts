import { loading, signedIn } from '#lib/server/http/guard.ts';
import { listCandidates } from '#lib/server/workflows/list-candidates.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { searchParams } = event.url;
	const page = { query: searchParams.get('find') ?? '', after: searchParams.get('after') };
	return loading(listCandidates(event.locals.db, member, page));
};
