import { loading, signedIn } from '#lib/server/http/guard.ts';
import { listMembers } from '#lib/server/workflows/list-members.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { searchParams } = event.url;
	const removed = searchParams.get('show') === 'removed';
	const after = searchParams.get('after');
	const page = await loading(listMembers(event.locals.db, member, { removed, after }));
	return { ...page, removed, isFirstPage: after === null, now: event.locals.now };
};
