import { loading, signedIn } from '#lib/server/http/guard.ts';
import { listRoles } from '#lib/server/workflows/list-roles.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { searchParams } = event.url;
	return loading(
		listRoles(event.locals.db, member, {
			titleStart: searchParams.get('title') ?? '',
			after: searchParams.get('after'),
		}),
	);
};
