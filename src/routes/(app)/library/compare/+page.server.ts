import { loading, signedIn } from '#lib/server/http/guard.ts';
import { compareLibraryRoles } from '#lib/server/workflows/library/view-library-role.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { searchParams } = event.url;
	return loading(
		compareLibraryRoles(event.locals.db, signedIn(event), {
			left: searchParams.get('left') ?? '',
			right: searchParams.get('right') ?? '',
		}),
	);
};
