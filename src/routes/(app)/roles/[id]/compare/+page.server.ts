import { loading, signedIn } from '#lib/server/http/guard.ts';
import { compareRoleVersions } from '#lib/server/workflows/compare-role-versions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const member = signedIn(event);
	const { searchParams } = event.url;
	return loading(
		compareRoleVersions(event.locals.db, member, {
			roleId: event.params.id,
			before: Number(searchParams.get('before')),
			after: Number(searchParams.get('after')),
		}),
	);
};
